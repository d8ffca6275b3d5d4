package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the maps that WebDriver BiDi sends. Any entry can be missing. */
final class Json {
  private Json() {}

  /** {@return the text of an entry, or "" if it is not a text} */
  static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  /** {@return the number of an entry, or the default value if it is not a number} */
  static double number(Map<?, ?> map, String name, double defaultValue) {
    return map.get(name) instanceof Number number ? number.doubleValue() : defaultValue;
  }

  /** {@return the map of an entry, or an empty one if it is not a map} */
  static Map<?, ?> map(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  /** {@return the list of an entry, or an empty one if it is not a list} */
  static List<?> list(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> inner ? inner : List.of();
  }

  /** {@return the map of a JSON text, or an empty one if it is not a JSON object} */
  static Map<?, ?> parse(String json) {
    try {
      @Nullable Object value = new org.openqa.selenium.json.Json().toType(json, Object.class);
      return value instanceof Map<?, ?> map ? map : Map.of();
    } catch (RuntimeException e) {
      return Map.of();
    }
  }
}
