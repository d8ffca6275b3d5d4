package org.crosscheck.session;

import java.util.Map;
import java.util.TreeMap;
import org.crosscheck.engine.Engine;
import org.crosscheck.observation.Observation;

/**
 * Sessions that stay open when those who use them close them, so that the next ones need not wait
 * for a browser to start. A session that has ended is replaced.
 */
public final class KeptSessions implements SessionFactory, AutoCloseable {
  private final SessionFactory sessions;
  private final Map<Engine, Session> kept = new TreeMap<>();
  private boolean closed;

  /** Keeps sessions that another factory opens. */
  public KeptSessions(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * {@inheritDoc}
   *
   * @return a session that stays open when it is closed; one at a time is used of each engine
   */
  @Override
  public synchronized Session open(Engine engine) {
    if (closed) {
      throw new IllegalStateException("No session is opened any more");
    }
    Session session = kept.get(engine);
    if (session != null && session.state() != Session.State.RUNNING) {
      kept.remove(engine).close();
      session = null;
    }
    if (session == null) {
      session = sessions.open(engine);
      kept.put(engine, session);
    }
    return new Use(session);
  }

  /** Closes all sessions; no other one is opened. */
  @Override
  public synchronized void close() {
    closed = true;
    kept.values().forEach(Session::close);
    kept.clear();
  }

  /** The use of a session by somebody who closes it, but does not own it. */
  private record Use(Session session) implements Session {
    @Override
    public Identity identity() {
      return session.identity();
    }

    @Override
    public State state() {
      return session.state();
    }

    @Override
    public Observation visit(PageLoad load, double queued) {
      return session.visit(load, queued);
    }

    @Override
    public double slowdown() {
      return session.slowdown();
    }

    @Override
    public void close() {}
  }
}
