package org.crosscheck.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.crosscheck.message.Credentials;

/**
 * Reads and writes one line of a record as JSON; its field {@code kind} names the type of its
 * value.
 */
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

  /** {@return the value in a line; unknown and missing fields are errors} */
  static <T> T value(ObjectNode line, Class<T> type) throws JsonProcessingException {
    ObjectNode rest = line.deepCopy();
    rest.remove(KIND);
    return Json.MAPPER.treeToValue(rest, type);
  }

  private static String text(String kind, Object value) {
    ObjectNode line = Json.MAPPER.createObjectNode().put(KIND, kind);
    line.setAll((ObjectNode) Json.MAPPER.valueToTree(value));
    try {
      return escapeLoneSurrogates(Credentials.without(Json.MAPPER.writeValueAsString(line)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of kind " + kind + " cannot be written as JSON", e);
    }
  }

  /**
   * Escapes lone surrogates, which a page may report and UTF-8 cannot encode. In JSON they can
   * occur only inside strings, where an escape is equivalent.
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
