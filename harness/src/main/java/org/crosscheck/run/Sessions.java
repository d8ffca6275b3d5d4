package org.crosscheck.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.crosscheck.browser.Identity;
import org.crosscheck.browser.Session;
import org.crosscheck.isolation.BrowserName;

/**
 * The sessions of a run, one a browser. One that dies is started again once; one that the harness
 * itself ended is started again each time.
 */
final class Sessions implements AutoCloseable {
  private final Function<BrowserName, Session> open;
  private final Map<BrowserName, Session> sessions = new EnumMap<>(BrowserName.class);
  private final Map<BrowserName, Integer> deaths = new EnumMap<>(BrowserName.class);

  Sessions(Function<BrowserName, Session> open) {
    this.open = open;
  }

  /** Starts browsers side by side, and throws what the first that failed said. */
  List<Identity> start(Iterable<BrowserName> browsers) {
    Map<BrowserName, CompletableFuture<Session>> starting = new EnumMap<>(BrowserName.class);
    for (BrowserName browser : browsers) {
      starting.put(browser, CompletableFuture.supplyAsync(() -> open.apply(browser)));
    }
    RuntimeException failure = null;
    List<Identity> identities = new ArrayList<>();
    for (Map.Entry<BrowserName, CompletableFuture<Session>> one : starting.entrySet()) {
      try {
        Session session = one.getValue().join();
        add(one.getKey(), session);
        identities.add(session.identity());
      } catch (CompletionException e) {
        failure = e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    if (failure != null) {
      close();
      throw failure;
    }
    return identities;
  }

  private synchronized void add(BrowserName browser, Session session) {
    sessions.put(browser, session);
  }

  /**
   * {@return the running session of a browser, or empty if it died twice}
   *
   * @throws org.crosscheck.told.Told if it does not start again
   */
  synchronized Optional<Session> of(BrowserName browser) {
    Session session = sessions.get(browser);
    if (session != null && session.state() == Session.State.RUNNING) {
      return Optional.of(session);
    }
    boolean died = session == null || session.state() == Session.State.DIED;
    if (died && deaths.merge(browser, 1, Integer::sum) > 1) {
      return Optional.empty();
    }
    if (session != null) {
      session.close();
    }
    Session again = open.apply(browser);
    add(browser, again);
    return Optional.of(again);
  }

  @Override
  public synchronized void close() {
    List<CompletableFuture<Void>> closing =
        sessions.values().stream().map(s -> CompletableFuture.runAsync(s::close)).toList();
    closing.forEach(CompletableFuture::join);
    sessions.clear();
  }
}
