package org.crosscheck.conformance;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/**
 * What a run found.
 *
 * @param run everything that was seen and judged, with what it is compared with
 * @param folder the folder of the run, with its record
 * @param writeFailure why the record is not whole; empty if it is
 */
public record RunResult(ComparedRun run, Path folder, Optional<String> writeFailure) {
  /** {@return everything that was seen and judged} */
  public RunRecord record() {
    return run.record();
  }

  /** {@return what was expected} */
  public Baseline baseline() {
    return run.baseline();
  }

  /** {@return how the run differs from what was expected} */
  public Comparison comparison() {
    return run.comparison();
  }
}
