package org.crosscheck.testng;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares Java values with JSON values. */
final class Values {
  private Values() {}

  /** {@return whether a value is the same in JSON: 42 and 42.0 are} */
  static boolean same(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Number a && actual instanceof Number b) {
      return number(a).compareTo(number(b)) == 0;
    }
    if (expected instanceof List<?> a && actual instanceof List<?> b) {
      boolean equal = a.size() == b.size();
      for (int i = 0; equal && i < a.size(); i++) {
        equal = same(a.get(i), b.get(i));
      }
      return equal;
    }
    if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
    }
    return expected == null ? actual == null : expected.equals(actual);
  }

  private static BigDecimal number(Number number) {
    return new BigDecimal(number.toString());
  }
}
