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
 * An estimate of how long a run still takes, from how long visits really took.
 *
 * <p>A visit that is left counts as long as earlier runs had it ({@link VisitTimes}), times how
 * much longer the visits of this run took than earlier ones, since the machine may be busier today.
 * A visit that no earlier run made counts as long as one of this run did on average. Browsers share
 * the threads evenly until one has no visit left, so a browser waits for as much work of another as
 * it has itself, and no more. What runs alone comes at the end, one after the other.
 */
final class TimeLeft {
  private final Supplier<VisitTimes> earlier;
  private final int parallel;
  private final Map<VisitKey, Visit> left = new HashMap<>();
  private double took;
  private int made;
  private double tookOfKnown;
  private double knownOfTook;

  /**
   * An estimate for a matrix none of whose visits was made.
   *
   * @param earlier what is known by now of earlier runs
   * @param parallel how many visits go on at once, at least 1
   */
  TimeLeft(Matrix matrix, int parallel, Supplier<VisitTimes> earlier) {
    matrix.visits().forEach(visit -> left.put(visit.key(), visit));
    this.parallel = parallel;
    this.earlier = earlier;
  }

  /** A visit is over. */
  synchronized void visited(VisitRecord visit) {
    left.remove(visit.key());
    double milliseconds = visit.last().timings().page() + visit.last().timings().ours();
    made++;
    took += milliseconds;
    earlier
        .get()
        .of(visit.key())
        .ifPresent(
            known -> {
              tookOfKnown += milliseconds;
              knownOfTook += known;
            });
  }

  /** {@return until a browser's last visit is over; empty if nothing is known yet} */
  synchronized Optional<Duration> of(Engine browser) {
    Map<Engine, Double> together = new TreeMap<>();
    Map<Engine, Double> alone = new TreeMap<>();
    VisitTimes known = earlier.get();
    for (Visit visit : left.values()) {
      OptionalDouble expected = expected(visit, known);
      if (expected.isEmpty()) {
        return Optional.empty();
      }
      (visit.exclusive() ? alone : together)
          .merge(visit.browser(), expected.getAsDouble(), Double::sum);
    }
    double milliseconds =
        alone.containsKey(browser)
            ? until(together, Double.POSITIVE_INFINITY) / parallel
                + until(alone, alone.getOrDefault(browser, 0.0))
            : until(together, together.getOrDefault(browser, 0.0)) / parallel;
    return Optional.of(Duration.ofMillis(Math.round(milliseconds)));
  }

  /** {@return how many visits a browser has left} */
  synchronized long count(Engine browser) {
    Predicate<Visit> its = visit -> visit.browser().equals(browser);
    return left.values().stream().filter(its).count();
  }

  private OptionalDouble expected(Visit visit, VisitTimes known) {
    OptionalDouble earlier = known.of(visit.key());
    if (earlier.isPresent()) {
      double slower = knownOfTook > 0 && tookOfKnown > 0 ? tookOfKnown / knownOfTook : 1;
      return OptionalDouble.of(earlier.getAsDouble() * slower);
    }
    return made > 0 ? OptionalDouble.of(took / made) : OptionalDouble.empty();
  }

  /** {@return the work that is done until a browser that has so much is through} */
  private static double until(Map<Engine, Double> work, double own) {
    return work.values().stream().mapToDouble(w -> Math.min(w, own)).sum();
  }
}
