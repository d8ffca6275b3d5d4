package org.crosscheck.conformance;

import java.util.List;
import org.crosscheck.comparison.Difference;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.VisitKey;

/** Receives the events of a run. It is called from several threads, one at a time. */
public interface RunListener extends Progress {
  @Override
  default void report(String step) {}

  /** The visits are about to begin; those of each browser wait until it is up. */
  default void begins(RunInfo info, Matrix matrix) {}

  /** A browser is up. */
  default void started(BrowserInfo browser) {}

  /** A browser's slowdown was measured again, before visits are made again. */
  default void measuredAgain(String engine, double slowdown) {}

  /** A visit begins. */
  default void visiting(Visit visit) {}

  /**
   * A try of a visit has been judged and recorded.
   *
   * @param visit the visit with all its tries so far
   * @param differences how its results, which follow from all tries, differ from the baseline
   */
  default void visited(VisitRecord visit, List<Difference> differences) {}

  /**
   * The process is being terminated, and the run was stopped.
   *
   * @param result the results so far; possibly none
   */
  default void interrupted(RunResult result) {}

  /** Visits whose results are news are about to be made again, one at a time. */
  default void tryingAgain(List<VisitKey> visits) {}

  /**
   * Visits whose results are news are not made again, because each of the last {@code confirmed}
   * that were gave the same results as before.
   */
  default void notTriedAgain(List<VisitKey> visits, int confirmed) {}
}
