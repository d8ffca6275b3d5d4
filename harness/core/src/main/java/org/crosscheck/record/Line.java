package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One line of a record as JSON text; the field {@code kind} says what it holds. */
final class Line {
  static final String RUN = "run";
  static final String BROWSER = "browser";
  static final String VISIT = "visit";
  static final String END = "end";
  static final String KIND = "kind";

  private Line() {}

  static String of(RunInfo info) {
    return text(RUN, info);
  }

  static String of(BrowserInfo browser) {
    return text(BROWSER, browser);
  }

  static String of(VisitRecord visit) {
    return text(VISIT, visit);
  }

  static String of(RunEnd end) {
    return text(END, end);
  }

  /** {@return the JSON object of a line} */
  static ObjectNode parse(String line) throws JsonProcessingException {
    JsonNode node = Json.MAPPER.readTree(line);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new com.fasterxml.jackson.databind.JsonMappingException(null, "not an object");
  }

  static String kind(ObjectNode line) {
    return line.path(KIND).asText();
  }

  /** {@return the value in a line, which must have no field too many and none too few} */
  static <T> T value(ObjectNode line, Class<T> type) throws JsonProcessingException {
    ObjectNode rest = line.deepCopy();
    rest.remove(KIND);
    return Json.MAPPER.treeToValue(rest, type);
  }

  private static String text(String kind, Object value) {
    ObjectNode line = Json.MAPPER.createObjectNode().put(KIND, kind);
    line.setAll((ObjectNode) Json.MAPPER.valueToTree(value));
    try {
      return escapeLoneSurrogates(Json.MAPPER.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + kind + " line is always JSON", e);
    }
  }

  /**
   * A page may report half a surrogate pair, which has no place in UTF-8. In JSON text one can only
   * stand inside a string, where an escape says the same.
   */
  private static String escapeLoneSurrogates(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        escaped.append(c).append(json.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        escaped.append(String.format("\\u%04X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
