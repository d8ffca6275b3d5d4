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
 * Walks a matrix: several visits at a time, those that measure time alone at the end. A browser
 * that dies is started again once, and the visit it died in is tried once more.
 */
public final class Runner {
  private final int parallel;
  private final SessionFactory sessions;
  private final Function<Visit, Target> address;
  private final RunSink sink;
  private volatile boolean stopping;

  /**
   * A runner.
   *
   * @param parallel how many visits may go on at once, at least 1. Workers of recent releases spin
   *     while they wait, so more than there are cores slows everything down
   * @param sessions starts browsers
   * @param address where the page of a visit is served
   * @param sink takes what is found
   */
  public Runner(
      int parallel, SessionFactory sessions, Function<Visit, Target> address, RunSink sink) {
    if (parallel < 1) {
      throw new UserError(parallel + " visits at once make no run.", "Give --parallel 1 or more.");
    }
    this.parallel = parallel;
    this.sessions = sessions;
    this.address = address;
    this.sink = sink;
  }

  /**
   * Makes every visit of a matrix and hands each to the sink. Returns early after {@link #stop()}.
   *
   * @throws UserError if a browser does not start
   */
  public void run(Matrix matrix) {
    try (SessionPool pool = new SessionPool(matrix.browsers(), sessions, this::started)) {
      walk(matrix.visits().stream().filter(v -> !v.exclusive()).toList(), parallel, pool);
      walk(matrix.visits().stream().filter(Visit::exclusive).toList(), 1, pool);
    } catch (SessionPool.NeverStarted e) {
      throw e.why();
    }
  }

  private void started(Identity browser) {
    synchronized (sink) {
      sink.started(browser);
    }
  }

  /** Makes {@link #run} begin no other visit; one whose browser dies now is not recorded. */
  public void stop() {
    stopping = true;
  }

  private void walk(List<Visit> visits, int threads, SessionPool sessions) {
    if (visits.isEmpty()) {
      return;
    }
    VisitQueue queue = new VisitQueue(visits);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Void>> walks =
          IntStream.range(0, threads)
              .mapToObj(i -> CompletableFuture.runAsync(() -> walk(queue, sessions), pool))
              .map(walk -> walk.whenComplete((done, failure) -> stopIf(failure)))
              .toList();
      walks.forEach(CompletableFuture::join);
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

  private void walk(VisitQueue queue, SessionPool sessions) {
    double free = System.currentTimeMillis();
    for (Optional<Visit> next = queue.take(); next.isPresent() && !stopping; next = queue.take()) {
      Visit visit = next.get();
      Target at = address.apply(visit);
      if (at instanceof Target.Reachable) {
        sessions.await(visit.browser());
      }
      synchronized (sink) {
        sink.visiting(visit);
      }
      List<Observation> tries = new ArrayList<>();
      tries.add(visit(visit, at, sessions, free));
      if (tries.get(0).outcome() == Outcome.BROWSER_DIED && !stopping) {
        tries.add(visit(visit, address.apply(visit), sessions, System.currentTimeMillis()));
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

  private Observation visit(Visit visit, Target at, SessionPool sessions, double free) {
    URI url = at.url();
    if (at instanceof Target.Unreachable closed) {
      return unseen(url, closed.outcome(), closed.why());
    }
    try {
      Optional<Session> session = sessions.of(visit.browser());
      if (session.isEmpty()) {
        return unseen(
            url,
            Outcome.BROWSER_DIED,
            visit.browser().id() + " died twice and is not started again");
      }
      PageLoad load =
          new PageLoad(
                  url, visit.doneWhen(), visit.fixture().completion().deadline(), visit.exclusive())
              .with(sink.camera(visit));
      return session.get().visit(load, free);
    } catch (UserError e) {
      return unseen(url, Outcome.BROWSER_DIED, e.getMessage());
    }
  }

  private static Observation unseen(URI url, Outcome outcome, String detail) {
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
