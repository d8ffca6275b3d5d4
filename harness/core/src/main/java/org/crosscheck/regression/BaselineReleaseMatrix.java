package org.crosscheck.regression;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;

/** Builds the release matrix from all baselines. */
public final class BaselineReleaseMatrix {
  private BaselineReleaseMatrix() {}

  /**
   * {@return the matrix of the baselines, by calendar tag, oldest release first, followed by a run}
   *
   * @throws org.crosscheck.message.UserError if a baseline cannot be read
   */
  public static ReleaseMatrix with(Checkout checkout, RunRecord run) {
    Baselines baselines = new Baselines(checkout.baselines());
    List<String> releases = baselines.releases();
    List<Verdicts> columns = new ArrayList<>();
    if (!releases.isEmpty()) {
      ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
      for (String name : catalog.inOrder(releases)) {
        baselines.read(name).ifPresent(b -> columns.add(Verdicts.of(catalog.tag(name), b)));
      }
    }
    columns.add(Verdicts.of("this run", run.results()));
    return ReleaseMatrix.of(columns);
  }
}
