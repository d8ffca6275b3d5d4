package org.crosscheck.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.observation.Observation;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;

/**
 * The sessions of a run, for each browser one that visits share or several. A session that ended is
 * replaced. It is given up when it failed to start, or died, {@value EngineSessions#FAILURES} times
 * in a row without a finished visit; when none is left, visits with that browser end immediately,
 * with the reason.
 */
final class SessionPool implements AutoCloseable {
  private final Map<Engine, EngineSessions> sessions = new TreeMap<>();

  /** Completes when the sessions that visits share are up and measured, or given up. */
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
   * @param started receives each browser before its first visit
   */
  SessionPool(Iterable<Engine> browsers, SessionFactory factory, Started started) {
    int size = factory.perEngine();
    for (Engine browser : browsers) {
      sessions.put(
          browser,
          size == 0
              ? new SharedSession(browser, factory, started::accept)
              : new SessionFleet(browser, size, factory, started::accept));
    }
    // Not earlier, because the start of one browser slows down the other.
    measured =
        CompletableFuture.allOf(
                shared()
                    .map(session -> CompletableFuture.runAsync(session::await))
                    .toArray(CompletableFuture<?>[]::new))
            .thenRun(() -> shared().forEach(SharedSession::announce));
  }

  private Stream<SharedSession> shared() {
    return sessions.values().stream()
        .filter(SharedSession.class::isInstance)
        .map(SharedSession.class::cast);
  }

  /** Waits until a visit with a browser can begin, or the browser is given up. */
  void await(Engine browser) {
    measured.join();
    if (sessions(browser) instanceof SessionFleet fleet) {
      fleet.await();
    }
  }

  /** Measures again how slow the browsers are; called while no page is visited. */
  void measure() {
    sessions.values().forEach(EngineSessions::measure);
  }

  /** {@return the measured slowdown of a browser; 1 if it was given up} */
  double slowdown(Engine browser) {
    return sessions(browser).slowdown();
  }

  /** {@return whether a browser is not given up} */
  boolean usable(Engine browser) {
    return sessions(browser).usable();
  }

  /** {@return whether a browser is not given up, and has finished a visit since it last died} */
  boolean proven(Engine browser) {
    return sessions(browser).proven();
  }

  /**
   * {@return the observation of a page; its outcome is BROWSER_DIED if the browser was given up}
   */
  Observation visit(Engine browser, PageLoad load, double queued) {
    await(browser);
    return sessions(browser).visit(load, queued);
  }

  private EngineSessions sessions(Engine browser) {
    EngineSessions of = sessions.get(browser);
    if (of == null) {
      throw new IllegalArgumentException(browser + " is not in the matrix");
    }
    return of;
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            sessions.values().stream()
                .map(of -> CompletableFuture.runAsync(of::close))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
