package org.crosscheck.regression;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;

/** The release matrix of all baselines. */
public final class BaselineReleaseMatrix {
  private BaselineReleaseMatrix() {}

  /**
   * {@return the baselines, oldest release first, followed by a run}
   *
   * @throws org.crosscheck.message.UserError if a baseline cannot be read
   */
  public static ReleaseMatrix with(Checkout checkout, RunRecord run) {
    List<String> names = checkout.baselines();
    List<Verdicts> releases = new ArrayList<>();
    if (!names.isEmpty()) {
      for (String name : ReleaseCatalog.read(checkout.fixtures()).inOrder(names)) {
        Baseline.read(checkout.baseline(name)).ifPresent(b -> releases.add(Verdicts.of(name, b)));
      }
    }
    releases.add(Verdicts.of("this run", run.results()));
    return ReleaseMatrix.of(releases);
  }
}
