package org.crosscheck.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.UserError;
import org.crosscheck.session.Identity;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a run, one for each browser. A browser that dies is restarted once; one that the
 * harness ended itself is restarted each time.
 */
final class SessionPool implements AutoCloseable {
  private final SessionFactory factory;
  private final Consumer<Identity> started;
  private final Map<Engine, Slot> slots = new TreeMap<>();

  /**
   * Starts the browsers in parallel, without waiting for them.
   *
   * @param factory starts a browser
   * @param started receives each browser when it is up for the first time
   */
  SessionPool(Iterable<Engine> browsers, SessionFactory factory, Consumer<Identity> started) {
    this.factory = factory;
    this.started = started;
    for (Engine browser : browsers) {
      slots.put(browser, new Slot(browser));
    }
    // The caller that needs a session waits for it and gets the failure.
    for (Slot slot : slots.values()) {
      var unused = CompletableFuture.runAsync(slot::awaitFirst);
    }
  }

  /**
   * Waits until a browser has come up for the first time.
   *
   * @throws NeverStarted if it did not
   */
  void await(Engine browser) {
    slot(browser).awaitFirst();
  }

  /**
   * {@return the running session of a browser, empty if it died twice}
   *
   * @throws UserError if it cannot be restarted
   * @throws NeverStarted if it never started
   */
  Optional<Session> of(Engine browser) {
    return slot(browser).session();
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

  /** A browser never started, so no page can be visited with it. */
  static final class NeverStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException why;

    NeverStarted(RuntimeException why) {
      super(why);
      this.why = why;
    }

    /** {@return the exception with which the start failed} */
    RuntimeException why() {
      return why;
    }
  }

  /** The session of one browser; callers wait while it starts. */
  private final class Slot implements AutoCloseable {
    private final Engine browser;
    private @Nullable Session session;
    private @Nullable NeverStarted failure;
    private int deaths;
    private boolean closed;

    Slot(Engine browser) {
      this.browser = browser;
    }

    synchronized void awaitFirst() {
      if (failure != null) {
        throw failure;
      }
      if (session != null || closed) {
        return;
      }
      try {
        session = factory.open(browser);
        started.accept(session.identity());
      } catch (RuntimeException e) {
        failure = new NeverStarted(e);
        throw failure;
      }
    }

    synchronized Optional<Session> session() {
      awaitFirst();
      if (session == null || session.state() == Session.State.RUNNING) {
        return Optional.ofNullable(session);
      }
      if (session.state() == Session.State.DIED && ++deaths > 1) {
        return Optional.empty();
      }
      session.close();
      session = factory.open(browser);
      return Optional.of(session);
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
