package org.crosscheck.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the visits of a matrix, several at a time; exclusive visits come last, one at a time. A
 * browser that dies is restarted once, and the visit in which it died is tried once more.
 */
public final class Runner {
  private final int parallel;
  private final SessionFactory sessions;
  private final Function<Visit, Target> targets;
  private final RunSink sink;
  private volatile boolean stopping;

  /**
   * Creates a runner.
   *
   * @param parallel the number of visits at once, at least 1. Workers of recent releases spin while
   *     they wait, so more visits than cores slow everything down
   * @param sessions starts browsers
   * @param targets returns where the page of a visit is served
   * @param sink receives the results
   */
  public Runner(
      int parallel, SessionFactory sessions, Function<Visit, Target> targets, RunSink sink) {
    if (parallel < 1) {
      throw new UserError(
          "--parallel must be at least 1, but it is " + parallel + ".",
          "Use --parallel 1 or more.");
    }
    this.parallel = parallel;
    this.sessions = sessions;
    this.targets = targets;
    this.sink = sink;
  }

  /**
   * Makes every visit of a matrix and passes each one to the sink. Returns early after {@link
   * #stop()}.
   *
   * @throws UserError if a browser does not start
   */
  public void run(Matrix matrix) {
    try (SessionPool pool = new SessionPool(matrix.browsers(), sessions, this::started)) {
      makeVisits(matrix.visits().stream().filter(v -> !v.exclusive()).toList(), parallel, pool);
      makeVisits(matrix.visits().stream().filter(Visit::exclusive).toList(), 1, pool);
    } catch (SessionPool.NeverStarted e) {
      throw e.why();
    }
  }

  private void started(Identity browser) {
    synchronized (sink) {
      sink.started(browser);
    }
  }

  /** Stops {@link #run} from starting further visits; visits in progress are not recorded. */
  public void stop() {
    stopping = true;
  }

  private void makeVisits(List<Visit> visits, int threads, SessionPool sessions) {
    if (visits.isEmpty()) {
      return;
    }
    VisitQueue queue = new VisitQueue(visits);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> workers =
          IntStream.range(0, threads)
              .mapToObj(i -> CompletableFuture.runAsync(() -> work(queue, sessions), pool))
              .map(worker -> worker.whenComplete((done, failure) -> stopIf(failure)))
              .toList();
      workers.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      pool.shutdown();
    }
  }

  private void stopIf(@Nullable Throwable failure) {
    if (failure != null) {
      stopping = true;
    }
  }

  private void work(VisitQueue queue, SessionPool sessions) {
    double free = System.currentTimeMillis();
    for (Optional<Visit> next = queue.take(); next.isPresent() && !stopping; next = queue.take()) {
      Visit visit = next.get();
      Target target = targets.apply(visit);
      if (target instanceof Target.Reachable) {
        sessions.await(visit.browser());
      }
      synchronized (sink) {
        sink.visiting(visit);
      }
      List<Observation> tries = new ArrayList<>();
      tries.add(visit(visit, target, sessions, free));
      if (tries.get(0).outcome() == Outcome.BROWSER_DIED && !stopping) {
        tries.add(visit(visit, targets.apply(visit), sessions, System.currentTimeMillis()));
      }
      free = System.currentTimeMillis();
      queue.done(visit);
      if (stopping) {
        return;
      }
      synchronized (sink) {
        sink.visited(visit, tries);
      }
    }
  }

  private Observation visit(Visit visit, Target target, SessionPool sessions, double free) {
    URI url = target.url();
    if (target instanceof Target.Unreachable unreachable) {
      return notObserved(url, unreachable.outcome(), unreachable.why());
    }
    try {
      Optional<Session> session = sessions.of(visit.browser());
      if (session.isEmpty()) {
        return notObserved(
            url, Outcome.BROWSER_DIED, visit.browser().id() + " died twice and is not restarted");
      }
      PageLoad load =
          new PageLoad(
                  url, visit.doneWhen(), visit.fixture().completion().deadline(), visit.exclusive())
              .with(sink.screenshotPolicy(visit));
      return session.get().visit(load, free);
    } catch (UserError e) {
      return notObserved(url, Outcome.BROWSER_DIED, e.getMessage());
    }
  }

  private static Observation notObserved(URI url, Outcome outcome, String detail) {
    return new Observation(
        outcome,
        detail,
        url.toString(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Timings(0, 0, 0, 0, 0));
  }
}
