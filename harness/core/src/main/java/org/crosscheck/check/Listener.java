package org.crosscheck.check;

import java.util.List;
import org.crosscheck.comparison.Difference;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;

/** Hears of a run while it goes on. Calls come from several threads, one at a time. */
public interface Listener {
  /** Something is done that takes time. */
  default void says(String what) {}

  /** The visits are about to begin, each browser's when it is up. */
  default void begins(RunInfo info, Matrix matrix) {}

  /** A browser is up. */
  default void started(BrowserInfo browser) {}

  /** A visit begins. */
  default void visiting(Visit visit) {}

  /** A visit is over, judged, and recorded; {@code differences} are those from the baseline. */
  default void visited(VisitRecord visit, List<Difference> differences) {}
}
