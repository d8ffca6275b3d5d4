package org.crosscheck.doctor;

import java.util.Set;
import org.crosscheck.engine.Engine;

/**
 * A known difference between a release and its documentation.
 *
 * @param claim the id of the claim that does not hold
 * @param because why, as the reason in the baseline
 * @param browsers the browsers in which it was seen
 * @param interpreters the interpreters with which it was seen, as in a test case: {@code none},
 *     {@code mpy}, {@code py}, or main and worker as {@code mpy-py}
 */
public record Deviation(
    String claim, String because, Set<Engine> browsers, Set<String> interpreters) {
  /** Copies the sets. */
  public Deviation {
    browsers = Set.copyOf(browsers);
    interpreters = Set.copyOf(interpreters);
  }
}
