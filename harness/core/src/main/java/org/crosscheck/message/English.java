package org.crosscheck.message;

import java.util.List;

/** Formats counts and enumerations in English. */
public final class English {
  private English() {}

  /** {@return a count with its noun, such as {@code 1 release} and {@code 2 releases}} */
  public static String count(long count, String noun) {
    return count(count, noun, noun + "s");
  }

  /** {@return a count with its noun, for plurals that do not just add an {@code s}} */
  public static String count(long count, String singular, String plural) {
    return count + " " + (count == 1 ? singular : plural);
  }

  /**
   * {@return the first names and the number of the others, such as {@code a, b and 3 more}}
   *
   * @param most how many names to list at most
   */
  public static String some(List<String> names, int most) {
    String named = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? named + " and " + (names.size() - most) + " more" : named;
  }
}
