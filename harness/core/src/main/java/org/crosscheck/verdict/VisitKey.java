package org.crosscheck.verdict;

import java.util.Comparator;
import org.crosscheck.message.UserError;

/**
 * The key of a visit within a run. Its text is the name of the visit.
 *
 * @param page the fixture, with its variant after a colon if it has several
 * @param hosting the hosting's name
 * @param engine the engine's id, such as {@code chrome}
 * @param interpreters {@code none}, {@code mpy}, {@code py}, or those of main thread and worker as
 *     in {@code mpy-py}
 */
public record VisitKey(String page, String hosting, String engine, String interpreters)
    implements Comparable<VisitKey> {
  private static final int PARTS = 4;

  private static final Comparator<VisitKey> ORDER =
      Comparator.comparing(VisitKey::page)
          .thenComparing(VisitKey::hosting)
          .thenComparing(VisitKey::engine)
          .thenComparing(VisitKey::interpreters);

  /**
   * Parses the result of {@link #toString}.
   *
   * @throws UserError if the text does not have four parts
   */
  public static VisitKey parse(String text) {
    String[] parts = text.strip().split(" ");
    if (parts.length != PARTS) {
      throw new UserError(
          "'" + text + "' is not a visit key.",
          "Write page, hosting, engine and interpreters, separated by single spaces.");
    }
    return new VisitKey(parts[0], parts[1], parts[2], parts[3]);
  }

  @Override
  public int compareTo(VisitKey other) {
    return ORDER.compare(this, other);
  }

  /** {@return the four parts, separated by spaces} */
  @Override
  public String toString() {
    return String.join(" ", page, hosting, engine, interpreters);
  }
}
