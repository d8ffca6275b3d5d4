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
 * The sessions of a run, one a browser. One that dies is started again once; one that the harness
 * itself ended is started again each time.
 */
final class SessionPool implements AutoCloseable {
  private final SessionFactory factory;
  private final Consumer<Identity> started;
  private final Map<Engine, Place> places = new TreeMap<>();

  /**
   * Begins to start browsers side by side, and does not wait for them.
   *
   * @param factory starts a browser
   * @param started hears of each browser when it is up for the first time
   */
  SessionPool(Iterable<Engine> browsers, SessionFactory factory, Consumer<Identity> started) {
    this.factory = factory;
    this.started = started;
    for (Engine browser : browsers) {
      places.put(browser, new Place(browser));
    }
    // Whoever wants a session waits for it and hears of a failure.
    for (Place place : places.values()) {
      var unused = CompletableFuture.runAsync(place::awaitFirst);
    }
  }

  /**
   * Waits until a browser has come up for the first time.
   *
   * @throws NeverStarted if it did not
   */
  void await(Engine browser) {
    place(browser).awaitFirst();
  }

  /**
   * {@return the running session of a browser, or empty if it died twice}
   *
   * @throws UserError if it does not start again
   * @throws NeverStarted if it did not start at all
   */
  Optional<Session> of(Engine browser) {
    return place(browser).session();
  }

  private Place place(Engine browser) {
    Place place = places.get(browser);
    if (place == null) {
      throw new IllegalArgumentException(browser + " is not in the matrix");
    }
    return place;
  }

  @Override
  public void close() {
    List<CompletableFuture<Void>> closing =
        places.values().stream().map(p -> CompletableFuture.runAsync(p::close)).toList();
    closing.forEach(CompletableFuture::join);
  }

  /** A browser that did not start the first time: there is nothing to visit with. */
  static final class NeverStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException why;

    NeverStarted(RuntimeException why) {
      super(why);
      this.why = why;
    }

    /** {@return what starting it threw} */
    RuntimeException why() {
      return why;
    }
  }

  /** Where the session of one browser is. Whoever comes while it starts waits. */
  private final class Place implements AutoCloseable {
    private final Engine browser;
    private @Nullable Session session;
    private @Nullable NeverStarted failure;
    private int deaths;
    private boolean closed;

    Place(Engine browser) {
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
