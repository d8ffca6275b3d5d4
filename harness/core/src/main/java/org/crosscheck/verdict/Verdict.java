package org.crosscheck.verdict;

import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;

/**
 * What follows from an observation for one claim. The set is closed: handle it by a switch over
 * {@link #kind()} without a default branch.
 */
public sealed interface Verdict {

  /**
   * The kinds of verdict, in the order in which people want to see them: worst first. Whatever
   * sorts, counts or colors verdicts asks a kind for what it means and has no table of its own.
   */
  enum Kind {
    /** The harness failed. */
    ERROR("error", 4, Result.UNDECIDED),
    /** A MUST that does not hold. */
    BROKEN("broken", 3, Result.FAILED),
    /** A SHOULD that does not hold. */
    MISSED("missed", 2, Result.FAILED),
    /** The page or the browser was not ready, so the claim could not be judged. */
    INCONCLUSIVE("inconclusive", 3, Result.UNDECIDED),
    /** A claim that this one depends on does not hold in the same visit. */
    BLOCKED("blocked", 3, Result.UNDECIDED),
    /** A question of fact was answered. */
    ANSWER("answer", 0, Result.PASSED),
    /** The claim does not apply here, with the reason. */
    NOT_APPLICABLE("n/a", 1, Result.SKIPPED),
    /** The sentence is true here. */
    HOLDS("holds", 0, Result.PASSED);

    private final String displayName;
    private final int severity;
    private final Result result;

    Kind(String displayName, int severity, Result result) {
      this.displayName = displayName;
      this.severity = severity;
      this.result = result;
    }

    /** {@return the word in baselines, records and reports for programs, such as HOLDS} */
    public String id() {
      return name();
    }

    /** {@return the word for people, in lower case, such as {@code broken}} */
    public String displayName() {
      return displayName;
    }

    /** {@return how bad it is, from 0: a case gets worse when this rises} */
    public int severity() {
      return severity;
    }

    /** {@return what a test report calls it} */
    public Result result() {
      return result;
    }

    /** {@return whether nobody wants it, so that accepting it needs a reason} */
    public boolean deviation() {
      return result == Result.FAILED || result == Result.UNDECIDED;
    }

    /**
     * {@return whether it says something about PyScript: true for a blocked claim, since the claim
     * that it depends on was judged}
     */
    public boolean conclusive() {
      return result == Result.PASSED || result == Result.FAILED || this == BLOCKED;
    }
  }

  /** The results that any test report knows. */
  enum Result {
    /** As it should be. */
    PASSED,
    /** TestResult, and not as it should be. */
    FAILED,
    /** It should have been judged and was not. */
    UNDECIDED,
    /** It was not to be judged. */
    SKIPPED
  }

  /** {@return which of the closed set this is} */
  Kind kind();

  /** {@return why, in words with the values that were seen; "" only for HOLDS} */
  String because();

  /** {@return the verdict without its reason, as a baseline accepts it} */
  default AcceptedVerdict accepted() {
    return AcceptedVerdict.of(kind(), "");
  }

  /** The sentence is true here. */
  record Holds(String because) implements Verdict {
    @Override
    public Kind kind() {
      return Kind.HOLDS;
    }
  }

  /** A MUST that does not hold. */
  record Broken(String because) implements Verdict {
    public Broken {
      requireText(because);
    }

    @Override
    public Kind kind() {
      return Kind.BROKEN;
    }
  }

  /** A SHOULD that does not hold. */
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

  /** The claim could not be judged; {@code why} says what was missing. */
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

  /** The claim does not apply here; {@code how} says how to have it judged. */
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

  /** The harness failed; {@code why} says at what. */
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
      throw new UserError(
          "A verdict came without its reason.", "Report this as a defect of Crosscheck.");
    }
  }
}
