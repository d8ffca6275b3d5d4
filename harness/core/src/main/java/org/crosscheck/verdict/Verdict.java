package org.crosscheck.verdict;

import org.crosscheck.claim.ClaimId;
import org.crosscheck.told.Told;

/**
 * What follows from an observation for one claim. The set is closed: handle it by a switch over
 * {@link #kind()} without a default branch.
 */
public sealed interface Verdict {

  /** The kinds of verdict, in the order in which people want to see them: worst first. */
  enum Kind {
    /** The harness failed. */
    OUR_FAULT,
    /** A MUST that does not hold. */
    BROKEN,
    /** A SHOULD that does not hold. */
    MISSED,
    /** The world was not ready, so the claim could not be judged. */
    NOT_REACHED,
    /** A claim that this one depends on does not hold in the same visit. */
    BLOCKED,
    /** A question of fact was answered. */
    SAYS,
    /** Excluded, with the reason. */
    NOT_ASKED,
    /** The sentence is true here. */
    HOLDS
  }

  /** {@return which of the closed set this is} */
  Kind kind();

  /** {@return why, in words with the values that were seen; "" only for HOLDS} */
  String because();

  /** {@return the verdict as a baseline has it: the kind, and for SAYS the value} */
  default String accepted() {
    return kind().name();
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
  record Says(String value) implements Verdict {
    public Says {
      requireText(value);
    }

    @Override
    public Kind kind() {
      return Kind.SAYS;
    }

    @Override
    public String because() {
      return value;
    }

    @Override
    public String accepted() {
      return "SAYS(" + value + ")";
    }
  }

  /** The world was not ready; {@code what} was missing. */
  record NotReached(String what) implements Verdict {
    public NotReached {
      requireText(what);
    }

    @Override
    public Kind kind() {
      return Kind.NOT_REACHED;
    }

    @Override
    public String because() {
      return what;
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
    public String accepted() {
      return "BLOCKED(" + by + ")";
    }
  }

  /** The claim was not asked; {@code how} says how to have it asked. */
  record NotAsked(String why, String how) implements Verdict {
    public NotAsked {
      requireText(why);
      requireText(how);
    }

    @Override
    public Kind kind() {
      return Kind.NOT_ASKED;
    }

    @Override
    public String because() {
      return why + " " + how;
    }
  }

  /** The harness failed; {@code told} says at what. */
  record OurFault(String told) implements Verdict {
    public OurFault {
      requireText(told);
    }

    @Override
    public Kind kind() {
      return Kind.OUR_FAULT;
    }

    @Override
    public String because() {
      return told;
    }
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw new Told(
          "A verdict came without its reason.", "Report this as a defect of Crosscheck.");
    }
  }
}
