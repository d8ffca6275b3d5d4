package org.crosscheck.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Ladder;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.ReleaseBook;
import org.crosscheck.report.ReportInput;

/** Finds what a run is reported against. */
public final class Backgrounds {
  private Backgrounds() {}

  /**
   * {@return the run with the claims, the code of the pages, and what is accepted of other
   * releases}
   *
   * @param pictures the folders that have pictures of its visits
   * @throws org.crosscheck.told.Told if a baseline cannot be used
   */
  public static ReportInput of(
      Project project,
      Books books,
      RunRecord run,
      Comparison comparison,
      Baseline baseline,
      List<Path> pictures) {
    return new ReportInput(
        run,
        books.claims(),
        PageSources.read(project.fixtures()),
        comparison,
        baseline,
        ladder(project, run),
        pictures);
  }

  /** The run comes last, beside the baseline that it is compared with. */
  private static Ladder ladder(Project project, RunRecord run) {
    List<String> names = project.baselines();
    List<Verdicts> rungs = new ArrayList<>();
    if (!names.isEmpty()) {
      for (String name : ReleaseBook.read(project.fixtures()).inOrder(names)) {
        Baseline.read(project.baseline(name)).ifPresent(b -> rungs.add(Verdicts.of(name, b)));
      }
    }
    rungs.add(Verdicts.of("this run", run.judged()));
    return Ladder.of(rungs);
  }
}
