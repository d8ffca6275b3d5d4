package org.crosscheck.judge;

import org.crosscheck.observation.Load;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;

/**
 * Decides whether the machine was too busy to conclude anything from a time-out. See decision 0028.
 */
public final class Machine {
  /**
   * The percentage of time in which some process waits for a processor from which on there is
   * constantly more to compute than there are processors.
   */
  static final double BUSY_PRESSURE = 90;

  /** The delay of a timer, in milliseconds, that a machine with a free processor does not reach. */
  static final double BUSY_DRIFT = 250;

  /**
   * The percentage of the processors' time below which other programs cannot have kept a page from
   * what it had to compute: what was busy was the page.
   */
  static final double BUSY_OTHERS = 25;

  private Machine() {}

  /** {@return whether a visit timed out on a machine that was measurably busy} */
  public static boolean tooBusy(Observation seen) {
    return seen.outcome() == Outcome.TIMED_OUT && busy(seen.load());
  }

  /**
   * {@return whether there was constantly more to compute than the machine can, not only by the
   * page}
   */
  public static boolean busy(Load load) {
    if (load.others().orElse(BUSY_OTHERS) < BUSY_OTHERS) {
      return false;
    }
    if (load.pressure().isPresent() && load.pressure().getAsDouble() >= BUSY_PRESSURE) {
      return true;
    }
    if (load.drift().orElse(0) >= BUSY_DRIFT) {
      return true;
    }
    // The page's own computing delays its timers too, so they only count where nothing better is
    // known.
    double gap = load.idleGap().orElse(0);
    return load.pressure().isEmpty() && Double.isFinite(gap) && gap >= BUSY_DRIFT;
  }
}
