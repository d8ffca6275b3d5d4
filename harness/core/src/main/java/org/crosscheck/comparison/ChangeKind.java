package org.crosscheck.comparison;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.Verdict;

/** The ways in which a verdict can differ from an earlier one, worst first. */
public enum ChangeKind {
  /** The verdict is worse, or the answer is: an error where there was a value, or silence. */
  WORSE("worse"),
  /** One of the two verdicts is flaky, and the other is not or is otherwise. */
  FLAKY("flaky"),
  /** One of the two verdicts says something about the machine only. */
  INCONCLUSIVE("inconclusive"),
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

  /**
   * {@return how a verdict differs from an earlier, different one} With several alternatives, it is
   * worse than the worst or better than the best. An answer is worse than another answer that says
   * more, and never better: whether the new value is right is not known. Neither is an answer worse
   * or better than whether the claim holds, since the claim asked otherwise then.
   */
  static ChangeKind between(AcceptedVerdict before, AcceptedVerdict.Alternative after) {
    if (before.askedOtherwise(new AcceptedVerdict(List.of(after)))) {
      return CHANGED;
    }
    IntSummaryStatistics range =
        before.alternatives().stream().mapToInt(a -> a.kind().severity()).summaryStatistics();
    int severity = after.kind().severity();
    if (severity > range.getMax() || saysLess(before, after)) {
      return WORSE;
    }
    return severity < range.getMin() ? BETTER : CHANGED;
  }

  /**
   * {@return whether a verdict is worse than the accepted one: not accepted, and graver or an
   * answer that says less}
   */
  public static boolean worse(AcceptedVerdict accepted, AcceptedVerdict verdict) {
    return !accepted.alternatives().containsAll(verdict.alternatives())
        && !accepted.askedOtherwise(verdict)
        && (verdict.kind().severity() > accepted.kind().severity()
            || verdict.alternatives().stream().anyMatch(is -> saysLess(accepted, is)));
  }

  private static boolean saysLess(AcceptedVerdict before, AcceptedVerdict.Alternative after) {
    return after.kind() == Verdict.Kind.ANSWER
        && before.alternatives().stream()
            .allMatch(
                was ->
                    was.kind() == Verdict.Kind.ANSWER
                        && AnswerQuality.worse(was.detail(), after.detail()));
  }
}
