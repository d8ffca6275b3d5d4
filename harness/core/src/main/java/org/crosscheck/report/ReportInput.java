package org.crosscheck.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.FlakyRate;
import org.crosscheck.verdict.TestCaseId;

/**
 * A run, and everything else that its report contains.
 *
 * @param run the run
 * @param claims the claims and the documentation that they follow from
 * @param sources the code of the pages
 * @param comparison how the run compares with the baseline
 * @param baseline the baseline, for its reasons; may be empty
 * @param releases the baselines of the releases, with the run as the last one
 * @param pictures the folders of runs with screenshots; for each visit, the first folder that has
 *     its screenshot counts
 * @param known what is known from elsewhere
 */
public record ReportInput(
    RunRecord run,
    ClaimCatalog claims,
    PageSources sources,
    Comparison comparison,
    Baseline baseline,
    ReleaseMatrix releases,
    List<Path> pictures,
    Background known) {

  /**
   * What is known from elsewhere than the run.
   *
   * @param npm the npm versions of releases, by the name that {@code releases} has for them
   * @param flaky how often test cases were flaky; none for those that never were
   * @param sameRelease whether the baseline is that of the release that the run tested
   * @param against what the run is shown beside in addition to the baseline
   */
  public record Background(
      Map<String, String> npm,
      Map<TestCaseId, FlakyRate> flaky,
      boolean sameRelease,
      Optional<Against> against) {
    /** Nothing is known. */
    public static final Background NONE =
        new Background(Map.of(), Map.of(), false, Optional.empty());

    /** Copies the maps. */
    public Background {
      npm = Map.copyOf(npm);
      flaky = Map.copyOf(flaky);
    }

    /** {@return the same for a run that is compared with something else; this is not changed} */
    public Background withOtherBaseline() {
      return new Background(npm, flaky, false, against);
    }
  }

  /** Copies the list. */
  public ReportInput {
    pictures = List.copyOf(pictures);
  }

  /** A run of which nothing is known from elsewhere. */
  public ReportInput(
      RunRecord run,
      ClaimCatalog claims,
      PageSources sources,
      Comparison comparison,
      Baseline baseline,
      ReleaseMatrix releases,
      List<Path> pictures) {
    this(run, claims, sources, comparison, baseline, releases, pictures, Background.NONE);
  }

  /** {@return the same with what is known from elsewhere; this is not changed} */
  public ReportInput with(Background other) {
    return new ReportInput(run, claims, sources, comparison, baseline, releases, pictures, other);
  }

  /** {@return the same beside something else; this is not changed} */
  public ReportInput beside(Against other) {
    return with(
        new Background(known.npm(), known.flaky(), known.sameRelease(), Optional.of(other)));
  }
}
