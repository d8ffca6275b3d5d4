package org.crosscheck.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.crosscheck.browser.BrowserSession;
import org.crosscheck.browser.Identity;
import org.crosscheck.isolation.BrowserName;

/** The sessions of a run, one a browser; one that dies is started again once. */
final class Sessions implements AutoCloseable {
  private final Function<BrowserName, BrowserSession> open;
  private final Map<BrowserName, BrowserSession> sessions = new EnumMap<>(BrowserName.class);
  private final Map<BrowserName, Integer> starts = new EnumMap<>(BrowserName.class);

  Sessions(Function<BrowserName, BrowserSession> open) {
    this.open = open;
  }

  /** Starts browsers side by side, and throws what the first that failed said. */
  List<Identity> start(Iterable<BrowserName> browsers) {
    Map<BrowserName, CompletableFuture<BrowserSession>> starting = new EnumMap<>(BrowserName.class);
    for (BrowserName browser : browsers) {
      starting.put(browser, CompletableFuture.supplyAsync(() -> open.apply(browser)));
    }
    RuntimeException failure = null;
    List<Identity> identities = new ArrayList<>();
    for (Map.Entry<BrowserName, CompletableFuture<BrowserSession>> one : starting.entrySet()) {
      try {
        BrowserSession session = one.getValue().join();
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

  private synchronized void add(BrowserName browser, BrowserSession session) {
    sessions.put(browser, session);
    starts.merge(browser, 1, Integer::sum);
  }

  /** {@return the living session of a browser, or empty if it died twice} */
  synchronized Optional<BrowserSession> of(BrowserName browser) {
    BrowserSession session = sessions.get(browser);
    if (session != null && session.alive()) {
      return Optional.of(session);
    }
    if (starts.getOrDefault(browser, 0) > 1) {
      return Optional.empty();
    }
    if (session != null) {
      session.close();
    }
    BrowserSession again = open.apply(browser);
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
