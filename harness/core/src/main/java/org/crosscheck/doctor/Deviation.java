package org.crosscheck.doctor;

import java.util.Set;
import org.crosscheck.engine.Engine;

/**
 * Something that a release is known to do otherwise than its documentation says.
 *
 * @param claim the id of the claim that does not hold
 * @param because why, as it was accepted
 * @param browsers where it was seen
 * @param interpreters with which it was seen, each as in a case: {@code none}, {@code mpy}, {@code
 *     py}, or main and worker as {@code mpy-py}
 */
public record Deviation(
    String claim, String because, Set<Engine> browsers, Set<String> interpreters) {
  /** Copies. */
  public Deviation {
    browsers = Set.copyOf(browsers);
    interpreters = Set.copyOf(interpreters);
  }
}
