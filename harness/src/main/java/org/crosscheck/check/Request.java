package org.crosscheck.check;

import org.crosscheck.matrix.Selection;

/**
 * What to check.
 *
 * @param selection which part of the matrix
 * @param parallel how many visits go on at once, at least 1
 */
public record Request(Selection selection, int parallel) {
  /** {@return everything, with as many visits at once as there are cores} */
  public static Request everything() {
    return new Request(Selection.everything(), Runtime.getRuntime().availableProcessors());
  }
}
