package org.crosscheck.run;

import java.util.List;
import java.util.Optional;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.session.Identity;
import org.crosscheck.session.ScreenshotPolicy;

/** Receives the results of a run as they come. It is called from several threads, one at a time. */
public interface RunSink {
  /**
   * A browser is up; called once for each browser, before its first visit begins.
   *
   * @param slowdown by how much the deadlines of its visits are multiplied; see {@link
   *     org.crosscheck.session.Session#slowdown()}
   */
  void started(Identity browser, double slowdown);

  /** A browser's slowdown was measured again, for the visits that follow. */
  default void measuredAgain(Engine browser, double slowdown) {}

  /** {@return the policy for a screenshot at the end of a visit; empty for no screenshots} */
  default Optional<ScreenshotPolicy> screenshotPolicy(Visit visit) {
    return Optional.empty();
  }

  /** A try of a visit begins. */
  void visiting(Visit visit);

  /** A try of a visit has ended. A visit whose browser died is tried once more immediately. */
  void visited(Visit visit, Observation seen);

  /**
   * {@return whether a visit should be made again, because its results are news} Called for each
   * visit at the end of a run, and before each further try.
   */
  default boolean wantsAnotherTry(Visit visit) {
    return false;
  }

  /** Further tries of some visits are about to begin. */
  default void tryingAgain(List<Visit> visits) {}

  /**
   * Some visits whose results are news are not made again, because each of the last {@code
   * confirmed} visits that were made again gave the same results as before.
   */
  default void notTriedAgain(List<Visit> visits, int confirmed) {}
}
