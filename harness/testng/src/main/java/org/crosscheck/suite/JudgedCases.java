package org.crosscheck.suite;

import java.util.Optional;
import org.crosscheck.comparison.Difference;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/** Where tests get their verdicts from. */
public interface JudgedCases {
  /**
   * A verdict, and how it differs from the accepted one.
   *
   * @param difference empty if it is the accepted one
   */
  record Judged(TestResult result, Optional<Difference> difference) {}

  /**
   * {@return the verdict on a case} Waits for it.
   *
   * @throws RuntimeException if the run failed
   */
  Judged of(TestCaseId of);
}
