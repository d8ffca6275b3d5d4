package org.crosscheck.claim;

import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * The stable name of a claim, which does not depend on positions in the documentation.
 *
 * @param text lower-case words joined by hyphens, such as {@code worker-tag-runs}
 */
public record ClaimId(String text) implements Comparable<ClaimId> {
  private static final Pattern FORM = Pattern.compile("(?!.*--)[a-z][a-z0-9-]*(?<!-)");

  /**
   * Checks the form.
   *
   * @throws UserError if the text is not lower-case words joined by hyphens
   */
  public ClaimId {
    if (!FORM.matcher(text).matches()) {
      throw new UserError(
          "'" + text + "' is not a claim id.",
          "Use lower-case words joined by hyphens, such as worker-tag-runs.");
    }
  }

  @Override
  public int compareTo(ClaimId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
