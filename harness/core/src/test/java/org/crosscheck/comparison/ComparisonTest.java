package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.judged;

import java.util.List;
import java.util.Set;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.given.Given;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ComparisonTest {
  private static final String A = "a page bare chrome mpy";
  private static final Verdict HOLDS = new Verdict.Holds("");
  private static final Verdict BROKEN = new Verdict.Broken("was 2");
  private static final Verdict MISSED = new Verdict.Missed("was late");
  private static final Verdict INCONCLUSIVE = new Verdict.Inconclusive("no page");
  private static final Verdict DIED =
      new Verdict.Inconclusive(Verdict.Inconclusive.Cause.BROWSER, "process 7 ended");
  private static final Verdict BUSY =
      new Verdict.Inconclusive(Verdict.Inconclusive.Cause.MACHINE, "idle gap 900 ms");
  private static final Verdict FLAKY = new Verdict.Flaky(List.of(BROKEN, HOLDS, HOLDS));
  private static final Verdict NOT_APPLICABLE = new Verdict.NotApplicable("No.", "Ask.");
  private static final Verdict ERROR = new Verdict.HarnessError("no port");
  private static final Verdict BLOCKED = new Verdict.Blocked(new ClaimId("b"));

  @DataProvider
  public Object[][] changes() {
    return new Object[][] {
      {"HOLDS", BROKEN, ChangeKind.WORSE},
      {"HOLDS", MISSED, ChangeKind.WORSE},
      {"HOLDS", INCONCLUSIVE, ChangeKind.WORSE},
      {"HOLDS", BLOCKED, ChangeKind.WORSE},
      {"HOLDS", NOT_APPLICABLE, ChangeKind.WORSE},
      {"ANSWER(1)", INCONCLUSIVE, ChangeKind.WORSE},
      {"NOT_APPLICABLE", MISSED, ChangeKind.WORSE},
      {"MISSED  # r", INCONCLUSIVE, ChangeKind.WORSE},
      {"BROKEN  # r", ERROR, ChangeKind.WORSE},
      {"HOLDS | MISSED  # r", BROKEN, ChangeKind.WORSE},
      {"BROKEN  # r", HOLDS, ChangeKind.BETTER},
      {"INCONCLUSIVE  # r", HOLDS, ChangeKind.BETTER},
      {"BLOCKED(b)  # r", MISSED, ChangeKind.BETTER},
      {"NOT_APPLICABLE", HOLDS, ChangeKind.BETTER},
      {"BROKEN | MISSED  # r", HOLDS, ChangeKind.BETTER},
      {"ANSWER(1)", new Verdict.Answer("2"), ChangeKind.CHANGED},
      {"ANSWER(yes)", new Verdict.Answer("no: sync gives a promise"), ChangeKind.WORSE},
      {"ANSWER(str 42)", new Verdict.Answer("TypeError: x is not a function"), ChangeKind.WORSE},
      {"ANSWER(42)", new Verdict.Answer("error: nothing came"), ChangeKind.WORSE},
      {"ANSWER(refused: ValueError: no)", new Verdict.Answer("no answer in 2 s"), ChangeKind.WORSE},
      {"ANSWER(refused: ValueError: no)", new Verdict.Answer("NoneType null"), ChangeKind.WORSE},
      {"ANSWER(42)", new Verdict.Answer("None"), ChangeKind.WORSE},
      {"ANSWER(ValueError: no)", new Verdict.Answer("42"), ChangeKind.CHANGED},
      {"ANSWER(no answer in 2 s)", new Verdict.Answer("None"), ChangeKind.CHANGED},
      {"ANSWER(no answer in 2 s)", new Verdict.Answer("ValueError: no"), ChangeKind.CHANGED},
      {"ANSWER(no: SecurityError)", new Verdict.Answer("yes"), ChangeKind.CHANGED},
      {"ANSWER(TypeError: a)", new Verdict.Answer("TypeError: b"), ChangeKind.CHANGED},
      {
        "ANSWER(to-main int 1; from-main int 0)",
        new Verdict.Answer("to-main int 1; from-main refused: TypeError: no"),
        ChangeKind.WORSE
      },
      {
        "ANSWER(to-main refused: TypeError: no; from-main int 0)",
        new Verdict.Answer("to-main int 1; from-main undefined <undefined>"),
        ChangeKind.WORSE
      },
      {
        "ANSWER(to-main refused: TypeError: no; from-main int 0)",
        new Verdict.Answer("to-main int 1; from-main int 1"),
        ChangeKind.CHANGED
      },
      {
        "ANSWER(to-main int 1; from-main refused: TypeError: no)",
        new Verdict.Answer("to-main int 1; from-main refused: Error: no answer, though later ones"),
        ChangeKind.WORSE
      },
      {"ANSWER(1) | ANSWER(2)  # r", new Verdict.Answer("ValueError: no"), ChangeKind.WORSE},
      {
        "ANSWER(1) | ANSWER(ValueError: a)  # r",
        new Verdict.Answer("ValueError: b"),
        ChangeKind.CHANGED
      },
      {"HOLDS | BROKEN  # r", MISSED, ChangeKind.CHANGED},
      {"BROKEN  # r", INCONCLUSIVE, ChangeKind.CHANGED},
      {"HOLDS", FLAKY, ChangeKind.FLAKY},
      {"BROKEN  # r", FLAKY, ChangeKind.FLAKY},
      {"HOLDS | MISSED  # r", FLAKY, ChangeKind.FLAKY},
      {"HOLDS", DIED, ChangeKind.INCONCLUSIVE},
      {"INCONCLUSIVE  # r", BUSY, ChangeKind.INCONCLUSIVE},
      {"BLOCKED(c)  # r", BLOCKED, ChangeKind.CHANGED},
    };
  }

  @Test(dataProvider = "changes")
  public void a_verdict_other_than_accepted_is_worse_or_better_or_changed(
      String accepted, Verdict verdict, ChangeKind kind) {
    Comparison comparison = compare(A + " = " + accepted, A, verdict);

    assertThat(comparison.differences())
        .extracting(Difference::kind)
        .as("%s, then %s", accepted, verdict)
        .containsExactly(kind);
    assertThat(comparison.same()).isFalse();
  }

  @DataProvider
  public Object[][] accepted() {
    return new Object[][] {
      {"HOLDS", HOLDS},
      {"HOLDS", new Verdict.Holds("another reason")},
      {"BROKEN  # r", BROKEN},
      {"ANSWER(2)", new Verdict.Answer("2")},
      {"BLOCKED(b)  # r", BLOCKED},
      {"HOLDS | INCONCLUSIVE  # r", INCONCLUSIVE},
      {"HOLDS | INCONCLUSIVE  # r", HOLDS},
    };
  }

  @Test(dataProvider = "accepted")
  public void an_accepted_verdict_is_not_a_difference(String accepted, Verdict verdict) {
    Comparison comparison = compare(A + " = " + accepted, A, verdict);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.same()).isTrue();
    assertThat(comparison.summary()).isEqualTo("The only verdict is as accepted.");
  }

  @Test
  public void what_is_worse_or_only_different_is_not_accepted_without_a_question() {
    Verdict silence = new Verdict.Answer("no answer in 2 s");

    assertThat(compare(A + " = HOLDS", A, BROKEN).doubtful()).isTrue();
    assertThat(compare(A + " = ANSWER(1)", A, silence).doubtful()).isTrue();
    assertThat(compare(A + " = ANSWER(ValueError: a)", A, new Verdict.Answer("1")).doubtful())
        .isTrue();
    assertThat(compare(A + " = BROKEN  # r", A, HOLDS).doubtful()).isFalse();
    assertThat(compare("", A, HOLDS).doubtful()).isFalse();
  }

  @Test
  public void a_case_that_the_baseline_does_not_know_is_new() {
    assertThat(compare("", A, BROKEN).differences())
        .extracting(Difference::toString)
        .containsExactly("new: " + A + " is BROKEN: was 2");
  }

  @Test
  public void a_case_that_is_no_longer_tested_is_gone() {
    Baseline baseline = BaselineTest.read(A + " = HOLDS\n");

    assertThat(Comparison.of(baseline, List.of(), baseline.lines().keySet()).differences())
        .extracting(Difference::toString)
        .containsExactly("gone: " + A + " was HOLDS");
    assertThat(Comparison.of(baseline, List.of(), Set.of()).differences()).isEmpty();
  }

  @Test
  public void a_worse_case_has_the_accepted_verdict_the_current_one_and_the_reason() {
    assertThat(compare(A + " = HOLDS", A, BROKEN).differences())
        .extracting(Difference::toString)
        .containsExactly("worse: " + A + " was HOLDS, is BROKEN: was 2");
  }

  @Test
  public void a_flaky_case_says_how_often_and_does_not_make_the_run_fail() {
    Comparison comparison = compare(A + " = HOLDS", A, FLAKY);

    assertThat(comparison.differences())
        .extracting(Difference::toString)
        .containsExactly(
            "flaky: "
                + A
                + " was HOLDS, is FLAKY(1 of 3): BROKEN in 1 of 3 tries: was 2; HOLDS in 2 of 3"
                + " tries");
    assertThat(comparison.same()).isFalse();
    assertThat(comparison.fails()).isFalse();
    assertThat(compare("", A, FLAKY).differences())
        .extracting(Difference::kind)
        .containsExactly(ChangeKind.FLAKY);
  }

  @Test
  public void a_case_that_is_known_to_be_flaky_is_as_accepted() {
    assertThat(compare(A + " = HOLDS | BROKEN  # r", A, FLAKY).same()).isTrue();
  }

  @Test
  public void a_verdict_about_the_machine_is_neither_worse_nor_accepted() {
    Comparison comparison = compare(A + " = HOLDS", A, DIED);

    assertThat(comparison.differences())
        .extracting(Difference::toString)
        .containsExactly("inconclusive: " + A + " was HOLDS, is INCONCLUSIVE: process 7 ended");
    assertThat(comparison.fails()).isFalse();
  }

  @Test
  public void a_case_that_starts_to_hold_is_better() {
    assertThat(compare(A + " = BROKEN  # r", A, HOLDS).differences())
        .extracting(Difference::toString)
        .containsExactly("better: " + A + " was BROKEN, is HOLDS");
  }

  @Test
  public void a_changed_answer_has_both_answers() {
    assertThat(compare(A + " = ANSWER(1)", A, new Verdict.Answer("2")).differences())
        .extracting(Difference::toString)
        .containsExactly("changed: " + A + " was ANSWER(1), is ANSWER(2)");
  }

  @Test
  public void differences_are_sorted_worst_first_and_then_by_case_and_counted() {
    Baseline baseline =
        BaselineTest.read(
            """
            reason r: text
            a page bare chrome mpy = BROKEN  # r
            b page bare chrome mpy = ANSWER(1)
            c page bare chrome mpy = HOLDS
            d page bare chrome mpy = HOLDS
            e page bare chrome mpy = HOLDS
            """);
    Comparison comparison =
        Comparison.of(
            baseline,
            List.of(
                judged("a page bare chrome mpy", HOLDS),
                judged("b page bare chrome mpy", new Verdict.Answer("2")),
                judged("f page bare chrome mpy", HOLDS),
                judged("d page bare chrome mpy", BROKEN),
                judged("c page bare chrome mpy", MISSED)),
            Set.of(TestCaseId.parse("e page bare chrome mpy")));

    assertThat(comparison.differences())
        .extracting(d -> d.kind().displayName() + " " + d.of().claim())
        .containsExactly("worse c", "worse d", "changed b", "better a", "new f", "gone e");
    assertThat(comparison.summary())
        .isEqualTo("5 verdicts compared: 2 worse, 1 changed, 1 better, 1 new, 1 gone.");
    assertThat(comparison.of(ChangeKind.WORSE)).hasSize(2);
    assertThatThrownBy(() -> comparison.differences().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Comparison compare(String baseline, String of, Verdict verdict) {
    return Comparison.of(
        BaselineTest.read("reason r: text\n" + baseline + "\n"),
        List.of(judged(of, verdict)),
        Set.of());
  }

  @Test
  public void worse_verdicts_and_deviations_that_were_not_accepted_are_regressions() {
    TestCaseId of = TestCaseId.parse("a b c d e");

    assertThat(
            new Difference(
                    ChangeKind.WORSE,
                    of,
                    Given.verdict("HOLDS"),
                    Given.verdict("NOT_APPLICABLE"),
                    "")
                .regression())
        .isTrue();
    assertThat(
            new Difference(ChangeKind.NEW, of, Given.verdict(""), Given.verdict("BROKEN"), "")
                .regression())
        .isTrue();
    assertThat(
            new Difference(
                    ChangeKind.CHANGED,
                    of,
                    Given.verdict("ANSWER(1)"),
                    Given.verdict("ANSWER(2)"),
                    "")
                .regression())
        .isFalse();
    assertThat(
            new Difference(ChangeKind.NEW, of, Given.verdict(""), Given.verdict("HOLDS"), "")
                .regression())
        .isFalse();
    assertThat(
            new Difference(
                    ChangeKind.BETTER, of, Given.verdict("BROKEN"), Given.verdict("MISSED"), "")
                .regression())
        .isFalse();
    assertThat(
            new Difference(ChangeKind.GONE, of, Given.verdict("BROKEN"), Given.verdict(""), "")
                .regression())
        .isFalse();
  }
}
