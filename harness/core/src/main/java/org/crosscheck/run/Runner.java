package org.crosscheck.run;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the visits of a matrix, several at a time; exclusive visits come next, one at a time. Last,
 * also one at a time, come further tries of the visits whose results are news. A visit in which a
 * browser dies is tried once more immediately.
 */
public final class Runner {
  /**
   * After this many visits in a row that gave the same results in every try, the change is not a
   * matter of chance, and further tries of hundreds of visits would only take hours. See decision
   * 0027.
   */
  static final int CONFIRMED = 10;

  private final int parallel;
  private final Repetition repetition;
  private final SessionFactory sessions;
  private final Function<Visit, Target> targets;
  private final RunSink sink;

  /** Visits in whose last try the browser died. */
  private final Set<Visit> died = ConcurrentHashMap.newKeySet();

  private volatile boolean stopping;

  /**
   * Creates a runner.
   *
   * @param parallel the number of visits at once, at least 1. Workers of recent releases spin while
   *     they wait, so more visits than cores slow everything down
   * @param repetition how often visits are made
   * @param sessions starts browsers
   * @param targets returns where the page of a visit is served
   * @param sink receives the results
   */
  public Runner(
      int parallel,
      Repetition repetition,
      SessionFactory sessions,
      Function<Visit, Target> targets,
      RunSink sink) {
    if (parallel < 1) {
      throw new UserError(
          "--parallel must be at least 1, but it is " + parallel + ".",
          "Use --parallel 1 or more.");
    }
    this.parallel = parallel;
    this.repetition = repetition;
    this.sessions = sessions;
    this.targets = targets;
    this.sink = sink;
  }

  /**
   * Makes every visit of a matrix and passes each try to the sink. Returns early after {@link
   * #stop()}. Visits with a browser that was given up end as BROWSER_DIED; see {@link SessionPool}.
   */
  public void run(Matrix matrix) {
    try (SessionPool pool = new SessionPool(matrix.browsers(), sessions, this::started)) {
      for (int i = 0; i < repetition.repeat() && !stopping; i++) {
        makeVisits(matrix.visits().stream().filter(v -> !v.exclusive()).toList(), parallel, pool);
        makeVisits(matrix.visits().stream().filter(Visit::exclusive).toList(), 1, pool);
      }
      if (repetition.tries() > repetition.repeat()) {
        tryAgain(matrix, pool);
      }
    }
  }

  private void tryAgain(Matrix matrix, SessionPool pool) {
    Predicate<Visit> news = visit -> wantsAnotherTry(visit) && canTryAgain(visit, pool);
    List<Visit> again = mixed(matrix.visits().stream().filter(news).toList());
    if (!again.isEmpty()) {
      pool.measure();
      synchronized (sink) {
        matrix.browsers().forEach(b -> sink.measuredAgain(b, pool.slowdown(b)));
        sink.tryingAgain(again);
      }
    }
    int confirmed = 0;
    for (int i = 0; i < again.size() && !stopping; i++) {
      if (confirmed == CONFIRMED) {
        synchronized (sink) {
          sink.notTriedAgain(again.subList(i, again.size()), CONFIRMED);
        }
        return;
      }
      Visit visit = again.get(i);
      int made = repetition.repeat();
      for (; made < repetition.tries() && news.test(visit) && !stopping; made++) {
        make(visit, true, pool, System.currentTimeMillis());
      }
      confirmed = news.test(visit) ? confirmed + 1 : 0;
    }
  }

  /**
   * A page is to blame for the deaths of a browser only if that browser can finish other visits;
   * otherwise, something on this machine ends it, and another try would show nothing about the
   * page.
   */
  private boolean canTryAgain(Visit visit, SessionPool pool) {
    return died.contains(visit) ? pool.proven(visit.browser()) : pool.usable(visit.browser());
  }

  private boolean wantsAnotherTry(Visit visit) {
    synchronized (sink) {
      return sink.wantsAnotherTry(visit);
    }
  }

  /** {@return the same visits, ordered so that neighbors have different fixtures} */
  private static List<Visit> mixed(List<Visit> visits) {
    Map<String, Integer> counts = new HashMap<>();
    SortedMap<Integer, List<Visit>> rounds = new TreeMap<>();
    for (Visit visit : visits) {
      int round = counts.merge(visit.fixture().name(), 1, Integer::sum);
      rounds.computeIfAbsent(round, r -> new ArrayList<>()).add(visit);
    }
    return rounds.values().stream().flatMap(List::stream).toList();
  }

  private void started(Identity browser, double slowdown) {
    synchronized (sink) {
      sink.started(browser, slowdown);
    }
  }

  /** Makes {@link #run} begin no other visit; one whose browser dies now is not recorded. */
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
      List<CompletableFuture<Void>> walks =
          IntStream.range(0, threads)
              .mapToObj(i -> CompletableFuture.runAsync(() -> makeVisits(queue, sessions), pool))
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

  private void makeVisits(VisitQueue queue, SessionPool pool) {
    double free = System.currentTimeMillis();
    for (Optional<Visit> next = queue.take(); next.isPresent() && !stopping; next = queue.take()) {
      Visit visit = next.get();
      make(visit, visit.exclusive(), pool, free);
      free = System.currentTimeMillis();
      queue.done(visit);
    }
  }

  /** Makes a visit, once more if the browser dies in it. */
  private void make(Visit visit, boolean exclusive, SessionPool pool, double free) {
    Outcome outcome = Outcome.BROWSER_DIED;
    double since = free;
    for (int i = 0; i < 2 && outcome == Outcome.BROWSER_DIED && !stopping; i++) {
      if (i == 1 && !pool.usable(visit.browser())) {
        return;
      }
      Target target = targets.apply(visit);
      if (target instanceof Target.Reachable) {
        pool.await(visit.browser());
      }
      synchronized (sink) {
        sink.visiting(visit);
      }
      Observation seen = visit(visit, target, exclusive, pool, since);
      if (stopping) {
        return;
      }
      synchronized (sink) {
        sink.visited(visit, seen);
      }
      outcome = seen.outcome();
      if (outcome == Outcome.BROWSER_DIED) {
        died.add(visit);
      } else {
        died.remove(visit);
      }
      since = System.currentTimeMillis();
    }
  }

  private Observation visit(
      Visit visit, Target target, boolean exclusive, SessionPool pool, double free) {
    URI url = target.url();
    if (target instanceof Target.Unreachable unreachable) {
      return notObserved(url, unreachable.outcome(), unreachable.why());
    }
    PageLoad load =
        new PageLoad(url, visit.doneWhen(), deadline(visit, pool), exclusive)
            .isolated(visit.isolated())
            .making(visit.fixture().visiting().steps())
            .with(sink.screenshotPolicy(visit));
    return pool.visit(visit.browser(), load, free);
  }

  private static Duration deadline(Visit visit, SessionPool pool) {
    Duration quiet = visit.fixture().completion().deadline();
    return Duration.ofMillis(Math.round(quiet.toMillis() * pool.slowdown(visit.browser())));
  }

  static Observation notObserved(URI url, Outcome outcome, String detail) {
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
