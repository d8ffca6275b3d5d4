package org.crosscheck.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Numbers equal values from 0 on, in the order in which they are first seen. */
final class Numbers<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** {@return the number of a value; the next one if it was not seen before} */
  int of(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  /** {@return the value with a number that {@link #of} returned} */
  T value(int number) {
    return Objects.requireNonNull(values.get(number));
  }

  /** {@return all values by their numbers} */
  List<T> values() {
    return List.copyOf(values);
  }
}
