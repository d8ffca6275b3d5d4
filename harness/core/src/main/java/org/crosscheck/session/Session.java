package org.crosscheck.session;

import org.crosscheck.observation.Observation;

/** A browser in which pages are visited, also several at a time. */
public interface Session extends AutoCloseable {
  /** A deadline is multiplied by no more than this, so that a run ends on any machine. */
  double MOST_SLOWDOWN = 20;

  /** Whether a session can be used. */
  enum State {
    /** It accepts visits. */
    RUNNING,
    /** The harness ended it because a page could not be closed; the browser did not crash. */
    RETIRED,
    /** One of its processes ended, but not by the harness. */
    DIED
  }

  /** {@return the browser as it reported itself} */
  Identity identity();

  /** {@return the current state} */
  State state();

  /**
   * Visits a page and watches it until its visit ends. Whatever the page or the browser does, it
   * does not throw.
   *
   * @param load the page
   * @param queued when this session became free for the visit, in milliseconds since the epoch; a
   *     time before the start of the browser counts as that start
   */
  Observation visit(PageLoad load, double queued);

  /**
   * Measures the browser's speed while no page is visited.
   *
   * @return how many times longer a fixed piece of work takes than on a quiet machine, from 1 to
   *     {@value #MOST_SLOWDOWN}; 1 if it cannot be measured
   */
  default double slowdown() {
    return 1;
  }

  /** Ends the browser and everything that was started for it. */
  @Override
  void close();
}
