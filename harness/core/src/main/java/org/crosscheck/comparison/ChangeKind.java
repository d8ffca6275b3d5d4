package org.crosscheck.comparison;

import java.util.Locale;
import org.crosscheck.verdict.Verdict;

/** The ways in which a verdict can differ from an earlier one, worst first. */
public enum ChangeKind {
  /** A verdict that is worse. */
  WORSE("worse"),
  /** One of the two verdicts is known to be flaky. */
  FLAKY("flaky"),
  /** Another verdict that is neither worse nor better, such as another answer. */
  CHANGED("changed"),
  /** The same deviation for another reason. */
  OTHER_REASON("other reason"),
  /** A verdict that is better. */
  BETTER("better"),
  /** There was no verdict before. */
  NEW("new"),
  /** There is no verdict any more. */
  GONE("gone");

  private final String displayName;

  ChangeKind(String displayName) {
    this.displayName = displayName;
  }

  /** {@return the word in JSON and style sheets, such as {@code other-reason}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the word for people} */
  public String displayName() {
    return displayName;
  }

  /** {@return the way in which a verdict differs from another one that is not the same} */
  static ChangeKind bySeverity(Verdict.Kind before, Verdict.Kind after) {
    int change = after.severity() - before.severity();
    return change > 0 ? WORSE : change < 0 ? BETTER : CHANGED;
  }
}
