package org.crosscheck.run;

import java.util.List;
import java.util.Optional;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.session.Identity;
import org.crosscheck.session.ScreenshotPolicy;

/** Receives the results of a run as they come. It is called from several threads, one at a time. */
public interface RunSink {
  /** A browser is up; called once for each browser, before its first visit ends. */
  void started(Identity browser);

  /** {@return the policy for a screenshot at the end of a visit; empty for no screenshots} */
  default Optional<ScreenshotPolicy> screenshotPolicy(Visit visit) {
    return Optional.empty();
  }

  /** A visit begins. */
  void visiting(Visit visit);

  /**
   * A visit has ended.
   *
   * @param tries the observation of each try, at least one; the last one counts
   */
  void visited(Visit visit, List<Observation> tries);
}
