package org.crosscheck.verdict;

import org.crosscheck.message.UserError;

/**
 * What tells one visit of a run from the others. Its text is the name of the visit.
 *
 * @param page the fixture, with its variant after a colon if it has several
 * @param hosting the hosting's name
 * @param engine the engine's id, such as {@code chrome}
 * @param interpreters {@code none}, {@code mpy}, {@code py}, or main and worker as {@code mpy-py}
 */
public record VisitKey(String page, String hosting, String engine, String interpreters)
    implements Comparable<VisitKey> {
  private static final int PARTS = 4;

  /**
   * {@return the key of a text that {@link #toString} made}
   *
   * @throws UserError if the text does not have four parts
   */
  public static VisitKey parse(String text) {
    String[] words = text.strip().split(" ");
    if (words.length != PARTS) {
      throw new UserError(
          "'" + text + "' does not name a visit.",
          "Write page, hosting, engine and interpreters, with one blank between.");
    }
    return new VisitKey(words[0], words[1], words[2], words[3]);
  }

  @Override
  public int compareTo(VisitKey other) {
    return toString().compareTo(other.toString());
  }

  /** {@return the four parts with a blank between} */
  @Override
  public String toString() {
    return String.join(" ", page, hosting, engine, interpreters);
  }
}
