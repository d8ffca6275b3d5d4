package org.crosscheck.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.crosscheck.input.Step;
import org.crosscheck.observation.Observation;

/**
 * A page whose visit has ended and that is still open, so that it can be asked and used. What it
 * does meanwhile is added to its observation.
 */
public final class OpenPage {
  private static final Logger LOG = Logger.getLogger(OpenPage.class.getName());

  private final Optional<Contexts.Tab> tab;
  private final VisitCollector visit;
  private final Transport transport;
  private final DoubleFunction<Observation> observation;
  private final Consumer<Supplier<Observation>> leave;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A page that is open.
   *
   * @param tab the page's tab; empty if the browser gave none
   * @param observation makes the observation, from the milliseconds that closing the tab took
   * @param leave closes the tab; it is called once, with a source of the observation
   */
  OpenPage(
      Optional<Contexts.Tab> tab,
      VisitCollector visit,
      Transport transport,
      DoubleFunction<Observation> observation,
      Consumer<Supplier<Observation>> leave) {
    this.tab = tab;
    this.visit = visit;
    this.transport = transport;
    this.observation = observation;
    this.leave = leave;
  }

  /** {@return everything that was seen so far} */
  public Observation observation() {
    if (!closed.get()) {
      try {
        transport.sync();
      } catch (RuntimeException e) {
        // The browser is gone; what arrived before is kept.
        LOG.fine(e::toString);
      }
    }
    return observation.apply(0);
  }

  /**
   * Waits until what was seen fulfills a condition, for at most a time.
   *
   * @return everything that was seen then, whether it does or not
   */
  public Observation await(Predicate<Observation> condition, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    try {
      while (true) {
        long before = visit.events();
        Observation seen = observation();
        if (closed.get()
            || visit.end().isDone()
            || condition.test(seen)
            || !visit.awaitEvent(before, until)) {
          return seen;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return observation();
    }
  }

  /**
   * {@return the text to which a script evaluates in the page, apart from the page's own scripts;
   * empty for null}
   *
   * @param script an expression whose value is a text, null, or a promise of one
   * @param atMost how long to wait for it
   * @throws RuntimeException if the page does not answer, or is closed
   */
  public Optional<String> text(String script, Duration atMost) {
    return transport.text(openTab(), script, atMost);
  }

  /**
   * Clicks or types in the page, with the input of the browser.
   *
   * @throws RuntimeException if the step cannot be made, or the page is closed
   */
  public void make(Step step) {
    transport.make(openTab(), step);
  }

  /** {@return the contents of the window as PNG; empty if the page does not answer} */
  public Optional<byte[]> screenshot() {
    try {
      return Optional.of(transport.screenshot(openTab()));
    } catch (RuntimeException e) {
      LOG.fine(e::toString);
      return Optional.empty();
    }
  }

  /** {@return a failure of this page, in one line, in words for the user} */
  public String explain(RuntimeException failure) {
    return transport.explain(failure);
  }

  private Contexts.Tab openTab() {
    if (closed.get()) {
      throw new IllegalStateException("the page was closed");
    }
    return tab.orElseThrow(() -> new IllegalStateException("the page could not be opened"));
  }

  /**
   * Closes the page; a second time does nothing.
   *
   * @return everything that was seen
   */
  public Observation close() {
    if (!closed.compareAndSet(false, true)) {
      return observation.apply(0);
    }
    double before = System.currentTimeMillis();
    leave.accept(() -> observation.apply(0));
    return observation.apply(Math.max(0, System.currentTimeMillis() - before));
  }
}
