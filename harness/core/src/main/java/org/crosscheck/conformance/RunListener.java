package org.crosscheck.conformance;

import java.util.List;
import org.crosscheck.comparison.Difference;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;

/** Receives the events of a run. It is called from several threads, one at a time. */
public interface RunListener extends Progress {
  @Override
  default void report(String step) {}

  /** The visits are about to begin; those of each browser wait until it is up. */
  default void begins(RunInfo info, Matrix matrix) {}

  /** A browser is up. */
  default void started(BrowserInfo browser) {}

  /** A visit begins. */
  default void visiting(Visit visit) {}

  /**
   * A visit has been judged and recorded; {@code differences} are its differences from the
   * baseline.
   */
  default void visited(VisitRecord visit, List<Difference> differences) {}
}
