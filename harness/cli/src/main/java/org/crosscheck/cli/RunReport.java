package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.regression.BaselineLadder;
import org.crosscheck.report.Background;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.workspace.Checkout;

/** Writes the HTML report of a run. */
final class RunReport {
  private RunReport() {}

  /**
   * Writes the report.
   *
   * @param pictures the folders that have pictures of the run's visits
   * @param to the folder to write to
   * @return the page that the report begins with
   */
  static Path write(
      Checkout checkout, Catalog catalog, ComparedRun run, List<Path> pictures, Path to) {
    Background background =
        new Background(
            catalog.claims(),
            PageSources.read(checkout.fixtures()),
            run.comparison(),
            run.baseline(),
            BaselineLadder.with(checkout, run.record()),
            pictures);
    return HtmlReport.write(run.record(), background, to);
  }
}
