package org.crosscheck.collect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.conformance.CollectedRun;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Measured;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.crosscheck.session.ReportedVisit;
import org.jspecify.annotations.Nullable;

/**
 * The way of one device through the visits of its run, one at a time. A page that was left before
 * it had reported everything is opened once more. Not thread-safe.
 */
final class Walk {
  /** How often a page is opened that never says that it is over. */
  private static final int TRIES = 2;

  private final List<Visit> visits;
  private final CollectedRun run;
  private final Function<Visit, URI> address;
  private final double slowdown;
  private int next;
  private int tries;
  private long opened;
  private @Nullable ReportedVisit current;

  /**
   * A page to open.
   *
   * @param visit the visit
   * @param id what its page sends with its reports
   * @param number its place in the walk, from 1
   */
  record Step(Visit visit, String id, int number) {}

  /**
   * A walk that has not begun.
   *
   * @param address where the page of a visit is
   * @param slowdown by how much deadlines are multiplied
   */
  Walk(List<Visit> visits, CollectedRun run, Function<Visit, URI> address, double slowdown) {
    this.visits = List.copyOf(visits);
    this.run = run;
    this.address = address;
    this.slowdown = slowdown;
  }

  /** {@return the page to open now; empty if all were} */
  Optional<Step> next() {
    ReportedVisit open = current;
    if (open != null && (open.over() || tries >= TRIES)) {
      end(open, Outcome.PAGE_GONE, "it was left %d times while it was waited".formatted(tries));
    }
    while (next < visits.size() && needsPerson(visits.get(next))) {
      Visit visit = visits.get(next++);
      run.visiting(visit);
      run.visited(visit, notVisited(address.apply(visit)));
    }
    if (next == visits.size()) {
      return Optional.empty();
    }
    Visit visit = visits.get(next);
    if (tries == 0) {
      run.visiting(visit);
    }
    tries++;
    opened = System.nanoTime();
    current = new ReportedVisit(address.apply(visit), visit.doneWhen());
    return Optional.of(new Step(visit, id(), next + 1));
  }

  private String id() {
    return next + "." + tries;
  }

  /**
   * Takes what a page reported. Reports of a page that is not the current one are ignored: it was
   * left, or opened in a second tab.
   *
   * @param end whether the page is over or has waited until its deadline
   */
  void report(String id, List<String> reports, boolean end) {
    ReportedVisit open = current;
    if (open == null || !id.equals(id())) {
      return;
    }
    reports.stream().filter(text -> Messages.problem(text).isEmpty()).forEach(open::report);
    if (end) {
      end(open, Outcome.TIMED_OUT, "waited %d s".formatted(deadline().toSeconds()));
    }
  }

  private void end(ReportedVisit open, Outcome otherwise, String detail) {
    Duration took = Duration.ofNanos(System.nanoTime() - opened);
    run.visited(visits.get(next), open.observation(otherwise, detail, took));
    current = null;
    tries = 0;
    next++;
  }

  /** {@return how long the current page waits for its facts} */
  Duration deadline() {
    long quiet = visits.get(next).fixture().completion().deadline().toMillis();
    return Duration.ofMillis(Math.round(quiet * slowdown));
  }

  /** {@return the number of all visits} */
  int size() {
    return visits.size();
  }

  /** {@return whether a visit cannot be made by a browser that nobody drives} */
  static boolean needsPerson(Visit visit) {
    return !visit.fixture().visiting().steps().isEmpty();
  }

  /** {@return the observation of a page that needs a person} */
  static Observation notVisited(URI url) {
    return new Observation(
        Outcome.NOT_VISITED,
        "This page needs the keys and clicks of a person, which only a driver makes, and nobody"
            + " drives this browser.",
        url.toString(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Measured(new Timings(0, 0, 0, 0, 0), Load.UNKNOWN));
  }
}
