package org.crosscheck.run;

import org.crosscheck.observation.Observation;
import org.crosscheck.session.PageLoad;

/**
 * The sessions of one engine in a run. They are replaced when they end, until they are given up.
 */
interface EngineSessions extends AutoCloseable {
  /**
   * How often in a row, without a finished visit, a session fails to start or dies before it is
   * given up.
   */
  int FAILURES = 3;

  /** Starts what is not up yet, and waits until a visit can begin or all is given up. */
  void await();

  /** Measures again how slow the browsers are; called while no page is visited. */
  void measure();

  /** {@return the largest measured slowdown; 1 if nothing was measured} */
  double slowdown();

  /** {@return whether not all is given up} */
  boolean usable();

  /** {@return whether not all is given up, and a visit was finished since a browser last died} */
  boolean proven();

  /** {@return the observation of a page; its outcome is BROWSER_DIED if all is given up} */
  Observation visit(PageLoad load, double queued);

  @Override
  void close();

  /**
   * {@return why an engine was given up}
   *
   * @param opened whether a session was ever up
   * @param last why the last one did not start; "" if it did
   */
  static String why(String engine, boolean opened, int failures, String last) {
    String ended =
        opened
            ? "%s ended or did not start %d times in a row".formatted(engine, failures)
            : "%s did not start in %d tries".formatted(engine, failures);
    return ended + (last.isEmpty() ? "" : ": " + last);
  }
}
