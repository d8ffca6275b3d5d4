package org.crosscheck.session;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Measured;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.observation.Timings;

/**
 * A visit in a browser that nobody drives: what its page reported by itself, as {@code walk.js} of
 * the fixtures sends it. Not thread-safe.
 */
public final class ReportedVisit {
  private final URI url;
  private final VisitCollector visit;
  private double document = Double.NEGATIVE_INFINITY;

  /**
   * A visit of which nothing was reported yet.
   *
   * @param url the page
   * @param doneWhen the names of the facts that end it
   */
  public ReportedVisit(URI url, Set<String> doneWhen) {
    this.url = url;
    this.visit = new VisitCollector(doneWhen);
  }

  /**
   * Takes a report of the page.
   *
   * @param json an object with {@code name}, {@code from}, {@code value}, {@code at} and {@code
   *     document} for a fact, or with {@code error}, {@code where}, {@code at} and {@code document}
   *     for an uncaught error; times are in milliseconds since the epoch; untrusted, but not nested
   *     deeper than a reader can follow
   */
  public void report(String json) {
    Map<?, ?> message = Json.parse(json);
    double of = Json.number(message, "document", 0);
    if (of > document) {
      document = of;
      visit.navigationCommitted();
    }
    if (message.containsKey("error")) {
      visit.log(
          Map.of(
              "type",
              "javascript",
              "timestamp",
              Json.number(message, "at", of),
              "text",
              Json.text(message, "error")));
    } else {
      visit.fact(json);
    }
  }

  /** {@return whether the page has reported every fact that ends the visit, or reloads forever} */
  public boolean over() {
    return visit.end().isDone();
  }

  /**
   * {@return what was seen}
   *
   * @param otherwise how the visit ended if it is not over
   * @param detail details of that; the facts that are missing are added
   * @param took how long the visit took
   */
  public Observation observation(Outcome otherwise, String detail, Duration took) {
    double start = visit.started().orElse(0);
    List<Fact> facts = new ArrayList<>(visit.facts(start));
    Fact last =
        facts.isEmpty()
            ? new Fact(Observation.DRIVEN, Reporter.BROWSER, 1, 0, false)
            : facts.get(facts.size() - 1);
    facts.add(new Fact(Observation.DRIVEN, Reporter.BROWSER, last.document(), last.at(), false));
    Outcome outcome = outcome(otherwise);
    double page = outcome == Outcome.DONE ? visit.timeToLastFact().orElse(0) : took.toMillis();
    return new Observation(
        outcome,
        switch (outcome) {
          case DONE -> "";
          case RELOAD_LOOP -> visit.end().join().detail();
          default ->
              detail
                  + (visit.missing().isEmpty() ? "" : " for " + String.join(", ", visit.missing()));
        },
        url.toString(),
        facts,
        List.of(),
        visit.errors(start),
        List.of(),
        new Measured(new Timings(0, 0, 0, Math.max(0, page), 0), Load.UNKNOWN));
  }

  private Outcome outcome(Outcome otherwise) {
    if (!over()) {
      return otherwise;
    }
    return visit.end().join().kind() == VisitCollector.End.Kind.DONE
        ? Outcome.DONE
        : Outcome.RELOAD_LOOP;
  }
}
