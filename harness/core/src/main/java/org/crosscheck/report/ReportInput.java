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
 * A run, and what it is reported against.
 *
 * @param run the run
 * @param claims the claims and the documentation that they are made of
 * @param sources the code of the pages
 * @param comparison how the run compares with the baseline
 * @param baseline what was accepted, for its reasons; empty if nothing was
 * @param ladder the run beside what was accepted of other releases; of no release if nothing was
 * @param pictures the folders of runs that have the pictures of visits; the first counts that has
 *     one
 */
public record ReportInput(
    RunRecord run,
    ClaimCatalog claims,
    PageSources sources,
    Comparison comparison,
    Baseline baseline,
    ReleaseMatrix ladder,
    List<Path> pictures) {
  /** Copies the list. */
  public ReportInput {
    pictures = List.copyOf(pictures);
  }
}
