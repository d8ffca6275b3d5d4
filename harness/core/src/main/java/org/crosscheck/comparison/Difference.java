package org.crosscheck.comparison;

import java.util.Optional;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;

/**
 * A test case whose verdict in a run differs from the baseline.
 *
 * @param kind how it differs: any kind except {@link ChangeKind#FLAKY} and {@link
 *     ChangeKind#OTHER_REASON}
 * @param of the test case
 * @param was the accepted verdict; empty only for {@link ChangeKind#NEW}
 * @param is the verdict of the run; empty only for {@link ChangeKind#GONE}
 * @param because the run's reason; "" if there is none
 */
public record Difference(
    ChangeKind kind,
    TestCaseId of,
    Optional<AcceptedVerdict> was,
    Optional<AcceptedVerdict> is,
    String because) {

  /**
   * Checks the verdicts.
   *
   * @throws IllegalArgumentException if a verdict is missing, or present where the kind excludes it
   */
  public Difference {
    if (was.isEmpty() != (kind == ChangeKind.NEW) || is.isEmpty() != (kind == ChangeKind.GONE)) {
      throw new IllegalArgumentException(kind + " of " + of + ": " + was + ", " + is);
    }
  }

  /** {@return the kind of the run's verdict; if there is none, of the accepted one} */
  public Verdict.Kind verdict() {
    return is.or(() -> was).orElseThrow().kind();
  }

  /**
   * {@return whether it is worse than the accepted verdict, or a deviation that is not accepted}
   */
  public boolean regression() {
    return kind == ChangeKind.WORSE
        || (kind != ChangeKind.GONE && kind != ChangeKind.BETTER && verdict().deviation());
  }

  /** {@return whether the test case is new and not a deviation} */
  public boolean newSuccess() {
    return kind == ChangeKind.NEW && !verdict().deviation();
  }

  /** {@return the accepted verdict as text; "" if there is none} */
  public String wasText() {
    return was.map(AcceptedVerdict::toString).orElse("");
  }

  /** {@return the run's verdict as text; "" if there is none} */
  public String isText() {
    return is.map(AcceptedVerdict::toString).orElse("");
  }

  /** {@return the difference in one line} */
  @Override
  public String toString() {
    String verdicts =
        was.map(v -> " was " + v).orElse("")
            + (was.isPresent() && is.isPresent() ? "," : "")
            + is.map(v -> " is " + v).orElse("");
    boolean explained = kind == ChangeKind.WORSE || kind == ChangeKind.NEW;
    return kind.displayName()
        + ": "
        + of
        + verdicts
        + (explained && !because.isEmpty() ? ": " + because : "");
  }
}
