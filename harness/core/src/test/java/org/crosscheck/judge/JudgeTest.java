package org.crosscheck.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.catalog;
import static org.crosscheck.given.Given.claim;
import static org.crosscheck.given.Given.context;
import static org.crosscheck.given.Given.expect;
import static org.crosscheck.given.Given.fact;
import static org.crosscheck.given.Given.saying;
import static org.crosscheck.given.Given.seen;

import java.util.List;
import java.util.Map;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.crosscheck.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class JudgeTest {
  private static final VisitContext HERE = context("hosting", "bare", "browser", "chrome");
  private static final String A_IS_1 = expect("{fact: a, is: 1}");

  @Test
  public void a_must_whose_conditions_are_met_holds_and_names_them() {
    assertThat(must(seen(fact("a", 1), fact("b", "x")), "{fact: a, is: 1}", "{fact: b, is: x}"))
        .isEqualTo(new Verdict.Holds("a is 1; b is \"x\""));
  }

  @Test
  public void a_must_that_does_not_hold_is_broken_with_everything_that_is_wrong() {
    assertThat(
            must(
                seen(fact("a", 2), fact("b", "x"), fact("c", true)),
                "{fact: a, is: 1}",
                "{fact: b, is: x}",
                "{fact: c, is: false}"))
        .isEqualTo(new Verdict.Broken("expected a is 1, was 2; expected c is false, was true"));
  }

  @Test
  public void the_claims_of_a_page_that_was_not_tried_are_not_applicable() {
    assertThat(
            judge(
                catalog(claim("a", "strength: MUST", A_IS_1)),
                seen(Outcome.NOT_VISITED, "nginx is not installed. Install it.")))
        .isEqualTo(
            new Verdict.NotApplicable("nginx is not installed. Install it.", "Then run again."));
  }

  @Test
  public void claims_about_the_console_are_not_asked_of_a_browser_that_nobody_drives() {
    Fact undriven = fact(Observation.DRIVEN, false);
    String quiet = expect("{no-console: error}");
    Claim claim = catalog(claim("a", "strength: MUST", quiet)).claim("a");
    Judge judge = new Judge(catalog(claim("a", "strength: MUST", quiet)));

    assertThat(judge.judge(claim, HERE, seen(fact("a", 1))).kind()).isEqualTo(Verdict.Kind.HOLDS);
    Verdict verdict = judge.judge(claim, HERE, seen(fact("a", 1), undriven));
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.NOT_APPLICABLE);
    assertThat(verdict.aboutPage()).isFalse();
    assertThat(verdict.because()).contains("Nobody drives this browser");
    assertThat(must(seen(fact("a", 1), undriven), "{fact: a, is: 1}"))
        .isEqualTo(new Verdict.Holds("a is 1"));

    Fact silent = fact(Observation.CONSOLE, false);
    assertThat(judge.judge(claim, HERE, seen(fact("a", 1), silent)).because())
        .contains("The driver of this browser does not report its console");
  }

  @Test
  public void a_claim_about_other_versions_is_not_applicable_and_names_them() {
    Claim claim = catalog(claim("a", "strength: MUST", "since: 0.4.56", A_IS_1)).claim("a");
    Judge judge = new Judge(catalog(claim("a", "strength: MUST", "since: 0.4.56", A_IS_1)));

    assertThat(judge.judge(claim, context("release", "0.4.51"), seen(fact("a", 2))))
        .isEqualTo(
            new Verdict.NotApplicable(
                "The claim applies to PyScript since 0.4.56 (npm), not to this version.",
                "Test a release that it applies to: ./crosscheck run --release VERSION"));
    assertThat(judge.judge(claim, context("release", "0.4.56"), seen(fact("a", 2))).kind())
        .isEqualTo(Verdict.Kind.BROKEN);
  }

  @Test
  public void what_is_expected_can_depend_on_the_version() {
    Claim claim =
        catalog(
                claim(
                    "a",
                    "strength: MUST",
                    "expect: [{where: {until: 0.6.0}, all: [{fact: a, is: 1}], counter-example:"
                        + " {facts: {}, verdict-contains: a}}, {all: [{fact: a, is: 2}],"
                        + " counter-example: {facts: {}, verdict-contains: a}}]"))
            .claim("a");
    Judge judge = new Judge(catalog(claim("a", "strength: MUST", A_IS_1)));

    assertThat(judge.judge(claim, context("release", "0.6.0"), seen(fact("a", 1))).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
    assertThat(judge.judge(claim, context("release", "0.6.1"), seen(fact("a", 1))).kind())
        .isEqualTo(Verdict.Kind.BROKEN);
  }

  @Test
  public void a_recommendation_that_does_not_hold_is_missed() {
    assertThat(judge(catalog(claim("a", "strength: SHOULD", A_IS_1)), seen(fact("a", 2))))
        .isEqualTo(new Verdict.Missed("expected a is 1, was 2"));
  }

  @Test
  public void a_recommendation_that_holds_holds() {
    assertThat(judge(catalog(claim("a", "strength: SHOULD", A_IS_1)), seen(fact("a", 1))).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
  }

  @DataProvider
  public @Nullable Object[][] conditions() {
    return new @Nullable Object[][] {
      {"{fact: a, is: 1}", 1.0, ""},
      {"{fact: a, is: 1}", "1", "expected a is 1, was \"1\""},
      {"{fact: a, is: '1'}", 1, "expected a is \"1\", was 1"},
      {"{fact: a, is: null}", null, ""},
      {"{fact: a, is: null}", "null", "expected a is null, was \"null\""},
      {"{fact: a, is: [1, 2]}", List.of(1, 2), ""},
      {"{fact: a, is: [1, 2]}", Map.of(), "expected a is [1, 2], was {}"},
      {"{fact: a, is: .nan}", 1, "expected a is NaN, was 1"},
      {"{fact: a, is-not: 1}", 2, ""},
      {"{fact: a, is-not: 1}", 1.0, "expected a is not 1, was 1.0"},
      {"{fact: a, is-not: null}", null, "expected a is not null, was null"},
      {"{fact: a, one-of: [1, x]}", "x", ""},
      {"{fact: a, one-of: [1, x]}", 1.0, ""},
      {"{fact: a, one-of: [1, x]}", "y", "expected a one of [1, x], was \"y\""},
      {"{fact: a, matches: 'E[rx]+or'}", "TypeError: no", ""},
      {"{fact: a, matches: 'E[rx]+or'}", "fine", "expected a matches /E[rx]+or/, was \"fine\""},
      {"{fact: a, matches: '^4.$'}", 42, ""},
      {"{fact: a, matches: '\"b\": 1'}", Map.of("b", 1), ""},
      {"{fact: a, at-most: 5}", 5, ""},
      {"{fact: a, at-most: 5}", 5.1, "expected a at most 5, was 5.1"},
      {"{fact: a, at-most: 5}", "4", "expected a at most 5, was \"4\""},
      {"{fact: a, at-most: 5}", null, "expected a at most 5, was null"},
      {"{fact: a, at-least: 5}", 5.0, ""},
      {"{fact: a, at-least: 5}", 4, "expected a at least 5, was 4"},
      {"{fact: a, at-least: 5}", Double.NaN, "expected a at least 5, was NaN"},
      {"{fact: b, is: 1}", 1, "expected b is 1, but b was never reported"},
      {"{fact: b, is-not: 1}", 1, "expected b is not 1, but b was never reported"},
    };
  }

  @Test(dataProvider = "conditions")
  public void a_condition_is_met_or_the_verdict_has_the_expected_and_the_actual_value(
      String condition, @Nullable Object value, String refused) {
    Verdict verdict = must(seen(fact("a", value)), condition);

    assertThat(verdict.kind())
        .as(verdict.because())
        .isEqualTo(refused.isEmpty() ? Verdict.Kind.HOLDS : Verdict.Kind.BROKEN);
    assertThat(verdict.because()).contains(refused);
  }

  @DataProvider
  public @Nullable Object[][] ratios() {
    return new @Nullable Object[][] {
      {10, 5, ""},
      {10, 5.0, ""},
      {9, 5, "expected a / b at least 2, was 9 / 5"},
      {10, 0, "expected a / b at least 2, was 10 / 0"},
      {0, 0, "expected a / b at least 2, was 0 / 0"},
      {10, "5", "expected a / b at least 2, was 10 / \"5\""},
      {"10", 5, "expected a / b at least 2, was \"10\" / 5"},
      {10, null, "expected a / b at least 2, was 10 / null"},
    };
  }

  @Test(dataProvider = "ratios")
  public void a_ratio_is_met_or_the_verdict_has_both_numbers(
      @Nullable Object a, @Nullable Object b, String refused) {
    Verdict verdict = ratio(seen(fact("a", a), fact("b", b), fact("idle", 1)), "at-least: 2");

    assertThat(verdict.because()).contains(refused.isEmpty() ? "a / b at least 2" : refused);
    assertThat(verdict.kind())
        .as(verdict.because())
        .isEqualTo(refused.isEmpty() ? Verdict.Kind.HOLDS : Verdict.Kind.BROKEN);
  }

  @Test
  public void a_ratio_with_a_missing_operand_does_not_hold() {
    assertThat(ratio(seen(fact("a", 1), fact("idle", 1)), "at-most: 2").because())
        .isEqualTo("expected a / b at most 2, but b was never reported");
    assertThat(ratio(seen(fact("b", 1), fact("idle", 1)), "at-most: 2").because())
        .isEqualTo("expected a / b at most 2, but a was never reported");
  }

  @Test
  public void the_console_and_the_errors_are_searched_for_the_expected_text() {
    String condition = "{console: 'no such (file|page)'}";

    assertThat(must(saying(seen(), List.of("oh", "no such file"), List.of()), condition).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
    assertThat(must(saying(seen(), List.of("oh"), List.of("no such page")), condition).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
    assertThat(must(saying(seen(), List.of("oh"), List.of()), condition))
        .isEqualTo(
            new Verdict.Broken(
                "expected that the console contains /no such (file|page)/, but it does not"));
  }

  @Test
  public void a_forbidden_console_message_is_quoted() {
    String condition = "{no-console: Traceback}";

    assertThat(must(saying(seen(), List.of("all well"), List.of()), condition).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
    assertThat(must(saying(seen(), List.of("fine", "Traceback: x"), List.of()), condition))
        .isEqualTo(
            new Verdict.Broken(
                "expected that the console does not contain /Traceback/, but it has: Traceback:"
                    + " x"));
  }

  @Test
  public void an_uncaught_error_is_not_a_line_of_the_console() {
    String condition = "{no-uncaught-error: .}";

    assertThat(must(saying(seen(), List.of("Traceback"), List.of()), condition).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
    assertThat(must(saying(seen(), List.of(), List.of("TypeError: x")), condition).because())
        .startsWith("expected that no uncaught error contains /./, but one does: TypeError: x");
  }

  @Test
  public void uncaught_errors_are_added_to_the_reason() {
    assertThat(
            must(
                    saying(seen(fact("a", 2)), List.of(), List.of("one\n  at x", "two", "three")),
                    "{fact: a, is: 1}")
                .because())
        .isEqualTo("expected a is 1, was 2 [page errors: one at x | two]");
  }

  @Test
  public void the_order_in_which_errors_arrive_does_not_change_the_reason() {
    String condition = "{fact: a, is: 1}";

    assertThat(must(saying(seen(fact("a", 2)), List.of(), List.of("two", "one")), condition))
        .isEqualTo(must(saying(seen(fact("a", 2)), List.of(), List.of("one", "two")), condition));
  }

  @Test
  public void errors_of_a_document_that_was_replaced_are_no_reason() {
    Fact before = new Fact("a", Reporter.MAIN, 1, 0, 2);
    Fact after = new Fact("a", Reporter.MAIN, 2, 2, 2);
    // The error is at 1.
    Observation reloaded = saying(seen(before, after), List.of(), List.of("one"));

    assertThat(must(reloaded, "{fact: a, is: 1}").because()).isEqualTo("expected a is 1, was 2");
  }

  @Test
  public void a_question_of_fact_is_answered_on_one_line() {
    assertThat(answer("v1.28")).isEqualTo(new Verdict.Answer("v1.28"));
    assertThat(answer(3)).isEqualTo(new Verdict.Answer("3"));
    assertThat(answer(null)).isEqualTo(new Verdict.Answer("null"));
    assertThat(answer(" two\n  lines ")).isEqualTo(new Verdict.Answer("two lines"));
    assertThat(answer(List.of("a", 1))).isEqualTo(new Verdict.Answer("[\"a\", 1]"));
  }

  @Test
  public void an_empty_answer_is_quoted() {
    assertThat(answer("")).isEqualTo(new Verdict.Answer("\"\""));
    assertThat(answer(" \n ")).isEqualTo(new Verdict.Answer("\"\""));
  }

  @Test
  public void a_long_answer_is_truncated() {
    assertThat(answer("x".repeat(301)).accepted())
        .hasToString("ANSWER(" + "x".repeat(300) + "...)");
  }

  @Test
  public void a_question_of_fact_without_an_answer_is_inconclusive() {
    ClaimCatalog catalog = catalog(claim("a", "strength: QUESTION", "answered-by: a"));

    assertThat(judge(catalog, seen(fact("b", 1))))
        .isEqualTo(new Verdict.Inconclusive("never reported: a"));
  }

  @Test
  public void a_missing_ready_fact_makes_the_claim_inconclusive() {
    ClaimCatalog catalog =
        catalog(claim("a", "strength: MUST", "ready: [main, b, worker]", A_IS_1));

    assertThat(judge(catalog, seen(fact("b", 1))))
        .isEqualTo(new Verdict.Inconclusive("never reported: main, worker"));
  }

  @Test
  public void a_page_that_an_error_stopped_before_its_ready_fact_breaks_the_claim_with_the_error() {
    String ready = "ready: [main, b, worker]";
    Observation stopped = saying(seen(fact("b", 1)), List.of(), List.of("DataCloneError: no"));
    String because = "never reported: main, worker [page errors: DataCloneError: no]";

    assertThat(judge(catalog(claim("a", "strength: MUST", ready, A_IS_1)), stopped))
        .isEqualTo(new Verdict.Broken(because));
    assertThat(judge(catalog(claim("a", "strength: SHOULD", ready, A_IS_1)), stopped))
        .isEqualTo(new Verdict.Missed(because));
    assertThat(judge(catalog(claim("a", "strength: QUESTION", ready, "answered-by: a")), stopped))
        .isEqualTo(new Verdict.Inconclusive(because));
  }

  @Test
  public void an_error_on_the_console_stops_a_page_and_other_lines_do_not() {
    ClaimCatalog catalog = catalog(claim("a", "strength: MUST", "ready: [main]", A_IS_1));

    assertThat(judge(catalog, writing("error", "PythonError:\n  NameError: x")))
        .isEqualTo(
            new Verdict.Broken("never reported: main [page errors: PythonError: NameError: x]"));
    assertThat(judge(catalog, writing("warn", "PythonError")))
        .isEqualTo(new Verdict.Inconclusive("never reported: main"));
  }

  @Test
  public void an_error_that_was_reported_instead_of_a_fact_or_of_its_group_is_quoted() {
    ClaimCatalog catalog = catalog(claim("a", "strength: MUST", expect("{fact: w.note.x, is: 1}")));
    String missing = "expected w.note.x is 1, but w.note.x was never reported";

    assertThat(judge(catalog, seen(fact("w.error", "OSError: 2"))).because())
        .isEqualTo(missing + " (w.error: \"OSError: 2\")");
    assertThat(judge(catalog, seen(fact("w.error", "a"), fact("w.note.error", "b"))).because())
        .isEqualTo(missing + " (w.note.error: \"b\")");
    assertThat(judge(catalog, seen(fact("v.error", "a"))).because()).isEqualTo(missing);
  }

  @Test
  public void a_page_whose_server_was_not_reached_is_inconclusive_whatever_its_errors() {
    String refused = " [http://b.example/core.js could not be reached: %s]";
    for (String failure :
        List.of("net::ERR_CONNECTION_REFUSED", "NS_ERROR_UNKNOWN_HOST", "net::ERR_TIMED_OUT")) {
      Observation seen = requesting(failure);

      assertThat(must(seen, "{fact: a, is: 1}"))
          .isEqualTo(
              new Verdict.Inconclusive(
                  "expected a is 1, but a was never reported" + refused.formatted(failure)));
      assertThat(judge(catalog(claim("a", "strength: MUST", "ready: [b]", A_IS_1)), seen))
          .isEqualTo(new Verdict.Inconclusive("never reported: b" + refused.formatted(failure)));
    }
    assertThat(must(requesting("net::ERR_BLOCKED_BY_RESPONSE.NotSameSite"), "{fact: a, is: 1}"))
        .isInstanceOf(Verdict.Broken.class);
  }

  @Test
  public void a_service_worker_that_never_answers_is_no_excuse() {
    for (String failure : List.of("net::ERR_TIMED_OUT", "NS_ERROR_NET_TIMEOUT")) {
      assertThat(must(requesting("http://localhost:8080/sw.js", failure), "{fact: a, is: 1}"))
          .isInstanceOf(Verdict.Broken.class);
    }
    assertThat(
            must(
                requesting("http://localhost:8080/sw.js", "net::ERR_CONNECTION_REFUSED"),
                "{fact: a, is: 1}"))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  public void a_wrong_value_counts_although_a_server_was_not_reached() {
    Observation seen = requesting("net::ERR_CONNECTION_REFUSED", fact("a", 2));

    assertThat(must(seen, "{fact: a, is: 1}").because()).contains("expected a is 1, was 2");
    assertThat(must(seen, "{fact: a, is: 1}")).isInstanceOf(Verdict.Broken.class);
  }

  /** A page with an error, one of whose requests failed. */
  private static Observation requesting(String failure, Fact... facts) {
    return requesting("http://b.example/core.js", failure, facts);
  }

  private static Observation requesting(String url, String failure, Fact... facts) {
    Observation seen = saying(seen(facts), List.of(), List.of("TypeError: no module"));
    return new Observation(
        seen.outcome(),
        seen.detail(),
        seen.url(),
        seen.facts(),
        seen.console(),
        seen.errors(),
        List.of(new Exchange(1, "GET", url, 0, false, List.of(), failure)),
        seen.measured());
  }

  private static Observation writing(String level, String text) {
    Observation seen = seen();
    return new Observation(
        seen.outcome(),
        seen.detail(),
        seen.url(),
        seen.facts(),
        List.of(new ConsoleLine(1, level, text)),
        seen.errors(),
        seen.exchanges(),
        seen.measured());
  }

  @Test
  public void a_missing_fact_before_everything_is_ready_is_inconclusive_with_the_time() {
    ClaimCatalog catalog = catalog(claim("a", "strength: MUST", "ready: [worker]", A_IS_1));

    assertThat(judge(catalog, seen(Outcome.TIMED_OUT, "30 s", fact("main", 1))))
        .isEqualTo(
            new Verdict.Inconclusive(
                "never reported: worker (timed out: 30 s; the last fact was main)"));
    assertThat(judge(catalog, seen(Outcome.TIMED_OUT, "30 s")).because())
        .endsWith("(timed out: 30 s; the last fact was none)");
  }

  @Test
  public void a_missing_fact_after_everything_is_ready_breaks_the_claim_with_the_time() {
    ClaimCatalog catalog = catalog(claim("a", "strength: MUST", "ready: [main]", A_IS_1));

    assertThat(judge(catalog, seen(Outcome.TIMED_OUT, "30 s", fact("main", 1))))
        .isEqualTo(
            new Verdict.Broken(
                "expected a is 1, but a was never reported (timed out: 30 s; the last fact was"
                    + " main)"));
  }

  @Test
  public void a_claim_whose_facts_came_before_the_timeout_holds() {
    ClaimCatalog catalog = catalog(claim("a", "strength: MUST", A_IS_1));

    assertThat(judge(catalog, seen(Outcome.TIMED_OUT, "30 s", fact("a", 1))).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
  }

  @Test
  public void a_page_that_did_not_open_or_a_browser_that_died_is_inconclusive() {
    ClaimCatalog catalog = catalog(claim("a", "strength: MUST", A_IS_1));

    assertThat(judge(catalog, seen(Outcome.NOT_OPENED, "refused")))
        .isEqualTo(new Verdict.Inconclusive("not opened: refused"));
    assertThat(judge(catalog, seen(Outcome.BROWSER_DIED, "exit code 9", fact("a", 1))))
        .isEqualTo(
            new Verdict.Inconclusive(
                Verdict.Inconclusive.Cause.BROWSER, "browser died: exit code 9"));
  }

  @Test
  public void a_failure_of_the_harness_is_an_error() {
    assertThat(
            judge(
                catalog(claim("a", "strength: MUST", A_IS_1)),
                seen(Outcome.INTERNAL_ERROR, "no port", fact("a", 2))))
        .isEqualTo(new Verdict.HarnessError("no port"));
  }

  @Test
  public void a_claim_without_an_expectation_here_is_not_applicable_with_the_reason() {
    String expect =
        "expect: [{where: {browser: firefox}, all: [{fact: a, is: 1}], counter-example:"
            + " {verdict-contains: x}}]";

    assertThat(
            judge(
                catalog(
                    claim(
                        "a",
                        "strength: MUST",
                        expect,
                        "not-applicable-because: Only Firefox is meant.")),
                seen(Outcome.INTERNAL_ERROR, "no port")))
        .isEqualTo(
            new Verdict.NotApplicable(
                "Only Firefox is meant.", "See 'expect' of a for where it applies."));
    assertThat(judge(catalog(claim("a", "strength: MUST", expect)), seen()).because())
        .contains("{browser=chrome, hosting=bare}");
  }

  @Test
  public void a_claim_that_cannot_be_tested_is_not_applicable_with_the_reason() {
    for (String strength : List.of("MUST", "SHOULD", "QUESTION")) {
      ClaimCatalog catalog =
          catalog(
              "  - {id: a, statements: S1, summary: x, not-testable: It takes a year., strength: "
                  + strength
                  + "}\n");

      assertThat(judge(catalog, seen()))
          .isEqualTo(
              new Verdict.NotApplicable("It takes a year.", "Write a fixture that tests a."));
    }
  }

  @Test
  public void a_claim_is_blocked_by_a_dependency_that_does_not_hold() {
    ClaimCatalog catalog = dependent("strength: MUST", expect("{fact: ground, is: 1}"));

    assertThat(judge(catalog, seen(fact("a", 1), fact("ground", 2))))
        .isEqualTo(new Verdict.Blocked(new ClaimId("ground")));
    assertThat(judge(catalog, seen(fact("a", 2), fact("ground", 1))).kind())
        .isEqualTo(Verdict.Kind.BROKEN);
    assertThat(judge(catalog, seen(fact("a", 1), fact("ground", 1))).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
  }

  @Test
  public void a_dependency_that_is_missed_or_inconclusive_blocks_too() {
    assertThat(
            judge(
                dependent("strength: SHOULD", expect("{fact: ground, is: 1}")),
                seen(fact("a", 1), fact("ground", 2))))
        .isEqualTo(new Verdict.Blocked(new ClaimId("ground")));
    assertThat(judge(dependent("strength: QUESTION", "answered-by: ground"), seen(fact("a", 1))))
        .isEqualTo(new Verdict.Blocked(new ClaimId("ground")));
  }

  @Test
  public void a_dependency_that_is_answered_or_not_applicable_does_not_block() {
    assertThat(
            judge(
                    dependent("strength: QUESTION", "answered-by: ground"),
                    seen(fact("a", 1), fact("ground", 2)))
                .kind())
        .isEqualTo(Verdict.Kind.HOLDS);
    assertThat(
            judge(
                    dependent(
                        "strength: MUST",
                        "expect: [{where: {browser: firefox}, all: [{fact: ground, is: 1}],"
                            + " counter-example: {verdict-contains: x}}]"),
                    seen(fact("a", 1)))
                .kind())
        .isEqualTo(Verdict.Kind.HOLDS);
  }

  @Test
  public void a_missing_ready_fact_comes_before_a_blocking_claim() {
    ClaimCatalog catalog =
        catalog(
            claim("a", "strength: MUST", "ready: [main]", "depends-on: ground", A_IS_1),
            claim("ground", "strength: MUST", expect("{fact: ground, is: 1}")));

    assertThat(judge(catalog, seen(fact("ground", 2))))
        .isEqualTo(new Verdict.Inconclusive("never reported: main"));
  }

  private static ClaimCatalog dependent(String... ground) {
    return catalog(
        claim("a", "strength: MUST", "depends-on: ground", A_IS_1), claim("ground", ground));
  }

  private static Verdict answer(@Nullable Object value) {
    return judge(
        catalog(claim("a", "strength: QUESTION", "answered-by: a")), seen(fact("a", value)));
  }

  private static Verdict ratio(Observation seen, String limit) {
    String control =
        "control: {all: [{fact: idle, at-most: 100}], counter-example: {verdict-contains: idle}}";
    String condition = "{fact: a, per: b, " + limit + "}";
    return judge(catalog(claim("a", "strength: MUST", control, expect(condition))), seen);
  }

  private static Verdict must(Observation seen, String... conditions) {
    return judge(catalog(claim("a", "strength: MUST", expect(conditions))), seen);
  }

  private static Verdict judge(ClaimCatalog catalog, Observation seen) {
    return new Judge(catalog).judge(catalog.claim("a"), HERE, seen);
  }
}
