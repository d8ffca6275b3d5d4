package org.crosscheck.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.crosscheck.run.Repetition;
import org.crosscheck.run.RunSink;
import org.crosscheck.run.Runner;
import org.crosscheck.run.Target;
import org.crosscheck.session.Identity;
import org.crosscheck.session.SessionFactory;

/**
 * Visits pages as a run does, without judging or recording them.
 *
 * @param sessions starts browsers
 * @param addresses returns where the page of a visit is served
 * @param parallel the number of visits at once
 */
record OurSide(SessionFactory sessions, Function<Visit, URI> addresses, int parallel) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS = 1000;
  private static final int PARTS = 10;
  private static final double PERCENT = 100;

  /** {@return the sample of one run through some visits} */
  Sample sample(List<Visit> visits) {
    try (MemoryMeter meter = new MemoryMeter()) {
      Clock clock = run(visits);
      Memory memory = meter.largest();
      return new Sample(
          visits.size(),
          clock.failed,
          clock.ends.get(clock.ends.size() - 1) / MILLIS,
          OptionalDouble.of(PERCENT * clock.harness / clock.page),
          memory.harness(),
          memory.others());
    }
  }

  /** {@return what many visits to one page cost} */
  Growth growth(Visit visit, int times) {
    try (MemoryMeter meter = new MemoryMeter()) {
      Clock clock = run(Collections.nCopies(times, visit));
      return new Growth(Window.of(clock.ends, PARTS), clock.failed, meter.largest());
    }
  }

  private Clock run(List<Visit> visits) {
    Clock clock = new Clock();
    new Runner(
            parallel,
            new Repetition(1, 1),
            sessions,
            visit -> new Target.Reachable(addresses.apply(visit)),
            clock)
        .run(new Matrix(visits));
    return clock;
  }

  /** Keeps sums and times only, because thousands of visits must not fill the memory. */
  private static final class Clock implements RunSink {
    private final List<Double> ends = new ArrayList<>();
    private long began;
    private int failed;
    private double harness;
    private double page;

    @Override
    public void started(Identity browser, double slowdown) {
      began = System.nanoTime();
    }

    @Override
    public void visiting(Visit visit) {}

    @Override
    public void visited(Visit visit, Observation seen) {
      if (seen.outcome() == Outcome.BROWSER_DIED) {
        // It is made again.
        return;
      }
      Timings timings = seen.measured().timings();
      harness += timings.harness();
      page += timings.page();
      failed += seen.outcome() == Outcome.DONE ? 0 : 1;
      ends.add((System.nanoTime() - began) / NANOS_PER_MILLI);
    }
  }
}
