package org.crosscheck.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.verdict.VisitKey;

/**
 * Estimates the remaining time of a run from the times that visits took.
 *
 * <p>A remaining visit is expected to take as long as in earlier runs ({@link VisitTimes}), times
 * the ratio of this run's times to the earlier ones, since the machine may be busier today. A visit
 * that earlier runs do not have is expected to take the average of this run. Browsers share the
 * threads evenly until one of them has no visits left, so a browser waits for as much work of
 * another as it has itself, and no more. Exclusive visits come at the end, one after the other.
 */
final class TimeLeft {
  private final Supplier<VisitTimes> earlier;
  private final int parallel;
  private final Map<VisitKey, Visit> left = new HashMap<>();
  private double finishedTime;
  private int finished;
  private double knownActual;
  private double knownEarlier;

  /**
   * Creates an estimate for a matrix before its first visit.
   *
   * @param parallel how many visits run at once, at least 1
   * @param earlier returns what is known so far about earlier runs
   */
  TimeLeft(Matrix matrix, int parallel, Supplier<VisitTimes> earlier) {
    matrix.visits().forEach(visit -> left.put(visit.key(), visit));
    this.parallel = parallel;
    this.earlier = earlier;
  }

  /** Takes account of a visit that has ended. */
  synchronized void visited(VisitRecord visit) {
    left.remove(visit.key());
    double milliseconds = visit.last().timings().page() + visit.last().timings().harness();
    finished++;
    finishedTime += milliseconds;
    earlier
        .get()
        .of(visit.key())
        .ifPresent(
            known -> {
              knownActual += milliseconds;
              knownEarlier += known;
            });
  }

  /** {@return the time until a browser's last visit ends; empty if nothing is known yet} */
  synchronized Optional<Duration> of(Engine browser) {
    Map<Engine, Double> shared = new TreeMap<>();
    Map<Engine, Double> exclusive = new TreeMap<>();
    VisitTimes known = earlier.get();
    for (Visit visit : left.values()) {
      OptionalDouble expected = expected(visit, known);
      if (expected.isEmpty()) {
        return Optional.empty();
      }
      (visit.exclusive() ? exclusive : shared)
          .merge(visit.browser(), expected.getAsDouble(), Double::sum);
    }
    double milliseconds =
        exclusive.containsKey(browser)
            ? until(shared, Double.POSITIVE_INFINITY) / parallel
                + until(exclusive, exclusive.getOrDefault(browser, 0.0))
            : until(shared, shared.getOrDefault(browser, 0.0)) / parallel;
    return Optional.of(Duration.ofMillis(Math.round(milliseconds)));
  }

  /** {@return the number of visits that a browser has left} */
  synchronized long count(Engine browser) {
    Predicate<Visit> its = visit -> visit.browser().equals(browser);
    return left.values().stream().filter(its).count();
  }

  private OptionalDouble expected(Visit visit, VisitTimes known) {
    OptionalDouble earlier = known.of(visit.key());
    if (earlier.isPresent()) {
      double slower = knownEarlier > 0 && knownActual > 0 ? knownActual / knownEarlier : 1;
      return OptionalDouble.of(earlier.getAsDouble() * slower);
    }
    return finished > 0 ? OptionalDouble.of(finishedTime / finished) : OptionalDouble.empty();
  }

  /** {@return the work of all browsers that is done until one with this much has finished} */
  private static double until(Map<Engine, Double> work, double own) {
    return work.values().stream().mapToDouble(w -> Math.min(w, own)).sum();
  }
}
