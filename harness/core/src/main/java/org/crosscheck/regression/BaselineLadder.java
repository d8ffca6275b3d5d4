package org.crosscheck.regression;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;

/** What is accepted of every release that has a baseline, side by side. */
public final class BaselineLadder {
  private BaselineLadder() {}

  /**
   * {@return the baselines, oldest release first, and a run beside them as the last}
   *
   * @throws org.crosscheck.message.UserError if a baseline cannot be read
   */
  public static ReleaseMatrix with(Checkout checkout, RunRecord run) {
    List<String> names = checkout.baselines();
    List<Verdicts> rungs = new ArrayList<>();
    if (!names.isEmpty()) {
      for (String name : ReleaseCatalog.read(checkout.fixtures()).inOrder(names)) {
        Baseline.read(checkout.baseline(name)).ifPresent(b -> rungs.add(Verdicts.of(name, b)));
      }
    }
    rungs.add(Verdicts.of("this run", run.results()));
    return ReleaseMatrix.of(rungs);
  }
}
