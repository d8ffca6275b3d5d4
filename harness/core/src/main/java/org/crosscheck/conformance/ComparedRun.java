package org.crosscheck.conformance;

import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.workspace.Checkout;

/**
 * A recorded run and its comparison with a baseline.
 *
 * @param record the observations and verdicts
 * @param baseline the expected verdicts; an external hosting has the lines of the hosting that it
 *     is like
 * @param comparison how the run differs from the baseline
 */
public record ComparedRun(RunRecord record, Baseline baseline, Comparison comparison) {

  /**
   * {@return a run compared with the baseline of its release; with an empty one if there is none}
   *
   * @throws org.crosscheck.message.UserError if the baseline cannot be read
   */
  public static ComparedRun withAccepted(Checkout checkout, Catalog catalog, RunRecord record) {
    Baseline accepted = accepted(checkout, record.info().release().name());
    return with(expected(accepted, record.info()), catalog, record);
  }

  /** {@return a run compared with other verdicts, such as those of another run} */
  public static ComparedRun with(Verdicts verdicts, Catalog catalog, RunRecord record) {
    return with(expected(Baseline.of(verdicts), record.info()), catalog, record);
  }

  static ComparedRun with(Baseline expected, Catalog catalog, RunRecord record) {
    return new ComparedRun(
        record,
        expected,
        Comparison.of(expected, record.results(), Cases.vanished(catalog, record, expected)));
  }

  /**
   * {@return a baseline in which external hostings have the lines of the hostings that they are
   * like}
   */
  static Baseline expected(Baseline baseline, RunInfo run) {
    Baseline expected = baseline;
    for (HostingInfo hosting : run.hostings()) {
      if (!hosting.like().isEmpty()) {
        expected = expected.alsoFor(hosting.name(), hosting.like());
      }
    }
    return expected;
  }

  /** {@return the baseline of a release; empty if there is none} */
  static Baseline accepted(Checkout checkout, String release) {
    return new Baselines(checkout.baselines()).read(release).orElseGet(Baseline::empty);
  }
}
