package org.crosscheck.comparison;

import java.util.Locale;
import org.crosscheck.verdict.Verdict;

/** The ways in which a verdict can differ from an earlier one, worst first. */
public enum ChangeKind {
  /** The verdict is worse. */
  WORSE("worse"),
  /** One of the two verdicts is known to be flaky. */
  FLAKY("flaky"),
  /** The verdict is different but neither worse nor better, such as another answer. */
  CHANGED("changed"),
  /** The same deviation for another reason. */
  OTHER_REASON("other reason"),
  /** The verdict is better. */
  BETTER("better"),
  /** There was no verdict before. */
  NEW("new"),
  /** There is no longer a verdict. */
  GONE("gone");

  private final String displayName;

  ChangeKind(String displayName) {
    this.displayName = displayName;
  }

  /** {@return the id in JSON and style sheets, such as {@code other-reason}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the name to display, such as {@code other reason}} */
  public String displayName() {
    return displayName;
  }

  /** {@return how a verdict differs from an earlier, different one} */
  static ChangeKind bySeverity(Verdict.Kind before, Verdict.Kind after) {
    int change = after.severity() - before.severity();
    return change > 0 ? WORSE : change < 0 ? BETTER : CHANGED;
  }
}
