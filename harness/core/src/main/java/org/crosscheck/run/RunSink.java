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

  /** A try of a visit begins. */
  void visiting(Visit visit);

  /** A try of a visit is over. A visit whose browser died is tried once more at once. */
  void visited(Visit visit, Observation seen);

  /**
   * {@return whether a visit should be made again} Asked at the end of a run, of each visit, before
   * each further try.
   */
  default boolean wantsAnotherTry(Visit visit) {
    return false;
  }

  /** Visits are about to be made again. */
  default void tryingAgain(List<Visit> visits) {}

  /**
   * Visits that should be made again are not, because every one of the last {@code confirmed} that
   * were made again did as it did before.
   */
  default void notTriedAgain(List<Visit> visits, int confirmed) {}
}
