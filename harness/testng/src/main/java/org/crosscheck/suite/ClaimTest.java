package org.crosscheck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.suite.JudgedCases.Judged;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;
import org.testng.ITest;
import org.testng.SkipException;
import org.testng.annotations.Test;

/**
 * One test case: a claim in a visit. It is an instance of a subclass that is named after the
 * fixture ({@link FixtureClasses}).
 */
public abstract class ClaimTest implements ITest {
  private final Claim claim;
  private final TestCaseId of;
  private final JudgedCases cases;

  /** A test that starts nothing before it is run. */
  protected ClaimTest(Claim claim, TestCaseId of, JudgedCases cases) {
    this.claim = claim;
    this.of = of;
    this.cases = cases;
  }

  /** {@return the case that it is about} */
  TestCaseId testCase() {
    return of;
  }

  /** {@return where it gets its verdict from} */
  JudgedCases cases() {
    return cases;
  }

  @Override
  public String getTestName() {
    String visit = String.join(" ", of.page(), of.hosting(), of.engine(), of.interpreters());
    return claim.strength() + " " + claim.id() + ": " + claim.summary() + " [" + visit + "]";
  }

  /** Compares the verdict with the accepted one. */
  @Test
  public void is_as_accepted() {
    Judged judged = cases.of(of);
    judged
        .difference()
        .filter(d -> !d.fails())
        .ifPresent(
            d -> {
              throw new SkipException(d.toString());
            });
    assertThat(judged.difference()).withFailMessage(() -> failure(judged)).isEmpty();
    if (judged.result().verdict() instanceof Verdict.NotApplicable notApplicable) {
      throw new SkipException(notApplicable.because());
    }
  }

  private String failure(Judged judged) {
    String message = judged.difference().map(Difference::toString).orElse("");
    boolean worse = judged.difference().filter(d -> d.kind() == ChangeKind.WORSE).isPresent();
    if (!worse && !judged.result().verdict().kind().deviation()) {
      boolean doubtful = judged.difference().filter(Difference::doubtful).isPresent();
      return message
          + (doubtful ? "\nIf this is intended, accept it: " : "\nAccept it: ")
          + "./crosscheck accept, and commit the baseline.";
    }
    return """
    %s
    The documentation says: %s
    What to check:
      - %s\
    """
        .formatted(
            message, claim.statements().get(0).cited(), String.join("\n  - ", claim.checks()));
  }
}
