package org.crosscheck.message;

import java.util.List;

/** Counts and enumerations as English writes them. */
public final class English {
  private English() {}

  /** {@return a count with its noun, such as {@code 1 release} and {@code 2 releases}} */
  public static String count(long count, String noun) {
    return count(count, noun, noun + "s");
  }

  /** {@return a count with its noun, whose plural is not made by an {@code s}} */
  public static String count(long count, String singular, String plural) {
    return count + " " + (count == 1 ? singular : plural);
  }

  /**
   * {@return the first of some names, and how many there are beside them, such as {@code a, b and 3
   * more}}
   *
   * @param most as many as are named
   */
  public static String some(List<String> names, int most) {
    String named = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? named + " and " + (names.size() - most) + " more" : named;
  }
}
