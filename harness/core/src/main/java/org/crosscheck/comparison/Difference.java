package org.crosscheck.comparison;

import java.util.Optional;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;

/**
 * One case in which a run differs from the baseline.
 *
 * @param kind in which way: any but {@link ChangeKind#FLAKY} and {@link ChangeKind#OTHER_REASON}
 * @param of the case
 * @param was what was accepted; empty for {@link ChangeKind#NEW} alone
 * @param is the verdict of the run; empty for {@link ChangeKind#GONE} alone
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
   * @throws IllegalArgumentException if a verdict is missing, or is there where none can be
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
   * {@return whether it is worse than what was accepted, or a deviation that nobody accepted yet}
   */
  public boolean newTrouble() {
    return kind == ChangeKind.WORSE
        || (kind != ChangeKind.GONE && kind != ChangeKind.BETTER && verdict().deviation());
  }

  /** {@return whether the case is new and as it should be} */
  public boolean welcome() {
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
