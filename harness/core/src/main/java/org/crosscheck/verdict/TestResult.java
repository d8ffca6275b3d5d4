package org.crosscheck.verdict;

/**
 * The verdict on a test case.
 *
 * @param of the test case
 * @param expected what the claim expects there, in words; "" if it does not apply there
 * @param expectedBecause why the claim expects that there; "" if the claim gives no reason
 * @param verdict the verdict
 */
public record TestResult(TestCaseId of, String expected, String expectedBecause, Verdict verdict) {
  /** {@return this result with another verdict; this one is not changed} */
  public TestResult with(Verdict other) {
    return new TestResult(of, expected, expectedBecause, other);
  }
}
