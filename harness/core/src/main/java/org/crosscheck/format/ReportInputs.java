package org.crosscheck.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.regression.BaselineReleaseMatrix;
import org.crosscheck.regression.FlakyRates;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.report.Against;
import org.crosscheck.report.ReportInput;
import org.crosscheck.workspace.Checkout;

/** Collects the input of reports from a checkout. */
public final class ReportInputs {
  private static final String BASELINE = "baseline";

  private ReportInputs() {}

  /**
   * {@return a run that is compared with the baseline of its release, with everything else that its
   * reports contain}
   *
   * @param pictures folders with screenshots of the run's visits; for each visit, the first folder
   *     that has its screenshot counts
   * @throws org.crosscheck.message.UserError if a baseline or a page cannot be read
   */
  public static ReportInput of(
      Checkout checkout, Catalog catalog, ComparedRun run, List<Path> pictures) {
    ReportInput input =
        new ReportInput(
            run.record(),
            catalog.claims(),
            PageSources.read(checkout.fixtures()),
            run.comparison(),
            run.baseline(),
            BaselineReleaseMatrix.with(checkout, run.record()),
            pictures);
    return input.with(
        new ReportInput.Background(
            npm(checkout, input.releases().releases()),
            FlakyRates.of(run.record(), checkout.runs()),
            true,
            Optional.empty()));
  }

  /**
   * {@return what a run is shown beside}
   *
   * @param name the folder, record file or id of a run, a release that has a baseline, or {@value
   *     #BASELINE} for that of the run's own release
   * @throws org.crosscheck.message.UserError if it is none of these
   */
  public static Against against(Checkout checkout, String name, RunRecord run) {
    Path path = checkout.run(name);
    if (Files.exists(path)) {
      return Against.run(RecordReader.read(path).orRefuseEmpty());
    }
    String release = name.equals(BASELINE) ? run.info().release().name() : name;
    VerdictLookup.Accepted accepted = VerdictLookup.accepted(checkout, release);
    Baseline baseline = accepted.baseline();
    for (HostingInfo hosting : run.info().hostings()) {
      if (!hosting.like().isEmpty()) {
        baseline = baseline.alsoFor(hosting.name(), hosting.like());
      }
    }
    return Against.accepted(accepted.label(), baseline);
  }

  private static Map<String, String> npm(Checkout checkout, List<String> releases) {
    ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
    Map<String, String> npm = new HashMap<>();
    releases.forEach(name -> npm.put(name, catalog.npm(name)));
    return npm;
  }
}
