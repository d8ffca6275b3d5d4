package org.crosscheck.claim;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The context of a visit that claims can depend on: the hosting, the browser, whether the page gets
 * isolated there, and so on.
 *
 * @param values values by name; names are those of {@link #NAMES}, and a name that does not apply
 *     is absent
 */
public record VisitContext(Map<String, String> values) {
  /** The npm version of PyScript itself, to which {@code since} and {@code until} refer. */
  public static final String RELEASE = "release";

  /**
   * Whether the page should be cross-origin isolated, {@code true} or {@code false}: as the hosting
   * promises, or as the model predicts if it promises nothing.
   */
  public static final String ISOLATED = "isolated";

  /**
   * What the model predicts, {@code true} or {@code false}, if the hosting promises otherwise;
   * absent if they agree.
   */
  public static final String PREDICTED = "predicted";

  /** Every name that a claim can depend on. */
  public static final List<String> NAMES =
      List.of("hosting", "browser", ISOLATED, PREDICTED, "main", "worker", "variant", RELEASE);

  /** Copies, and rejects names that are not in {@link #NAMES}. */
  public VisitContext {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    if (!NAMES.containsAll(values.keySet())) {
      throw new IllegalArgumentException(
          "Unknown names in the context " + values + "; known: " + NAMES);
    }
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
