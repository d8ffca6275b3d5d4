package org.crosscheck.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.catalog;
import static org.crosscheck.given.Given.claim;
import static org.crosscheck.given.Given.claimFor;
import static org.crosscheck.given.Given.context;
import static org.crosscheck.given.Given.expect;
import static org.crosscheck.given.Given.fact;
import static org.crosscheck.given.Given.saying;
import static org.crosscheck.given.Given.seen;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.Verdict.Inconclusive;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the machine did, and what a page did more often than expected. */
public class MeasuredConditionsTest {
  private static final VisitContext HERE = context("hosting", "mini-coi", "isolated", "true");

  private static final String ISOLATED_YET =
      "this page is cross-origin isolated, although the headers of its hosting do not isolate it";
  private static final String A_IS_1 = expect("{fact: a, is: 1}");
  private static final String NUMBERS =
      " (timed out: waited 60 s for done; the last fact was b; CPU pressure 97%, the harness's"
          + " timers up to 40 ms late)";

  private static Load load(double drift, double pressure) {
    return new Load(
        OptionalDouble.of(drift),
        OptionalDouble.of(pressure),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static Load withOthers(Load load, double percentage) {
    return load.withOthers(OptionalDouble.of(percentage));
  }

  private static Observation timedOut(Load load, Fact... facts) {
    return seen(Outcome.TIMED_OUT, "waited 60 s for done", facts).with(load);
  }

  private static Verdict judge(ClaimCatalog catalog, Observation seen) {
    return new Judge(catalog).judge(catalog.claim("a"), HERE, seen);
  }

  private static Verdict must(Observation seen) {
    return judge(catalog(claim("a", "strength: MUST", A_IS_1)), seen);
  }

  @DataProvider
  public Object[][] loads() {
    Load unknown = Load.UNKNOWN;
    Load quiet = load(40, 30);
    return new Object[][] {
      {"quiet", quiet, false},
      {"nothing measured", unknown, false},
      {"pressure", load(40, 90), true},
      {"a little less pressure", load(40, 89), false},
      {"drift", load(250, 30), true},
      {"a little less drift", load(249, 30), false},
      {"the gap of a page where the kernel counts nothing", unknown.withIdleGap(250), true},
      {"a page that did not answer", unknown.withIdleGap(Double.POSITIVE_INFINITY), false},
      {"a page that computes on a quiet machine", quiet.withIdleGap(250), false},
      {"a page that keeps a quiet machine busy", withOthers(load(400, 99), 24), false},
      {"a page beside busy programs", withOthers(load(400, 99), 25), true},
      {"a little work of others", withOthers(quiet, 60), false},
    };
  }

  @Test(dataProvider = "loads")
  public void a_missing_fact_counts_only_if_the_machine_was_not_busy(
      String name, Load load, boolean busy) {
    Verdict verdict = must(timedOut(load, fact("b", 2)));

    assertThat(verdict.aboutPage()).as("%s: %s", name, verdict).isEqualTo(!busy);
    assertThat(verdict.kind()).isEqualTo(busy ? Verdict.Kind.INCONCLUSIVE : Verdict.Kind.BROKEN);
  }

  @Test
  public void what_is_missing_on_a_busy_machine_is_inconclusive_with_the_numbers() {
    Observation seen = timedOut(load(40, 97), fact("b", 2));

    assertThat(must(seen))
        .isEqualTo(
            new Inconclusive(
                Inconclusive.Cause.MACHINE,
                "the machine was too busy: expected a is 1, but a was never reported" + NUMBERS));
    assertThat(judge(catalog(claim("a", "strength: QUESTION", "answered-by: a")), seen))
        .isEqualTo(
            new Inconclusive(
                Inconclusive.Cause.MACHINE,
                "the machine was too busy: never reported: a" + NUMBERS));
    assertThat(judge(catalog(claim("a", "strength: MUST", "ready: [c]", A_IS_1)), seen))
        .isEqualTo(
            new Inconclusive(
                Inconclusive.Cause.MACHINE,
                "the machine was too busy: never reported: c" + NUMBERS));
  }

  @Test
  public void an_uncaught_error_is_not_the_machines() {
    Observation seen =
        saying(timedOut(load(40, 97), fact("b", 2)), List.of(), List.of("TypeError: no apply"));

    assertThat(must(seen))
        .isInstanceOf(Verdict.Broken.class)
        .extracting(Verdict::because)
        .asString()
        .contains("a was never reported", "TypeError: no apply", "CPU pressure 97%");
    assertThat(judge(catalog(claim("a", "strength: SHOULD", "ready: [c]", A_IS_1)), seen))
        .isInstanceOf(Verdict.Missed.class);
    // An error that the page caught and wrote to the console can be of something else.
    assertThat(must(saying(timedOut(load(40, 97)), List.of("no icon"), List.of())).aboutPage())
        .isFalse();
  }

  @Test
  public void a_wrong_value_on_a_busy_machine_is_a_result_and_so_is_a_page_that_was_done() {
    assertThat(must(timedOut(load(40, 97), fact("a", 2))))
        .isInstanceOf(Verdict.Broken.class)
        .extracting(Verdict::because)
        .asString()
        .contains("was 2", "CPU pressure 97%");
    assertThat(must(seen(fact("b", 2)).with(load(40, 97)))).isInstanceOf(Verdict.Broken.class);
  }

  @Test
  public void a_claim_is_not_blocked_by_one_that_only_the_machine_stopped() {
    ClaimCatalog catalog =
        catalog(
            claim("a", "strength: MUST", "depends-on: ground", A_IS_1),
            claim("ground", "strength: MUST", expect("{fact: ground, is: 1}")));

    assertThat(judge(catalog, timedOut(load(40, 97), fact("b", 1))))
        .isInstanceOfSatisfying(
            Inconclusive.class,
            none -> {
              assertThat(none.cause()).isEqualTo(Inconclusive.Cause.MACHINE);
              assertThat(none.why()).startsWith("ground: the machine was too busy: ");
            });
  }

  private static ClaimCatalog controlled() {
    return catalog(
        claim(
            "a",
            "strength: MUST",
            "control: {all: [{fact: before, at-most: 100}, {fact: after, at-most: 100}],"
                + " counter-example: {facts: {before: 300}, verdict-contains: before}}",
            expect("{fact: a, per: b, at-most: 0.5}")));
  }

  @Test
  public void a_time_is_not_judged_if_the_control_shows_a_busy_machine() {
    Fact a = fact("a", 721);
    Fact b = fact("b", 1086);

    assertThat(judge(controlled(), seen(a, b, fact("before", 312.5), fact("after", 20))))
        .isEqualTo(
            new Inconclusive(
                Inconclusive.Cause.MACHINE,
                "the machine was too busy to measure: expected before at most 100, was 312.5"));
    assertThat(judge(controlled(), seen(a, b, fact("before", 12), fact("after", 20))).kind())
        .isEqualTo(Verdict.Kind.BROKEN);
    assertThat(judge(controlled(), seen(a, b, fact("before", 12))))
        .isEqualTo(new Inconclusive("expected after at most 100, but after was never reported"));
  }

  @Test
  public void a_ratio_or_a_time_needs_a_control() {
    for (String condition :
        List.of("{fact: a, per: b, at-most: 1}", "{fact: start.ms, at-most: 1000}")) {
      assertThatThrownBy(() -> catalog(claim("a", "strength: MUST", expect(condition))))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("a judges a ratio or a time and has no control. Add 'control:'");
    }
    assertThatThrownBy(
            () ->
                catalog(
                    claim(
                        "a",
                        "strength: MUST",
                        "control: {all: [{fact: b, is: 1}], counter-example: {verdict-contains:"
                            + " b}}",
                        A_IS_1)))
        .hasMessageContaining("A control has no limit. Give 'all:' conditions with at-most");
    assertThatThrownBy(
            () ->
                catalog(
                    claim(
                        "a", "strength: MUST", "control: {all: [{fact: b, at-most: 1}]}", A_IS_1)))
        .hasMessageContaining("A control has no counter-example.");
  }

  private static ClaimCatalog aboutIsolation(String... claim) {
    return catalog(
        claim("a", claim),
        claimFor(
            "isolation",
            "headers-isolate",
            "strength: MUST",
            "about-isolation: true",
            expect("{fact: page.isolated, is: true}")),
        claimFor(
            "isolation",
            "mini-coi-isolates",
            "strength: MUST",
            "about-isolation: true",
            "where: {hosting: mini-coi}",
            expect("{fact: page.isolated, is: true}")));
  }

  @Test
  public void a_claim_that_fails_because_a_page_is_not_isolated_is_blocked_by_the_claim_on_that() {
    Fact not = fact("document.isolated", false);
    ClaimCatalog catalog = aboutIsolation("strength: MUST", A_IS_1);

    assertThat(judge(catalog, seen(not, fact("a", 2))))
        .isEqualTo(
            new Verdict.Blocked(
                new ClaimId("mini-coi-isolates"),
                "this page should be cross-origin isolated according to its headers or its service"
                    + " worker, but it is not, which mini-coi-isolates is about; expected a is 1,"
                    + " was 2"));
    assertThat(judge(catalog, seen(not, fact("a", 1))).kind()).isEqualTo(Verdict.Kind.HOLDS);
    assertThat(judge(catalog, seen(fact("document.isolated", true), fact("a", 2))).kind())
        .isEqualTo(Verdict.Kind.BROKEN);
    assertThat(
            new Judge(catalog)
                .judge(
                    catalog.claim("a"),
                    context("hosting", "pyscript-com", "isolated", "true"),
                    seen(not, fact("a", 2)))
                .accepted()
                .toString())
        .isEqualTo("BLOCKED(headers-isolate)");
    assertThat(
            new Judge(catalog)
                .judge(catalog.claim("a"), context("isolated", "false"), seen(not, fact("a", 2)))
                .kind())
        .isEqualTo(Verdict.Kind.BROKEN);
  }

  @Test
  public void a_claim_of_isolated_pages_only_is_blocked_even_if_its_conditions_are_met() {
    ClaimCatalog catalog =
        aboutIsolation(
            "strength: MUST",
            "expect: [{where: {isolated: true}, all: [{fact: a, is: 1}], counter-example:"
                + " {verdict-contains: a}}]");

    assertThat(judge(catalog, seen(fact("thread.isolated", false), fact("a", 1))).kind())
        .isEqualTo(Verdict.Kind.BLOCKED);
  }

  @Test
  public void the_claim_about_isolation_itself_is_judged_and_says_the_difference_first() {
    ClaimCatalog catalog = aboutIsolation("strength: MUST", A_IS_1);

    assertThat(
            new Judge(catalog)
                .judge(
                    catalog.claim("mini-coi-isolates"), HERE, seen(fact("page.isolated", false))))
        .isInstanceOf(Verdict.Broken.class)
        .extracting(Verdict::because)
        .asString()
        .startsWith("this page should be cross-origin isolated")
        .endsWith("; expected page.isolated is true, was false");
  }

  @Test
  public void what_fails_on_a_page_that_is_isolated_although_its_headers_do_not_says_so_first() {
    Fact isolated = fact("document.isolated", true);
    VisitContext here = context("hosting", "bare", "isolated", "false");

    ClaimCatalog must = aboutIsolation("strength: MUST", A_IS_1);
    ClaimCatalog should = aboutIsolation("strength: SHOULD", A_IS_1);

    assertThat(new Judge(must).judge(must.claim("a"), here, seen(isolated, fact("a", 2))))
        .isEqualTo(new Verdict.Broken(ISOLATED_YET + "; expected a is 1, was 2"));
    assertThat(new Judge(should).judge(should.claim("a"), here, seen(isolated, fact("a", 2))))
        .isEqualTo(new Verdict.Missed(ISOLATED_YET + "; expected a is 1, was 2"));
    assertThat(new Judge(must).judge(must.claim("a"), here, seen(isolated, fact("a", 1))))
        .isEqualTo(new Verdict.Holds("a is 1"));
    assertThat(
            new Judge(must)
                .judge(
                    must.claim("a"),
                    context("isolated", "false", "predicted", "true"),
                    seen(isolated, fact("a", 2)))
                .because())
        .startsWith("the hosting promises that its pages are not isolated, but")
        .endsWith("; expected a is 1, was 2");
  }

  @DataProvider
  public Object[][] contradictions() {
    return new Object[][] {
      {
        true,
        false,
        "that its pages are isolated, but by the header lines that it sends they are not"
      },
      {
        true,
        true,
        "that its pages are isolated, but by the header lines that it sends they are not"
      },
      {
        false,
        true,
        "that its pages are not isolated, but by the header lines that it sends they are"
      },
      {
        false,
        false,
        "that its pages are not isolated, but by the header lines that it sends they are"
      },
    };
  }

  @Test(dataProvider = "contradictions")
  public void a_hosting_whose_lines_do_not_give_what_it_promises_breaks_the_claim_about_isolation(
      boolean promised, boolean seen, String contradiction) {
    ClaimCatalog catalog =
        catalog(
            claim(
                "isolates",
                "strength: MUST",
                "about-isolation: true",
                "expect: [{where: {isolated: true}, all: [{fact: page.isolated, is: true}],"
                    + " counter-example: {facts: {page.isolated: false}, verdict-contains: page}},"
                    + " {where: {isolated: false}, all: [{fact: page.isolated, is: false}],"
                    + " counter-example: {facts: {page.isolated: true}, verdict-contains:"
                    + " page}}]"));
    VisitContext here =
        context("isolated", String.valueOf(promised), "predicted", String.valueOf(!promised));

    Verdict verdict =
        new Judge(catalog)
            .judge(catalog.claim("isolates"), here, seen(fact("page.isolated", seen)));

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BROKEN);
    assertThat(verdict.because()).containsOnlyOnce("the hosting promises " + contradiction);
  }

  @Test
  public void a_page_that_was_not_isolated_in_time_on_a_busy_machine_is_inconclusive() {
    ClaimCatalog catalog = aboutIsolation("strength: MUST", A_IS_1);
    Observation seen = timedOut(load(40, 97), fact("page.isolated", false), fact("a", 2));

    for (String claim : List.of("a", "mini-coi-isolates")) {
      assertThat(new Judge(catalog).judge(catalog.claim(claim), HERE, seen).aboutPage())
          .as(claim)
          .isFalse();
    }
  }

  @Test
  public void the_error_of_a_missing_fact_is_quoted() {
    Observation seen = seen(fact("a.error", "ImportError: no module named 'js'"));
    String error = " (a.error: \"ImportError: no module named 'js'\")";

    assertThat(must(seen).because()).isEqualTo("expected a is 1, but a was never reported" + error);
    assertThat(judge(catalog(claim("a", "strength: QUESTION", "answered-by: a")), seen))
        .isEqualTo(new Verdict.Answer("error: ImportError: no module named 'js'"));
    assertThat(judge(catalog(claim("a", "strength: MUST", "ready: [a]", A_IS_1)), seen))
        .isEqualTo(new Verdict.Broken("never reported: a" + error));
  }

  @Test
  public void a_fact_that_comes_twice_does_not_meet_a_condition_unless_it_may() {
    ClaimCatalog must = catalog(claim("a", "strength: MUST", A_IS_1));
    ClaimCatalog question = catalog(claim("a", "strength: QUESTION", "answered-by: a"));
    Observation twice = seen(fact("a", 2), fact("a", 1));
    Judge lenient = new Judge(must, Map.of("page", Set.of("a")));

    assertThat(judge(must, twice))
        .isEqualTo(new Verdict.Broken("expected a is 1, once, but a was reported 2 times: 2, 1"));
    assertThat(judge(must, seen(fact("a", 1), fact("a", 1))).kind()).isEqualTo(Verdict.Kind.BROKEN);
    assertThat(judge(question, twice)).isEqualTo(new Verdict.Answer("2 times: 2, 1"));
    assertThat(lenient.judge(must.claim("a"), HERE, twice).kind()).isEqualTo(Verdict.Kind.HOLDS);
    assertThat(
            new Judge(question, Map.of("page", Set.of("a")))
                .judge(question.claim("a"), HERE, twice))
        .isEqualTo(new Verdict.Answer("1"));
  }

  @Test
  public void a_fact_of_an_earlier_document_is_not_a_repetition() {
    Observation reloaded = seen(fact("a", 1), new Fact("a", Reporter.WORKER, 2, 5, 1));

    assertThat(must(reloaded).kind()).isEqualTo(Verdict.Kind.HOLDS);
  }
}
