package org.crosscheck.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.crosscheck.engine.Engine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a run, one for each browser. A session that ended is replaced. A browser is given
 * up when it failed to start, or died, {@value #FAILURES} times in a row without a finished visit;
 * visits with it then end immediately, with the reason.
 */
final class SessionPool implements AutoCloseable {
  /** The number of failures in a row after which a browser is given up. */
  static final int FAILURES = 3;

  private final SessionFactory factory;
  private final Started started;
  private final Map<Engine, Slot> slots = new TreeMap<>();
  private final CompletableFuture<Void> measured;

  /** Receives each browser when it is up for the first time. */
  @FunctionalInterface
  interface Started {
    /**
     * A browser is up.
     *
     * @param slowdown see {@link Session#slowdown()}
     */
    void accept(Identity browser, double slowdown);
  }

  /**
   * Starts the browsers in parallel, without waiting for them.
   *
   * @param factory starts a browser
   * @param started receives each browser when all are up or given up
   */
  SessionPool(Iterable<Engine> browsers, SessionFactory factory, Started started) {
    this.factory = factory;
    this.started = started;
    for (Engine browser : browsers) {
      slots.put(browser, new Slot(browser));
    }
    // Not earlier, because the start of one browser slows down the other.
    measured =
        CompletableFuture.allOf(
                slots.values().stream()
                    .map(slot -> CompletableFuture.runAsync(slot::session))
                    .toArray(CompletableFuture<?>[]::new))
            .thenRun(() -> slots.values().forEach(Slot::announce));
  }

  /** Waits until every browser is up and measured, or given up. */
  void await() {
    measured.join();
  }

  /** Measures again how slow the browsers are; called while no page is visited. */
  void measure() {
    slots.values().forEach(Slot::measure);
  }

  /** {@return the measured slowdown of a browser; 1 if it was given up} */
  double slowdown(Engine browser) {
    return slot(browser).slowdown;
  }

  /** {@return whether a browser is not given up} */
  boolean usable(Engine browser) {
    return slot(browser).usable();
  }

  /** {@return whether a browser is not given up, and has finished a visit since it last died} */
  boolean proven(Engine browser) {
    return slot(browser).proven();
  }

  /**
   * {@return the observation of a page; its outcome is BROWSER_DIED if the browser was given up}
   */
  Observation visit(Engine browser, PageLoad load, double queued) {
    await();
    Slot slot = slot(browser);
    Optional<Session> session = slot.session();
    if (session.isEmpty()) {
      return Runner.notObserved(load.url(), Outcome.BROWSER_DIED, slot.why());
    }
    Observation seen = session.get().visit(load, queued);
    slot.visited(session.get(), seen.outcome());
    return seen;
  }

  private Slot slot(Engine browser) {
    Slot slot = slots.get(browser);
    if (slot == null) {
      throw new IllegalArgumentException(browser + " is not in the matrix");
    }
    return slot;
  }

  @Override
  public void close() {
    List<CompletableFuture<Void>> closing =
        slots.values().stream().map(p -> CompletableFuture.runAsync(p::close)).toList();
    closing.forEach(CompletableFuture::join);
  }

  /** The session of one browser. Callers wait while it starts. */
  private final class Slot implements AutoCloseable {
    private final Engine browser;
    private @Nullable Session session;
    private boolean opened;
    private volatile double slowdown = 1;
    private int failures;
    private String last = "";
    private boolean closed;

    Slot(Engine browser) {
      this.browser = browser;
    }

    /** {@return a running session; empty if the browser is given up or the pool is closed} */
    synchronized Optional<Session> session() {
      if (session != null && session.state() != Session.State.RUNNING) {
        if (session.state() == Session.State.DIED) {
          failures++;
        }
        session.close();
        session = null;
      }
      while (session == null && failures < FAILURES && !closed) {
        start();
      }
      return Optional.ofNullable(session);
    }

    private void start() {
      try {
        session = factory.open(browser);
        opened = true;
      } catch (RuntimeException e) {
        failures++;
        last = String.valueOf(e.getMessage());
      }
    }

    /** Measures again; a browser that is gone by now keeps its last slowdown. */
    Optional<Session> measure() {
      Optional<Session> running = session();
      running.ifPresent(s -> slowdown = s.slowdown());
      return running;
    }

    void announce() {
      measure().ifPresent(running -> started.accept(running.identity(), slowdown));
    }

    synchronized void visited(Session with, Outcome outcome) {
      if (outcome == Outcome.BROWSER_DIED) {
        return;
      }
      if (with.equals(session)) {
        failures = 0;
      }
    }

    synchronized boolean usable() {
      return session().isPresent();
    }

    synchronized boolean proven() {
      return usable() && failures == 0;
    }

    synchronized String why() {
      String ended =
          opened
              ? "%s ended or did not start %d times in a row".formatted(browser.id(), failures)
              : "%s did not start in %d tries".formatted(browser.id(), failures);
      return ended + (last.isEmpty() ? "" : ": " + last);
    }

    @Override
    public synchronized void close() {
      closed = true;
      if (session != null) {
        session.close();
      }
    }
  }
}
