package org.crosscheck.comparison;

import java.util.Optional;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;

/**
 * A test case whose verdict in a run differs from the baseline.
 *
 * @param kind how it differs: any kind except {@link ChangeKind#OTHER_REASON}
 * @param of the test case
 * @param was the accepted verdict; empty for {@link ChangeKind#NEW}, and for a new test case that
 *     is {@link ChangeKind#FLAKY} or {@link ChangeKind#INCONCLUSIVE}
 * @param is the verdict of the run; empty only for {@link ChangeKind#GONE}
 * @param isText the run's verdict as text, such as {@code FLAKY(1 of 3)}; "" if there is none
 * @param because the run's reason; "" if there is none
 */
public record Difference(
    ChangeKind kind,
    TestCaseId of,
    Optional<AcceptedVerdict> was,
    Optional<AcceptedVerdict> is,
    String isText,
    String because) {

  /**
   * Checks the verdicts.
   *
   * @throws IllegalArgumentException if a verdict is missing, or present where the kind excludes it
   */
  public Difference {
    boolean undecided = kind == ChangeKind.FLAKY || kind == ChangeKind.INCONCLUSIVE;
    if (was.isEmpty() != (kind == ChangeKind.NEW) && !(was.isEmpty() && undecided)
        || is.isEmpty() != (kind == ChangeKind.GONE)) {
      throw new IllegalArgumentException(kind + " of " + of + ": " + was + ", " + is);
    }
  }

  /** A difference whose verdict has no text of its own. */
  public Difference(
      ChangeKind kind,
      TestCaseId of,
      Optional<AcceptedVerdict> was,
      Optional<AcceptedVerdict> is,
      String because) {
    this(kind, of, was, is, is.map(AcceptedVerdict::toString).orElse(""), because);
  }

  /** {@return the kind of the run's verdict; if there is none, of the accepted one} */
  public Verdict.Kind verdict() {
    return is.or(() -> was).orElseThrow().kind();
  }

  /**
   * {@return whether it is worse than the accepted verdict, or a deviation that is not accepted}
   */
  public boolean regression() {
    return switch (kind) {
      case WORSE -> true;
      case NEW, CHANGED, OTHER_REASON -> verdict().deviation();
      case FLAKY, INCONCLUSIVE, BETTER, GONE -> false;
    };
  }

  /**
   * {@return whether somebody must decide if it is right before it is accepted} Whether another
   * answer is right is not known: the accepted one may be the defect, or the new one.
   */
  public boolean doubtful() {
    return kind == ChangeKind.WORSE || kind == ChangeKind.CHANGED;
  }

  /**
   * {@return whether it makes a run fail} Verdicts that are flaky, or about the machine only, do
   * not.
   */
  public boolean fails() {
    return kind != ChangeKind.FLAKY && kind != ChangeKind.INCONCLUSIVE;
  }

  /**
   * {@return whether the visit should be made again before this is reported: anything but a new
   * test case that is not a deviation, and a case that is gone}
   */
  public boolean news() {
    return kind != ChangeKind.GONE && !newSuccess();
  }

  /** {@return whether the test case is new and not a deviation} */
  public boolean newSuccess() {
    return kind == ChangeKind.NEW && !verdict().deviation();
  }

  /** {@return the accepted verdict as text; "" if there is none} */
  public String wasText() {
    return was.map(AcceptedVerdict::toString).orElse("");
  }

  /** {@return the difference in one line} */
  @Override
  public String toString() {
    String verdicts =
        was.map(v -> " was " + v).orElse("")
            + (was.isPresent() && is.isPresent() ? "," : "")
            + (isText.isEmpty() ? "" : " is " + isText);
    boolean explained =
        switch (kind) {
          case WORSE, NEW, FLAKY, INCONCLUSIVE -> true;
          case CHANGED, OTHER_REASON, BETTER, GONE -> false;
        };
    return kind.displayName()
        + ": "
        + of
        + verdicts
        + (explained && !because.isEmpty() ? ": " + because : "");
  }
}
