package org.crosscheck.conformance;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/**
 * The result of a run.
 *
 * @param run the observations and verdicts, and their comparison with the baseline
 * @param folder the folder of the run, with its record
 * @param writeFailure why the record is not whole; empty if it is
 */
public record RunResult(ComparedRun run, Path folder, Optional<String> writeFailure) {
  /** {@return the observations and verdicts} */
  public RunRecord record() {
    return run.record();
  }

  /** {@return the expected verdicts} */
  public Baseline baseline() {
    return run.baseline();
  }

  /** {@return how the run differs from the expected verdicts} */
  public Comparison comparison() {
    return run.comparison();
  }
}
