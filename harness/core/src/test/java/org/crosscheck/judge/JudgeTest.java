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
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class JudgeTest {
  private static final VisitContext HERE = context("hosting", "bare", "browser", "chrome");
  private static final String A_IS_1 = expect("{fact: a, is: 1}");

  @Test
  public void a_must_whose_conditions_are_met_holds_and_says_which() {
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
  public void a_page_that_was_not_tried_leaves_its_claims_unasked() {
    assertThat(
            judge(
                catalog(claim("a", "strength: MUST", A_IS_1)),
                seen(Outcome.NOT_VISITED, "nginx is not installed. Install it.")))
        .isEqualTo(
            new Verdict.NotApplicable("nginx is not installed. Install it.", "Then run again."));
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
  public void a_condition_is_met_or_the_verdict_says_what_was_expected_and_what_was(
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
    Verdict verdict = must(seen(fact("a", a), fact("b", b)), "{fact: a, per: b, at-least: 2}");

    assertThat(verdict.because()).contains(refused.isEmpty() ? "a / b at least 2" : refused);
    assertThat(verdict.kind())
        .as(verdict.because())
        .isEqualTo(refused.isEmpty() ? Verdict.Kind.HOLDS : Verdict.Kind.BROKEN);
  }

  @Test
  public void a_ratio_with_half_of_it_missing_does_not_hold() {
    assertThat(must(seen(fact("a", 1)), "{fact: a, per: b, at-most: 2}").because())
        .isEqualTo("expected a / b at most 2, was 1 / never reported");
    assertThat(must(seen(fact("b", 1)), "{fact: a, per: b, at-most: 2}").because())
        .isEqualTo("expected a / b at most 2, but a was never reported");
  }

  @Test
  public void the_console_and_the_errors_are_searched_for_what_is_expected() {
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
  public void a_console_that_says_what_it_must_not_is_quoted() {
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
  public void what_the_page_did_not_catch_stands_beside_what_is_wrong() {
    assertThat(
            must(
                    saying(seen(fact("a", 2)), List.of(), List.of("one\n  at x", "two", "three")),
                    "{fact: a, is: 1}")
                .because())
        .isEqualTo("expected a is 1, was 2 [page errors: one at x | two]");
  }

  @Test
  public void a_question_of_fact_is_answered_on_one_line() {
    assertThat(tells("v1.28")).isEqualTo(new Verdict.Answer("v1.28"));
    assertThat(tells(3)).isEqualTo(new Verdict.Answer("3"));
    assertThat(tells(null)).isEqualTo(new Verdict.Answer("null"));
    assertThat(tells(" two\n  lines ")).isEqualTo(new Verdict.Answer("two lines"));
    assertThat(tells(List.of("a", 1))).isEqualTo(new Verdict.Answer("[\"a\", 1]"));
  }

  @Test
  public void an_answer_without_words_is_said_in_quotes() {
    assertThat(tells("")).isEqualTo(new Verdict.Answer("\"\""));
    assertThat(tells(" \n ")).isEqualTo(new Verdict.Answer("\"\""));
  }

  @Test
  public void an_answer_that_does_not_end_is_cut() {
    assertThat(tells("x".repeat(301)).accepted()).hasToString("ANSWER(" + "x".repeat(300) + "...)");
  }

  @Test
  public void a_question_of_fact_without_an_answer_is_not_reached() {
    ClaimCatalog book = catalog(claim("a", "strength: QUESTION", "answered-by: a"));

    assertThat(judge(book, seen(fact("b", 1))))
        .isEqualTo(new Verdict.Inconclusive("never reported: a"));
  }

  @Test
  public void what_had_to_be_ready_and_was_not_is_not_reached() {
    ClaimCatalog book = catalog(claim("a", "strength: MUST", "ready: [main, b, worker]", A_IS_1));

    assertThat(judge(book, seen(fact("b", 1))))
        .isEqualTo(new Verdict.Inconclusive("never reported: main, worker"));
    assertThat(judge(book, saying(seen(fact("b", 1)), List.of(), List.of("404"))))
        .isEqualTo(new Verdict.Inconclusive("never reported: main, worker [page errors: 404]"));
  }

  @Test
  public void silence_before_all_was_ready_is_not_reached_and_says_until_when() {
    ClaimCatalog book = catalog(claim("a", "strength: MUST", "ready: [worker]", A_IS_1));

    assertThat(judge(book, seen(Outcome.TIMED_OUT, "30 s", fact("main", 1))))
        .isEqualTo(
            new Verdict.Inconclusive(
                "never reported: worker (timed out: 30 s; the last fact was main)"));
    assertThat(judge(book, seen(Outcome.TIMED_OUT, "30 s")).because())
        .endsWith("(timed out: 30 s; the last fact was none)");
  }

  @Test
  public void silence_after_all_was_ready_breaks_the_claim_and_says_until_when() {
    ClaimCatalog book = catalog(claim("a", "strength: MUST", "ready: [main]", A_IS_1));

    assertThat(judge(book, seen(Outcome.TIMED_OUT, "30 s", fact("main", 1))))
        .isEqualTo(
            new Verdict.Broken(
                "expected a is 1, but a was never reported (timed out: 30 s; the last fact was"
                    + " main)"));
  }

  @Test
  public void a_claim_that_was_answered_before_the_silence_holds() {
    ClaimCatalog book = catalog(claim("a", "strength: MUST", A_IS_1));

    assertThat(judge(book, seen(Outcome.TIMED_OUT, "30 s", fact("a", 1))).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
  }

  @Test
  public void a_page_that_did_not_open_or_a_browser_that_died_is_not_reached() {
    ClaimCatalog book = catalog(claim("a", "strength: MUST", A_IS_1));

    assertThat(judge(book, seen(Outcome.NOT_OPENED, "refused")))
        .isEqualTo(new Verdict.Inconclusive("not opened: refused"));
    assertThat(judge(book, seen(Outcome.BROWSER_DIED, "exit code 9", fact("a", 1))))
        .isEqualTo(new Verdict.Inconclusive("browser died: exit code 9"));
  }

  @Test
  public void what_the_harness_did_wrong_is_our_fault() {
    assertThat(
            judge(
                catalog(claim("a", "strength: MUST", A_IS_1)),
                seen(Outcome.INTERNAL_ERROR, "no port", fact("a", 2))))
        .isEqualTo(new Verdict.HarnessError("no port"));
  }

  @Test
  public void a_claim_that_asks_nothing_here_is_not_asked_and_says_why() {
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
      ClaimCatalog book =
          catalog(
              "  - {id: a, sentence: S1, summary: x, not-testable: It takes a year., strength: "
                  + strength
                  + "}\n");

      assertThat(judge(book, seen()))
          .isEqualTo(
              new Verdict.NotApplicable("It takes a year.", "Write a fixture that tests a."));
    }
  }

  @Test
  public void a_claim_whose_ground_does_not_hold_is_blocked_by_it() {
    ClaimCatalog book = dependent("strength: MUST", expect("{fact: ground, is: 1}"));

    assertThat(judge(book, seen(fact("a", 1), fact("ground", 2))))
        .isEqualTo(new Verdict.Blocked(new ClaimId("ground")));
    assertThat(judge(book, seen(fact("a", 2), fact("ground", 1))).kind())
        .isEqualTo(Verdict.Kind.BROKEN);
    assertThat(judge(book, seen(fact("a", 1), fact("ground", 1))).kind())
        .isEqualTo(Verdict.Kind.HOLDS);
  }

  @Test
  public void a_ground_that_was_only_missed_or_not_reached_blocks_too() {
    assertThat(
            judge(
                dependent("strength: SHOULD", expect("{fact: ground, is: 1}")),
                seen(fact("a", 1), fact("ground", 2))))
        .isEqualTo(new Verdict.Blocked(new ClaimId("ground")));
    assertThat(judge(dependent("strength: QUESTION", "answered-by: ground"), seen(fact("a", 1))))
        .isEqualTo(new Verdict.Blocked(new ClaimId("ground")));
  }

  @Test
  public void a_ground_that_was_answered_or_is_not_asked_here_does_not_block() {
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
  public void what_is_not_ready_comes_before_what_blocks() {
    ClaimCatalog book =
        catalog(
            claim("a", "strength: MUST", "ready: [main]", "depends-on: ground", A_IS_1),
            claim("ground", "strength: MUST", expect("{fact: ground, is: 1}")));

    assertThat(judge(book, seen(fact("ground", 2))))
        .isEqualTo(new Verdict.Inconclusive("never reported: main"));
  }

  private static ClaimCatalog dependent(String... ground) {
    return catalog(
        claim("a", "strength: MUST", "depends-on: ground", A_IS_1), claim("ground", ground));
  }

  private static Verdict tells(@Nullable Object value) {
    return judge(
        catalog(claim("a", "strength: QUESTION", "answered-by: a")), seen(fact("a", value)));
  }

  private static Verdict must(Observation seen, String... conditions) {
    return judge(catalog(claim("a", "strength: MUST", expect(conditions))), seen);
  }

  private static Verdict judge(ClaimCatalog book, Observation seen) {
    return new Judge(book).judge(book.claim("a"), HERE, seen);
  }
}
