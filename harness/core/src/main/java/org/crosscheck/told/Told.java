package org.crosscheck.told;

import java.util.List;

/**
 * A problem that a person can do something about: what happened and what to do.
 *
 * <p>The command line prints the message without a stack trace; every other exception is a fault of
 * the harness.
 */
public final class Told extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String happened;
  private final String remedy;

  /**
   * A problem of one sentence and its remedy.
   *
   * @param happened what happened, with the values; not blank
   * @param remedy what to do; not blank
   */
  public Told(String happened, String remedy) {
    if (happened.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("A Told needs what happened and what to do.");
    }
    this.happened = happened;
    this.remedy = remedy;
  }

  /** {@return a problem made of several, all of them said at once} */
  public static Told all(String heading, List<String> problems, String remedy) {
    return new Told(heading + "\n  - " + String.join("\n  - ", problems), remedy);
  }

  /** {@return what happened and what to do, never blank} */
  @Override
  public String getMessage() {
    return happened + (happened.contains("\n") ? "\n" : " ") + remedy;
  }

  /** {@return what happened, never blank} */
  public String happened() {
    return happened;
  }

  /** {@return what to do about it, never blank} */
  public String remedy() {
    return remedy;
  }
}
