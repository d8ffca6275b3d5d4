package org.crosscheck.format;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.regression.BaselineReleaseMatrix;
import org.crosscheck.report.ReportInput;
import org.crosscheck.workspace.Checkout;

/** Collects the input of reports from a checkout. */
public final class ReportInputs {
  private ReportInputs() {}

  /**
   * {@return a run with everything else that its reports contain}
   *
   * @param pictures folders with screenshots of the run's visits; for each visit, the first folder
   *     that has its screenshot counts
   * @throws org.crosscheck.message.UserError if a baseline or a page cannot be read
   */
  public static ReportInput of(
      Checkout checkout, Catalog catalog, ComparedRun run, List<Path> pictures) {
    return new ReportInput(
        run.record(),
        catalog.claims(),
        PageSources.read(checkout.fixtures()),
        run.comparison(),
        run.baseline(),
        BaselineReleaseMatrix.with(checkout, run.record()),
        pictures);
  }
}
