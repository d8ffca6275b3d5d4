package org.crosscheck.run;

import org.crosscheck.message.UserError;

/**
 * How often visits are made.
 *
 * @param repeat how often each visit is made, at least 1
 * @param tries how often a visit that is news is made in all, at least 1
 */
public record Repetition(int repeat, int tries) {
  /** Each visit once, and three tries of what is news. */
  public static final Repetition DEFAULT = new Repetition(1, 3);

  /**
   * Checks the numbers.
   *
   * @throws UserError if one is less than 1
   */
  public Repetition {
    if (repeat < 1) {
      throw new UserError(repeat + " is not a number of repetitions.", "Give --repeat 1 or more.");
    }
    if (tries < 1) {
      throw new UserError(tries + " is not a number of tries.", "Give --tries 1 or more.");
    }
  }
}
