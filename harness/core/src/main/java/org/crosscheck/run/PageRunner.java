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
 * Opens pages that are not fixtures: one after the other in each browser, with the browsers in
 * parallel. Exclusive pages come last. A page on which a browser dies is tried once more.
 */
public final class PageRunner implements AutoCloseable {
  private final Collection<Engine> browsers;
  private final SessionPool pool;

  /**
   * Starts the browsers, without waiting for them.
   *
   * @param sessions starts browsers
   * @param started receives each browser when it is up
   */
  public PageRunner(
      Collection<Engine> browsers, SessionFactory sessions, Consumer<Identity> started) {
    this.browsers = List.copyOf(browsers);
    this.pool =
        new SessionPool(this.browsers, sessions, (browser, slowdown) -> started.accept(browser));
  }

  /**
   * A page to open in a browser.
   *
   * @param what how the caller identifies the page
   * @param browser the engine to open it in
   * @param load the page
   */
  public record Job<T>(T what, Engine browser, PageLoad load) {}

  /**
   * Opens pages.
   *
   * @param sink receives each observation; called from several threads, one at a time
   */
  public <T> void run(Collection<Job<T>> jobs, BiConsumer<Job<T>, Observation> sink) {
    ExecutorService threads = Executors.newFixedThreadPool(browsers.size());
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (Engine browser : browsers) {
        List<Job<T>> ofBrowser =
            jobs.stream()
                .filter(j -> j.browser().equals(browser) && !j.load().conditions().exclusive())
                .toList();
        running.add(CompletableFuture.runAsync(() -> runInOrder(ofBrowser, sink), threads));
      }
      running.forEach(CompletableFuture::join);
      runInOrder(jobs.stream().filter(j -> j.load().conditions().exclusive()).toList(), sink);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }

  private <T> void runInOrder(List<Job<T>> jobs, BiConsumer<Job<T>, Observation> sink) {
    for (Job<T> job : jobs) {
      Observation seen = visit(job);
      if (seen.outcome() == Outcome.BROWSER_DIED && pool.usable(job.browser())) {
        seen = visit(job);
      }
      synchronized (this) {
        sink.accept(job, seen);
      }
    }
  }

  private Observation visit(Job<?> job) {
    return pool.visit(job.browser(), job.load(), System.currentTimeMillis());
  }

  @Override
  public void close() {
    pool.close();
  }
}
