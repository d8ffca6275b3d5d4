package org.crosscheck.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the JSON of start pages and of what pages report; all of it is untrusted. */
final class Messages {
  /** What a page of a fixture reports is far less deep, and readers of it are recursive. */
  private static final int DEEPEST = 64;

  /** The longest report of a page, in characters. */
  private static final int LONGEST_REPORT = 1 << 20;

  /** A time after this is not one of a clock: it is in the year 5138. */
  private static final double LATEST = 1e14;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Messages() {}

  /**
   * {@return the object in a text}
   *
   * @throws IllegalArgumentException if it is not JSON or not an object; its message says why
   */
  static JsonNode object(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node != null && node.isObject()) {
        return node;
      }
      throw new IllegalArgumentException("it is not an object");
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null ? "" : "line %d: ".formatted(e.getLocation().getLineNr());
      String problem = e.getOriginalMessage().replaceFirst("(?s)\\n.*", "");
      throw new IllegalArgumentException(where + problem, e);
    }
  }

  /** {@return the text of a field; "" if it is missing or not a text} */
  static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() ? value.textValue() : "";
  }

  /** {@return a field's list of texts; everything else in it is left out} */
  static List<String> texts(JsonNode object, String field) {
    List<String> texts = new ArrayList<>();
    object
        .path(field)
        .forEach(
            item -> {
              if (item.isTextual()) {
                texts.add(item.textValue());
              }
            });
    return texts;
  }

  /**
   * {@return why a text is not what a page reports; empty if it is}
   *
   * @param report what {@code walk.js} sends: the JSON of a fact or of an error
   */
  static Optional<String> problem(String report) {
    if (report.length() > LONGEST_REPORT) {
      return Optional.of("a report has %d characters".formatted(report.length()));
    }
    try {
      JsonNode node = object(report);
      boolean named = node.path("name").isTextual() || node.path("error").isTextual();
      return named && isTime(node.path("at")) && isTime(node.path("document"))
          ? Optional.empty()
          : Optional.of("a report has no name, no document or no time");
    } catch (IllegalArgumentException e) {
      return Optional.of("a report is not JSON: " + e.getMessage());
    }
  }

  private static boolean isTime(JsonNode node) {
    return node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= LATEST;
  }

  /** {@return a map of JSON values as JSON that can stand in an HTML script} */
  static String write(Map<String, ?> object) {
    try {
      return MAPPER.writeValueAsString(object).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON values: " + object, e);
    }
  }
}
