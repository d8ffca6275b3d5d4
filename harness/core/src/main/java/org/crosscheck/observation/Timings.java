package org.crosscheck.observation;

/**
 * Where a visit's time went, in milliseconds, each at least 0.
 *
 * @param queue from when the session was free until it started the visit
 * @param context creating the user context and the window
 * @param navigation from sending the navigation command until the browser started to navigate
 * @param page from the start of the navigation to the page's last fact: the page's own time
 * @param teardown closing the window and the user context
 */
public record Timings(
    double queue, double context, double navigation, double page, double teardown) {

  /** {@return the harness's own share in milliseconds: everything but the page's time} */
  public double harness() {
    return queue + context + navigation + teardown;
  }

  /** {@return the sums of these times and others} */
  public Timings plus(Timings other) {
    return new Timings(
        queue + other.queue,
        context + other.context,
        navigation + other.navigation,
        page + other.page,
        teardown + other.teardown);
  }

  /** {@return a copy with another teardown} */
  public Timings withTeardown(double milliseconds) {
    return new Timings(queue, context, navigation, page, milliseconds);
  }
}
