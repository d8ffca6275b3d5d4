package org.crosscheck.session;

import java.time.Duration;
import java.util.logging.Logger;

/** Measures in a page how fast the machine is. See decision 0028. */
public final class PageSpeed {
  /**
   * How long the work takes on a quiet machine in either browser, in milliseconds. See decision
   * 0028.
   */
  public static final double QUIET = 50;

  private static final Logger LOG = Logger.getLogger(PageSpeed.class.getName());
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  /** The page needs half a second; more than this, and it does not answer. */
  private static final Duration IDLE_AT_MOST = Duration.ofSeconds(5);

  /** The median time of a computation that neither browser can shorten: xorshift in an array. */
  private static final String WORK =
      """
      (() => {
        const times = [];
        const numbers = new Int32Array(1024);
        for (let run = 0; run < 7; run++) {
          const began = performance.now();
          let x = 1;
          for (let i = 0; i < 20e6; i++) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
            numbers[i & 1023] = x;
          }
          times.push(performance.now() - began);
        }
        return times.sort((a, b) => a - b)[3];
      })()
      """;

  private static final String IDLE_GAP =
      """
      new Promise((resolve) => {
        const began = performance.now();
        let last = began;
        let gap = 0;
        const tick = () => {
          const now = performance.now();
          gap = Math.max(gap, now - last);
          last = now;
          if (now - began < 500) setTimeout(tick, 0);
          else resolve(gap);
        };
        setTimeout(tick, 0);
      })
      """;

  private final Transport transport;

  PageSpeed(Transport transport) {
    this.transport = transport;
  }

  /**
   * {@return the longest time between two timers of a page within half a second, in milliseconds;
   * infinite if the page does not answer}
   */
  double idleGap(Contexts.Tab tab) {
    try {
      return Math.max(0, transport.evaluate(tab, IDLE_GAP, IDLE_AT_MOST));
    } catch (RuntimeException e) {
      LOG.fine(e::toString);
      return Double.POSITIVE_INFINITY;
    }
  }

  /**
   * {@return how many times longer the work takes than on a quiet machine, from 1 to {@value
   * Session#MOST_SLOWDOWN}}
   *
   * @throws RuntimeException if it cannot be measured
   */
  double slowdown(Contexts.Tab tab) {
    return slowdown(transport.evaluate(tab, WORK, AT_MOST));
  }

  /** {@return the work, as a JavaScript expression whose value is the milliseconds that it took} */
  public static String work() {
    return WORK.strip();
  }

  /**
   * {@return how many times longer the work took than on a quiet machine, from 1 to {@value
   * Session#MOST_SLOWDOWN}}
   *
   * @param took how many milliseconds it took
   */
  public static double slowdown(double took) {
    return Math.min(Session.MOST_SLOWDOWN, Math.max(1, took / QUIET));
  }
}
