package org.crosscheck.suite;

import org.crosscheck.message.UserError;
import org.testng.ITest;
import org.testng.annotations.Test;

/** Fails if the properties are wrong. */
public final class Refused implements ITest {
  private final UserError why;

  Refused(UserError why) {
    this.why = why;
  }

  @Override
  public String getTestName() {
    return "the claims can be run";
  }

  /** Fails with the reason. */
  @Test
  @SuppressWarnings("DoNotCallSuggester") // TestNG calls it.
  public void the_claims_can_be_run() {
    throw why;
  }
}
