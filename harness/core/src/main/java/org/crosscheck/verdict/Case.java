package org.crosscheck.verdict;

import org.crosscheck.claim.ClaimId;
import org.crosscheck.told.Told;

/**
 * One claim asked in one place: what a verdict is about. Its text names it in baselines.
 *
 * @param claim the claim
 * @param page the fixture, with its variant after a colon if it has several
 * @param hosting the hosting's name
 * @param browser {@code chrome} or {@code firefox}
 * @param interpreters {@code none}, {@code mpy}, {@code py}, or main and worker as {@code mpy-py}
 */
public record Case(ClaimId claim, String page, String hosting, String browser, String interpreters)
    implements Comparable<Case> {

  /** {@return the case of a text made by {@link #toString}} */
  public static Case parse(String text) {
    String[] words = text.strip().split(" ");
    if (words.length != 5) {
      throw new Told(
          "'" + text + "' does not name a case.",
          "Write claim, page, hosting, browser and interpreters, with one blank between.");
    }
    return new Case(new ClaimId(words[0]), words[1], words[2], words[3], words[4]);
  }

  @Override
  public int compareTo(Case other) {
    return toString().compareTo(other.toString());
  }

  /** {@return the five parts with a blank between} */
  @Override
  public String toString() {
    return String.join(" ", claim.text(), page, hosting, browser, interpreters);
  }
}
