package org.crosscheck.session;

import org.crosscheck.observation.Observation;

/** A browser in which pages are visited, several at a time if asked. */
public interface Session extends AutoCloseable {
  /** Whether a session can be used. */
  enum State {
    /** It takes visits. */
    RUNNING,
    /** The harness ended it, because a page could not be closed; the browser is not to blame. */
    RETIRED,
    /** One of its processes ended, and the harness did not do it. */
    DIED
  }

  /** {@return the browser as it reported itself} */
  Identity identity();

  /** {@return whether it can be used} */
  State state();

  /**
   * Visits a page and watches it to its end. Never throws for what a page or a browser does.
   *
   * @param load the page
   * @param queued milliseconds since the epoch when this session became free for it; before it was
   *     up, it was not
   */
  Observation visit(PageLoad load, double queued);

  /** Ends the browser and everything that was started for it. */
  @Override
  void close();
}
