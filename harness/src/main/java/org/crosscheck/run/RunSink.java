package org.crosscheck.run;

import java.util.List;
import org.crosscheck.browser.Identity;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;

/** Takes what a run finds, as it finds it. Calls come from several threads, one at a time. */
public interface RunSink {
  /** A browser is up; comes before the end of its first visit, and once a browser. */
  void started(Identity browser);

  /** A visit begins. */
  void visiting(Visit visit);

  /**
   * A visit is over.
   *
   * @param tries what was seen in each try, at least one; the last counts
   */
  void visited(Visit visit, List<Observation> tries);
}
