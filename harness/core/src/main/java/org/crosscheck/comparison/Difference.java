package org.crosscheck.comparison;

import org.crosscheck.verdict.Case;

/**
 * One case in which a run differs from the baseline.
 *
 * @param kind in which way
 * @param of the case
 * @param was what was accepted; "" for {@link Kind#APPEARED}
 * @param is what the run says; "" for {@link Kind#VANISHED}
 * @param because the run's reason; "" if there is none
 */
public record Difference(Kind kind, Case of, String was, String is, String because) {

  /** The ways in which a run can differ, worst first. */
  public enum Kind {
    /** The verdict is worse than the accepted one. */
    WORSE("worse"),
    /**
     * Another answer to a question of fact, or another verdict that is neither worse nor better.
     */
    CHANGED("changed"),
    /** The verdict is better than the accepted one. */
    BETTER("better"),
    /** The baseline does not know the case. */
    APPEARED("appeared"),
    /** The run should have asked the case but did not. */
    VANISHED("vanished");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** {@return the word for people} */
    public String word() {
      return word;
    }
  }

  /**
   * {@return whether it is worse than what was accepted, or a deviation that nobody accepted yet}
   */
  public boolean newTrouble() {
    return kind == Kind.WORSE
        || (!is.isEmpty()
            && kind != Kind.BETTER
            && Baseline.needsReason(new Baseline.Line(is, "").kind()));
  }

  /** {@return the difference in one line, with what to do} */
  @Override
  public String toString() {
    return switch (kind) {
      case WORSE -> "worse: " + of + " was " + was + ", is " + is + ": " + because;
      case CHANGED -> "changed: " + of + " was " + was + ", is " + is;
      case BETTER -> "fixed: accept it: " + of + " was " + was + ", is " + is;
      case APPEARED ->
          "new: accept it: " + of + " is " + is + (because.isEmpty() ? "" : ": " + because);
      case VANISHED -> "gone: accept it: " + of + " was " + was;
    };
  }
}
