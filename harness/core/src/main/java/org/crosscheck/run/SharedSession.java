package org.crosscheck.run;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/** One session of an engine, in which several visits are made at a time. */
final class SharedSession implements EngineSessions {
  private final Engine browser;
  private final SessionFactory factory;
  private final BiConsumer<Identity, Double> started;
  private @Nullable Session session;
  private boolean opened;
  private volatile double slowdown = 1;
  private int failures;
  private String last = "";
  private boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param factory starts the browser
   * @param started receives the browser and its slowdown when {@link #announce} finds it running
   */
  SharedSession(Engine browser, SessionFactory factory, BiConsumer<Identity, Double> started) {
    this.browser = browser;
    this.factory = factory;
    this.started = started;
  }

  /** {@return a running session; empty if the browser is given up or closed} */
  private synchronized Optional<Session> session() {
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

  @Override
  public void await() {
    session();
  }

  /** Measures again; a browser that is gone by now keeps its last slowdown. */
  @Override
  public void measure() {
    session().ifPresent(running -> slowdown = running.slowdown());
  }

  /** Measures for the first time, and passes the browser on if it is up. */
  void announce() {
    measure();
    session().ifPresent(running -> started.accept(running.identity(), slowdown));
  }

  @Override
  public double slowdown() {
    return slowdown;
  }

  @Override
  public Observation visit(PageLoad load, double queued) {
    Optional<Session> running = session();
    if (running.isEmpty()) {
      return Runner.notObserved(load.url(), Outcome.BROWSER_DIED, why());
    }
    Observation seen = running.get().visit(load, queued);
    visited(running.get(), seen.outcome());
    return seen;
  }

  private synchronized void visited(Session with, Outcome outcome) {
    if (outcome != Outcome.BROWSER_DIED && with.equals(session)) {
      failures = 0;
    }
  }

  @Override
  public synchronized boolean usable() {
    return session().isPresent();
  }

  @Override
  public synchronized boolean proven() {
    return usable() && failures == 0;
  }

  private synchronized String why() {
    return EngineSessions.why(browser.id(), opened, failures, last);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (session != null) {
      session.close();
    }
  }
}
