package org.crosscheck.report;

import java.util.Optional;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.record.RunRecord;

/**
 * What a run is shown beside: another run, or accepted verdicts.
 *
 * @param name its name, such as {@code 2026.1.1} or {@code run 2026-11-22T170406Z}
 * @param verdicts its verdicts
 * @param accepted the accepted verdicts with their reasons; empty for a run
 * @param run the run with all that was observed; empty for accepted verdicts
 */
public record Against(String name, Verdicts verdicts, Baseline accepted, Optional<RunRecord> run) {
  /** {@return accepted verdicts, which have reasons but no observations} */
  public static Against accepted(String name, Baseline baseline) {
    return new Against(name, Verdicts.of(name, baseline), baseline, Optional.empty());
  }

  /** {@return another run} */
  public static Against run(RunRecord run) {
    String name = "run " + run.info().id();
    return new Against(name, Verdicts.of(name, run.results()), Baseline.empty(), Optional.of(run));
  }
}
