package org.crosscheck.format;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.regression.BaselineLadder;
import org.crosscheck.report.ReportInput;
import org.crosscheck.workspace.Checkout;

/** Collects what a run is reported against from a checkout. */
public final class ReportInputs {
  private ReportInputs() {}

  /**
   * {@return a run with everything that its reports show}
   *
   * @param pictures the folders that have pictures of the run's visits; the first that has one wins
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
        BaselineLadder.with(checkout, run.record()),
        pictures);
  }
}
