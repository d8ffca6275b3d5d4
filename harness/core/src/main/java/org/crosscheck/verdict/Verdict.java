package org.crosscheck.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;

/**
 * The conclusion from an observation for one claim. The set is closed: handle it with a switch over
 * {@link #kind()} without a default branch.
 */
public sealed interface Verdict {
  /** In how many tries of a visit a browser must die before the page is to blame. */
  int DEATHS_OF_A_PAGE = 3;

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
    /** The tries of the visit disagree. */
    FLAKY("flaky", 2, Result.FLAKY),
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
      return result == Result.FAILED || result == Result.UNDECIDED || result == Result.FLAKY;
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
    /** Tested several times, with different results. */
    FLAKY,
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

  /**
   * {@return the verdict without its reason, as reports show it: {@code HOLDS}, or {@code FLAKY(1
   * of 3)} if the worst verdict came in one of three tries}
   */
  default String label() {
    return accepted().toString();
  }

  /**
   * {@return whether it says something about the page} If not, it says something about the machine
   * only, and is neither better nor worse than another verdict.
   */
  default boolean aboutPage() {
    return true;
  }

  /**
   * {@return the verdict that follows from the tries of one visit: the common one if they agree,
   * otherwise {@link Flaky}}
   *
   * <p>A try that says nothing about the page does not count if another one does. If a browser died
   * in each of at least {@value #DEATHS_OF_A_PAGE} tries, the page is to blame.
   *
   * @param tries the verdict of each try, in order, at least one
   */
  static Verdict ofTries(List<Verdict> tries) {
    List<Verdict> counting = tries.stream().filter(Verdict::aboutPage).toList();
    Verdict last = tries.get(tries.size() - 1);
    if (counting.isEmpty()) {
      boolean alwaysDied =
          tries.size() >= DEATHS_OF_A_PAGE
              && tries.stream()
                  .allMatch(
                      v ->
                          v instanceof Inconclusive none
                              && none.cause() == Inconclusive.Cause.BROWSER);
      return alwaysDied
          ? new Inconclusive("in each of %d tries, %s".formatted(tries.size(), last.because()))
          : last;
    }
    return counting.stream().map(Verdict::accepted).distinct().count() == 1
        ? counting.get(counting.size() - 1)
        : new Flaky(counting);
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

  /**
   * No conclusion is possible.
   *
   * @param cause whose doing that is
   * @param why what is missing
   */
  record Inconclusive(Cause cause, String why) implements Verdict {
    /** What kept a visit from a conclusion. */
    public enum Cause {
      /** The page did not get far enough: that is a result. */
      PAGE,
      /** The browser ended: nothing is known about the page. */
      BROWSER,
      /** The machine was too busy to measure: nothing is known about the page. */
      MACHINE
    }

    public Inconclusive {
      requireText(why);
    }

    /** No conclusion is possible, because the page did not get far enough. */
    public Inconclusive(String why) {
      this(Cause.PAGE, why);
    }

    @Override
    public Kind kind() {
      return Kind.INCONCLUSIVE;
    }

    @Override
    public String because() {
      return why;
    }

    @Override
    public boolean aboutPage() {
      return cause == Cause.PAGE;
    }
  }

  /**
   * The tries of one visit disagree.
   *
   * @param tries the verdict of each try that counts, in order; at least two, not all the same
   */
  record Flaky(List<Verdict> tries) implements Verdict {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the tries do not disagree, or one is itself flaky
     */
    public Flaky {
      tries = List.copyOf(tries);
      if (distinct(tries).size() < 2 || tries.stream().anyMatch(v -> v.kind() == Kind.FLAKY)) {
        throw new IllegalArgumentException("not flaky: " + tries);
      }
    }

    @Override
    public Kind kind() {
      return Kind.FLAKY;
    }

    /** {@return the worst verdict of the tries; of equally bad ones the rarest} */
    public Verdict worst() {
      return tries.stream()
          .min(
              Comparator.comparing((Verdict v) -> -v.kind().severity())
                  .thenComparing(this::count)
                  .thenComparing(v -> v.accepted().toString()))
          .orElseThrow();
    }

    /** {@return how many tries gave this verdict, whatever their reasons} */
    public long count(Verdict verdict) {
      return tries.stream().filter(v -> v.accepted().equals(verdict.accepted())).count();
    }

    /** {@return each different verdict with the number of its tries and its first reason} */
    @Override
    public String because() {
      return accepted().alternatives().stream()
          .map(
              alternative -> {
                Verdict first =
                    tries.stream()
                        .filter(v -> v.accepted().alternatives().contains(alternative))
                        .findFirst()
                        .orElseThrow();
                String reason = first.kind().deviation() ? ": " + first.because() : "";
                return "%s in %d of %d tries%s"
                    .formatted(alternative, count(first), tries.size(), reason);
              })
          .collect(Collectors.joining("; "));
    }

    /** {@return the different verdicts of the tries as alternatives, worst first} */
    @Override
    public AcceptedVerdict accepted() {
      return new AcceptedVerdict(
          distinct(tries).stream().flatMap(v -> v.alternatives().stream()).toList());
    }

    @Override
    public String label() {
      return "FLAKY(%d of %d)".formatted(count(worst()), tries.size());
    }

    private static List<AcceptedVerdict> distinct(List<Verdict> tries) {
      return tries.stream()
          .sorted(Comparator.comparing((Verdict v) -> -v.kind().severity()))
          .map(Verdict::accepted)
          .distinct()
          .toList();
    }
  }

  /**
   * Something that the claim needs is missing.
   *
   * @param by the claim that is about exactly that
   * @param because what is missing
   */
  record Blocked(ClaimId by, String because) implements Verdict {
    public Blocked {
      requireText(because);
    }

    /** The claim {@code by} does not hold in the same visit. */
    public Blocked(ClaimId by) {
      this(by, by + " does not hold in the same visit");
    }

    @Override
    public Kind kind() {
      return Kind.BLOCKED;
    }

    @Override
    public AcceptedVerdict accepted() {
      return AcceptedVerdict.of(Kind.BLOCKED, by.text());
    }
  }

  /** The claim does not apply here for the reason {@code why}; {@code how} is a hint what to do. */
  record NotApplicable(String why, String how) implements Verdict {
    private static final String OF_DRIVEN =
        "Ask a browser that Crosscheck drives: ./crosscheck run";

    public NotApplicable {
      requireText(why);
      requireText(how);
    }

    /** {@return that a claim cannot be asked of a browser that nobody drives} */
    public static NotApplicable notAsked(String why) {
      return new NotApplicable(why, OF_DRIVEN);
    }

    @Override
    public Kind kind() {
      return Kind.NOT_APPLICABLE;
    }

    /** {@return false for a claim that was not asked: nothing is known about the page} */
    @Override
    public boolean aboutPage() {
      return !how.equals(OF_DRIVEN);
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
