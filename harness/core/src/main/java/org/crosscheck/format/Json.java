package org.crosscheck.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes JSON on one line or on several lines, equally on every system. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private Json() {}

  /** {@return an object without fields} */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** {@return a value on one line, with a line break at the end} */
  static String line(Object value) {
    return write(MAPPER.writer(), value);
  }

  /** {@return a value on several lines, with a line break at the end} */
  static String lines(Object value) {
    return write(MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER)), value);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + value.getClass() + " as JSON", e);
    }
  }
}
