package org.crosscheck.report;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.record.RunRecord;

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
 */
public record ReportInput(
    RunRecord run,
    ClaimCatalog claims,
    PageSources sources,
    Comparison comparison,
    Baseline baseline,
    ReleaseMatrix releases,
    List<Path> pictures) {
  /** Copies the list. */
  public ReportInput {
    pictures = List.copyOf(pictures);
  }
}
