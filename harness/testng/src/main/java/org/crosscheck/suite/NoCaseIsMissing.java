package org.crosscheck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.comparison.ChangeKind;
import org.testng.ITest;
import org.testng.annotations.Test;

/** Fails if the run lacks a test case that the baseline has. */
public final class NoCaseIsMissing implements ITest {
  private final ClaimRun run;

  NoCaseIsMissing(ClaimRun run) {
    this.run = run;
  }

  @Override
  public String getTestName() {
    return "every accepted case has a verdict";
  }

  /** Compares the cases of the run with those of the baseline. */
  @Test
  public void every_accepted_case_has_a_verdict() {
    assertThat(run.result().comparison().of(ChangeKind.GONE)).isEmpty();
  }
}
