package org.crosscheck.claim;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a claim is asked: the hosting, the browser, whether the page gets isolated there, and so
 * on.
 *
 * @param values by name; names are those of {@link #NAMES}, a name that does not apply is absent
 */
public record Circumstances(Map<String, String> values) {
  /** The npm version of PyScript itself, which {@code since} and {@code until} are about. */
  public static final String RELEASE = "release";

  /** Every name of a circumstance that a claim can depend on. */
  public static final java.util.List<String> NAMES =
      java.util.List.of("hosting", "browser", "isolated", "main", "worker", "variant", RELEASE);

  /** Copies, and refuses names that no claim could ask for. */
  public Circumstances {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    if (!NAMES.containsAll(values.keySet())) {
      throw new IllegalArgumentException(
          "Unknown circumstances in " + values + "; known: " + NAMES);
    }
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
