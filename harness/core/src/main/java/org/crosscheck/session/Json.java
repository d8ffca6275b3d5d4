package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the maps that WebDriver BiDi sends, in which anything may be missing. */
final class Json {
  private Json() {}

  /** {@return the text under a name, or "" if there is none} */
  static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  /** {@return the number under a name, or the value for when there is none} */
  static double number(Map<?, ?> map, String name, double otherwise) {
    return map.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }

  /** {@return the map under a name, or an empty one} */
  static Map<?, ?> map(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  /** {@return the list under a name, or an empty one} */
  static List<?> list(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> inner ? inner : List.of();
  }

  /** {@return the map of a JSON text, or an empty one if it is none} */
  static Map<?, ?> parse(String json) {
    try {
      @Nullable Object value = new org.openqa.selenium.json.Json().toType(json, Object.class);
      return value instanceof Map<?, ?> map ? map : Map.of();
    } catch (RuntimeException e) {
      return Map.of();
    }
  }
}
