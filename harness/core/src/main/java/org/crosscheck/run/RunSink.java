package org.crosscheck.run;

import java.util.List;
import java.util.Optional;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.session.Identity;
import org.crosscheck.session.ScreenshotPolicy;

/** Takes what a run finds, as it finds it. Calls come from several threads, one at a time. */
public interface RunSink {
  /** A browser is up; comes before the end of its first visit, and once a browser. */
  void started(Identity browser);

  /** {@return what takes a picture at the end of a visit, if anything does} */
  default Optional<ScreenshotPolicy> camera(Visit visit) {
    return Optional.empty();
  }

  /** A visit begins. */
  void visiting(Visit visit);

  /**
   * A visit is over.
   *
   * @param tries what was seen in each try, at least one; the last counts
   */
  void visited(Visit visit, List<Observation> tries);
}
