package org.crosscheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.given.Given;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Tests what differences are grouped by, each with a case that must not be grouped so. */
public final class CausesTest {
  private final List<VisitRecord> visits = new ArrayList<>();
  private final Map<TestCaseId, Baseline.Line> accepted = new TreeMap<>();

  @BeforeMethod
  public void start_without_visits() {
    visits.clear();
    accepted.clear();
  }

  @Test
  public void a_visit_that_timed_out_is_one_item_with_its_claims() {
    Observation late = Given.seen(Outcome.TIMED_OUT, "waited 60 s for worker.done");
    broken("page bare chrome mpy", late, "a was never reported", "b was never reported");

    List<CauseGroup> groups = groups();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).cause().kind()).isEqualTo(Cause.Kind.ENDED_EARLY);
    assertThat(groups.get(0).cause().summary())
        .isEqualTo("page under bare: timed out: waited 60 s for worker.done");
    assertThat(groups.get(0).claims()).hasSize(2);
    assertThat(groups.get(0).visits()).hasSize(1);
  }

  @Test
  public void visits_to_different_pages_that_timed_out_are_two_items() {
    Observation late = Given.seen(Outcome.TIMED_OUT, "waited 60 s for worker.done");
    broken("page bare chrome mpy", late, "a was never reported");
    broken("other bare chrome mpy", late, "a was never reported");

    assertThat(groups()).hasSize(2);
  }

  @Test
  public void pages_that_were_not_isolated_as_predicted_are_one_item_of_their_hosting() {
    Observation lost = Given.seen(Given.fact("document.isolated", false));
    broken("page coi chrome mpy", lost, "a is false");
    broken("other coi firefox mpy", lost, "b is false");
    broken("page bare chrome mpy", Given.seen(), "a is false");

    List<CauseGroup> groups = groups();

    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).cause().kind()).isEqualTo(Cause.Kind.ISOLATION);
    assertThat(groups.get(0).visits()).hasSize(2);
    assertThat(groups.get(1).cause().kind()).isEqualTo(Cause.Kind.CLAIM);
  }

  @Test
  public void an_error_in_place_of_what_was_expected_is_the_cause() {
    broken(
        "page coi chrome mpy",
        Given.seen(Given.fact("window.read.error", "AttributeError: SharedArrayBuffer")),
        "window.read was never reported");
    broken(
        "other coi chrome mpy",
        Given.seen(Given.fact("document.error", "AttributeError: SharedArrayBuffer")),
        "expected document is 1");

    List<CauseGroup> groups = groups();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).cause())
        .isEqualTo(new Cause(Cause.Kind.ERROR, "AttributeError: SharedArrayBuffer"));
  }

  @Test
  public void an_error_about_another_fact_is_not_the_cause() {
    Observation seen = Given.seen(Given.fact("read.error", "AttributeError"));

    assertThat(Causes.telling("expected read is 1", seen)).isPresent();
    assertThat(Causes.telling("expected window.read is 1", seen)).isEmpty();
    assertThat(Causes.telling("expected reader is 1", seen)).isEmpty();
    assertThat(Causes.telling("expected write is 1", seen)).isEmpty();
  }

  @Test
  public void an_uncaught_error_that_only_these_visits_have_is_the_cause() {
    List<String> error = List.of("TypeError: port 40001 is closed");
    broken("page coi chrome mpy", Given.saying(Given.seen(), List.of(), error), "a is false");
    broken(
        "other coi chrome mpy",
        Given.saying(Given.seen(), List.of(), List.of("TypeError: port 40002 is closed")),
        "b is false");

    List<CauseGroup> groups = groups();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).cause().kind()).isEqualTo(Cause.Kind.CONSOLE);
  }

  @Test
  public void an_uncaught_error_of_a_document_that_was_replaced_is_not_the_cause() {
    Fact before = new Fact("a", Reporter.MAIN, 1, 0, false);
    Fact after = new Fact("a", Reporter.MAIN, 2, 2, false);
    // The error is at 1.
    List<String> error = List.of("TypeError: port 40001 is closed");
    Observation reloaded = Given.saying(Given.seen(before, after), List.of(), error);
    broken("page coi chrome mpy", reloaded, "a is false");
    broken("other coi chrome mpy", reloaded, "b is false");

    assertThat(groups()).extracting(g -> g.cause().kind()).containsOnly(Cause.Kind.CLAIM);
  }

  @Test
  public void an_uncaught_error_that_a_visit_without_news_has_too_is_not_the_cause() {
    Observation seen = Given.saying(Given.seen(), List.of(), List.of("TypeError: e is null"));
    broken("page coi chrome mpy", seen, "a is false");
    visit("other coi chrome mpy", seen, List.of(new Verdict.Holds("a is true")));

    List<CauseGroup> groups = groups();

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).cause().kind()).isEqualTo(Cause.Kind.CLAIM);
  }

  @Test
  public void an_uncaught_error_of_a_page_that_may_always_cause_it_is_not_the_cause() {
    Observation seen = Given.saying(Given.seen(), List.of(), List.of("TypeError: on purpose"));
    broken("page coi chrome mpy", seen, "a is false");
    broken("page bare chrome mpy", seen, "a is false");

    assertThat(groups()).extracting(g -> g.cause().kind()).containsOnly(Cause.Kind.CLAIM);

    visit("page coi firefox mpy", Given.seen(), List.of(new Verdict.Holds("a is true")));

    assertThat(groups()).extracting(g -> g.cause().kind()).containsExactly(Cause.Kind.CONSOLE);
  }

  @Test
  public void what_got_better_has_no_cause() {
    Observation late = Given.seen(Outcome.TIMED_OUT, "waited 60 s for worker.done");
    visit("page bare chrome mpy", late, List.of(new Verdict.Holds("a is true")));
    accepted.replaceAll((of, line) -> Baseline.Line.parse("BROKEN", "x"));

    assertThat(groups()).extracting(g -> g.cause().kind()).containsExactly(Cause.Kind.CLAIM);
  }

  @Test
  public void a_cause_without_differences_is_refused() {
    assertThatThrownBy(() -> new CauseGroup(new Cause(Cause.Kind.CLAIM, ""), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<CauseGroup> groups() {
    List<TestResult> results = visits.stream().flatMap(v -> v.results().stream()).toList();
    Baseline baseline = new Baseline(new TreeMap<>(Map.of("x", "why")), new TreeMap<>(accepted));
    return Causes.of(visits, Comparison.of(baseline, results, java.util.Set.of()));
  }

  private void broken(String visit, Observation seen, String... because) {
    visit(visit, seen, java.util.Arrays.stream(because).<Verdict>map(Verdict.Broken::new).toList());
  }

  /** A visit under a hosting; only that of "coi" is predicted to be isolated. */
  private void visit(String visit, Observation seen, List<Verdict> verdicts) {
    List<TestResult> results = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      TestResult result = Given.judged("claim-" + results.size() + " " + visit, verdict);
      accepted.put(result.of(), Baseline.Line.parse("HOLDS", ""));
      results.add(result);
    }
    visits.add(
        new VisitRecord(
            VisitKey.parse(visit),
            "page",
            "2026.7.3",
            new Prediction(visit.contains(" coi "), List.of("as its header lines say")),
            seen,
            results));
  }
}
