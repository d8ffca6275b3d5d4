package org.crosscheck.collect;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.conformance.CollectedRun;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Measured;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;
import org.crosscheck.session.ReportedVisit;

/**
 * The way of one device through the visits of its run, one at a time. A page that was left before
 * it had reported everything is opened once more. At the end, visits whose results are news are
 * made again, like those of a driven browser. Not thread-safe.
 */
final class Walk {
  /** How often a page is opened that never says that it is over. */
  private static final int OPENED = 2;

  /** How often a visit is made in all if its results are news. */
  private static final int TRIES = 3;

  /**
   * More news than this does not come by chance, and a person waits beside the device. See decision
   * 0027.
   */
  private static final int MOST_AGAIN = 20;

  private final Deque<Visit> waiting;
  private final List<Visit> visits;
  private final CollectedRun run;
  private final Function<Visit, URI> address;
  private final double slowdown;
  private int tries = 1;
  private Optional<Opened> current = Optional.empty();

  /** A page that is open. */
  private record Opened(Visit visit, ReportedVisit seen, int number, int times, long since) {
    String id() {
      return number + "." + times;
    }
  }

  /**
   * A page to open.
   *
   * @param visit the visit
   * @param id what its page sends with its reports
   * @param deadline how long it waits for its facts
   * @param place where that is in the walk, in words
   */
  record Step(Visit visit, String id, Duration deadline, String place) {}

  /**
   * A walk that has not begun.
   *
   * @param address where the page of a visit is
   * @param slowdown by how much deadlines are multiplied
   */
  Walk(List<Visit> visits, CollectedRun run, Function<Visit, URI> address, double slowdown) {
    this.visits = List.copyOf(visits);
    this.waiting = new ArrayDeque<>(visits);
    this.run = run;
    this.address = address;
    this.slowdown = slowdown;
  }

  /** {@return the page to open now; empty if all were} */
  Optional<Step> next() {
    if (current.isPresent()) {
      Opened left = current.get();
      if (!left.seen().over() && left.times() < OPENED) {
        return Optional.of(open(left.visit(), left.number(), left.times() + 1));
      }
      end(left, Outcome.PAGE_GONE, "it was left %d times while it waited".formatted(left.times()));
    }
    while (!waiting.isEmpty() && needsPerson(waiting.peek())) {
      Visit visit = waiting.remove();
      run.visiting(visit);
      run.visited(visit, notVisited(address.apply(visit)));
    }
    if (waiting.isEmpty() && tries < TRIES) {
      tries++;
      visits.stream()
          .filter(visit -> !needsPerson(visit) && run.wantsAnotherTry(visit))
          .limit(MOST_AGAIN)
          .forEach(waiting::add);
    }
    Visit visit = waiting.poll();
    if (visit == null) {
      return Optional.empty();
    }
    run.visiting(visit);
    return Optional.of(open(visit, numberOf(visit), 1));
  }

  /** {@return the number of a try of a visit, from 1, unlike those of all others} */
  private int numberOf(Visit visit) {
    return (tries - 1) * visits.size() + visits.indexOf(visit) + 1;
  }

  private Step open(Visit visit, int number, int times) {
    URI page = address.apply(visit);
    Opened opened =
        new Opened(
            visit, new ReportedVisit(page, visit.doneWhen()), number, times, System.nanoTime());
    current = Optional.of(opened);
    String place =
        tries == 1
            ? "Page %d of %d".formatted(number, visits.size())
            : "Trying again what is news: %d more to open".formatted(waiting.size() + 1);
    return new Step(visit, opened.id(), deadline(visit), place);
  }

  /**
   * Takes what a page reported. Reports of a page that is not the current one are ignored: it was
   * left, or opened in a second tab.
   *
   * @param end whether the page is over or has waited until its deadline
   */
  void report(String id, List<String> reports, boolean end) {
    Optional<Opened> open = current.filter(opened -> opened.id().equals(id));
    open.ifPresent(
        opened -> {
          reports.stream()
              .filter(text -> Messages.problem(text).isEmpty())
              .forEach(opened.seen()::report);
          if (end) {
            long seconds = deadline(opened.visit()).toSeconds();
            end(opened, Outcome.TIMED_OUT, "waited %d s".formatted(seconds));
          }
        });
  }

  private void end(Opened open, Outcome otherwise, String detail) {
    Duration took = Duration.ofNanos(System.nanoTime() - open.since());
    run.visited(open.visit(), open.seen().observation(otherwise, detail, took));
    current = Optional.empty();
  }

  private Duration deadline(Visit visit) {
    long quiet = visit.fixture().completion().deadline().toMillis();
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
        List.of(new Fact(Observation.DRIVEN, Reporter.BROWSER, 1, 0, false)),
        List.of(),
        List.of(),
        List.of(),
        new Measured(new Timings(0, 0, 0, 0, 0), Load.UNKNOWN));
  }
}
