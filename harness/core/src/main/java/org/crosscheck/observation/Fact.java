package org.crosscheck.observation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One name and value reported about a visit.
 *
 * @param name words joined by dots, such as {@code sync.hello.value}
 * @param from who reported it
 * @param document the number of the document within the visit, from 1; a page that reloads itself
 *     has several
 * @param at milliseconds since the navigation started, by the reporter's clock
 * @param value a JSON value: string, number, boolean, null, list or map; immutable
 */
public record Fact(String name, Reporter from, int document, double at, @Nullable Object value) {

  /**
   * Copies the value.
   *
   * @throws IllegalArgumentException if the name is blank or the value is not a JSON value
   */
  public Fact {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A fact needs a name; its value was " + value);
    }
    value = copy(value);
  }

  /** {@return a copy in which each text of the value is changed} */
  Fact with(UnaryOperator<String> change) {
    return new Fact(name, from, document, at, changed(value, change));
  }

  private static @Nullable Object changed(@Nullable Object value, UnaryOperator<String> change) {
    if (value instanceof String text) {
      return change.apply(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().<@Nullable Object>map(item -> changed(item, change)).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> changed = new LinkedHashMap<>();
      map.forEach((key, item) -> changed.put(String.valueOf(key), changed(item, change)));
      return changed;
    }
    return value;
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof List<?> list) {
      return Collections.unmodifiableList(list.stream().<@Nullable Object>map(Fact::copy).toList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
      return Collections.unmodifiableMap(copy);
    }
    throw new IllegalArgumentException(value.getClass() + " is not a JSON value");
  }
}
