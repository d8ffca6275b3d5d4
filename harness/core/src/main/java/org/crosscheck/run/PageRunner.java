package org.crosscheck.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.SessionFactory;

/**
 * Opens pages that are no fixtures, in each browser one after the other, the browsers side by side.
 * Those that must be alone come at the end. A page with which a browser dies is tried once more.
 */
public final class PageRunner implements AutoCloseable {
  private final Collection<Engine> browsers;
  private final SessionPool pool;

  /**
   * Begins to start browsers.
   *
   * @param sessions starts browsers
   * @param started hears of each browser when it is up
   */
  public PageRunner(
      Collection<Engine> browsers, SessionFactory sessions, Consumer<Identity> started) {
    this.browsers = List.copyOf(browsers);
    this.pool = new SessionPool(this.browsers, sessions, started);
  }

  /**
   * A page to open.
   *
   * @param what what the one who asks knows it by
   * @param browser where
   * @param load the page
   */
  public record Stop<T>(T what, Engine browser, PageLoad load) {}

  /**
   * Opens pages.
   *
   * @param sink takes what was seen; calls come from several threads, one at a time
   */
  public <T> void walk(Collection<Stop<T>> stops, BiConsumer<Stop<T>, Observation> sink) {
    ExecutorService threads = Executors.newFixedThreadPool(browsers.size());
    try {
      List<CompletableFuture<Void>> walks = new ArrayList<>();
      for (Engine browser : browsers) {
        List<Stop<T>> here =
            stops.stream().filter(s -> s.browser().equals(browser) && !s.load().alone()).toList();
        walks.add(CompletableFuture.runAsync(() -> one(here, sink), threads));
      }
      walks.forEach(CompletableFuture::join);
      one(stops.stream().filter(s -> s.load().alone()).toList(), sink);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }

  private <T> void one(List<Stop<T>> stops, BiConsumer<Stop<T>, Observation> sink) {
    for (Stop<T> stop : stops) {
      Observation seen = visit(stop);
      if (seen.outcome() == Outcome.BROWSER_DIED && pool.usable(stop.browser())) {
        seen = visit(stop);
      }
      synchronized (this) {
        sink.accept(stop, seen);
      }
    }
  }

  private Observation visit(Stop<?> stop) {
    return pool.visit(stop.browser(), stop.load(), System.currentTimeMillis());
  }

  @Override
  public void close() {
    pool.close();
  }
}
