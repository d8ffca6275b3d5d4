package org.crosscheck.verdict;

import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;

/**
 * The conclusion from an observation for one claim. The set is closed: handle it with a switch over
 * {@link #kind()} without a default branch.
 */
public sealed interface Verdict {

  /**
   * The kinds of verdict, worst first, which is also the display order. Code that sorts, counts or
   * colors verdicts uses the properties of a kind and has no table of its own.
   */
  enum Kind {
    /** Crosscheck itself failed. */
    ERROR("error", 4, Result.UNDECIDED),
    /** A MUST does not hold. */
    BROKEN("broken", 3, Result.FAILED),
    /** A SHOULD does not hold. */
    MISSED("missed", 2, Result.FAILED),
    /** The page or the browser did not get far enough for a conclusion. */
    INCONCLUSIVE("inconclusive", 3, Result.UNDECIDED),
    /** A claim that this one depends on does not hold in the same visit. */
    BLOCKED("blocked", 3, Result.UNDECIDED),
    /** A question of fact was answered. */
    ANSWER("answer", 0, Result.PASSED),
    /** The claim does not apply to this case. */
    NOT_APPLICABLE("n/a", 1, Result.SKIPPED),
    /** The claim is true here. */
    HOLDS("holds", 0, Result.PASSED);

    private final String displayName;
    private final int severity;
    private final Result result;

    Kind(String displayName, int severity, Result result) {
      this.displayName = displayName;
      this.severity = severity;
      this.result = result;
    }

    /**
     * {@return the id in baselines, records and machine-readable reports, such as {@code HOLDS}}
     */
    public String id() {
      return name();
    }

    /** {@return the name to display, in lower case, such as {@code broken}} */
    public String displayName() {
      return displayName;
    }

    /** {@return the severity, from 0 to 4: a test case gets worse when this rises} */
    public int severity() {
      return severity;
    }

    /** {@return the result in terms of a test report} */
    public Result result() {
      return result;
    }

    /** {@return whether it is a deviation, so that accepting it needs a reason} */
    public boolean deviation() {
      return result == Result.FAILED || result == Result.UNDECIDED;
    }

    /**
     * {@return whether it allows a conclusion about PyScript; true for BLOCKED, since the claim
     * that it depends on has a verdict of its own}
     */
    public boolean conclusive() {
      return result == Result.PASSED || result == Result.FAILED || this == BLOCKED;
    }
  }

  /** The results that test report formats distinguish. */
  enum Result {
    /** Tested, and as it should be. */
    PASSED,
    /** Tested, and not as it should be. */
    FAILED,
    /** There should be a conclusion, and there is none. */
    UNDECIDED,
    /** Not applicable. */
    SKIPPED
  }

  /** {@return the kind of this verdict} */
  Kind kind();

  /** {@return the reason in words, with the observed values; may be "" only for HOLDS} */
  String because();

  /** {@return the verdict without its reason, as a baseline accepts it} */
  default AcceptedVerdict accepted() {
    return AcceptedVerdict.of(kind(), "");
  }

  /** The claim is true here. */
  record Holds(String because) implements Verdict {
    @Override
    public Kind kind() {
      return Kind.HOLDS;
    }
  }

  /** A MUST does not hold. */
  record Broken(String because) implements Verdict {
    public Broken {
      requireText(because);
    }

    @Override
    public Kind kind() {
      return Kind.BROKEN;
    }
  }

  /** A SHOULD does not hold. */
  record Missed(String because) implements Verdict {
    public Missed {
      requireText(because);
    }

    @Override
    public Kind kind() {
      return Kind.MISSED;
    }
  }

  /** A question of fact was answered; {@code value} is the answer as text, on one line. */
  record Answer(String value) implements Verdict {
    public Answer {
      requireText(value);
    }

    @Override
    public Kind kind() {
      return Kind.ANSWER;
    }

    @Override
    public String because() {
      return value;
    }

    @Override
    public AcceptedVerdict accepted() {
      return AcceptedVerdict.of(Kind.ANSWER, value);
    }
  }

  /** No conclusion is possible; {@code why} names what is missing. */
  record Inconclusive(String why) implements Verdict {
    public Inconclusive {
      requireText(why);
    }

    @Override
    public Kind kind() {
      return Kind.INCONCLUSIVE;
    }

    @Override
    public String because() {
      return why;
    }
  }

  /** The claim {@code by} does not hold in the same visit. */
  record Blocked(ClaimId by) implements Verdict {
    @Override
    public Kind kind() {
      return Kind.BLOCKED;
    }

    @Override
    public String because() {
      return by + " does not hold in the same visit";
    }

    @Override
    public AcceptedVerdict accepted() {
      return AcceptedVerdict.of(Kind.BLOCKED, by.text());
    }
  }

  /** The claim does not apply here for the reason {@code why}; {@code how} is a hint what to do. */
  record NotApplicable(String why, String how) implements Verdict {
    public NotApplicable {
      requireText(why);
      requireText(how);
    }

    @Override
    public Kind kind() {
      return Kind.NOT_APPLICABLE;
    }

    @Override
    public String because() {
      return why + " " + how;
    }
  }

  /** Crosscheck itself failed; {@code why} names the failure. */
  record HarnessError(String why) implements Verdict {
    public HarnessError {
      requireText(why);
    }

    @Override
    public Kind kind() {
      return Kind.ERROR;
    }

    @Override
    public String because() {
      return why;
    }
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw new UserError("A verdict has no reason.", "Report this as a defect of Crosscheck.");
    }
  }
}
