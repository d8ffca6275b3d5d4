package org.crosscheck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.given.Given;
import org.crosscheck.suite.JudgedCases.Judged;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.SkipException;
import org.testng.annotations.Test;

public class ClaimTestTest {
  private static final TestCaseId CASE = TestCaseId.parse("worker-runs page bare chrome mpy");

  private static final Claim CLAIM =
      Given.catalog(
              Given.claim("worker-runs", "strength: MUST", Given.expect("{fact: ran, is: true}")))
          .claims()
          .get(0);

  @Test
  public void a_case_is_named_by_strength_claim_summary_and_visit() {
    assertThat(test(new Verdict.Holds("")).getTestName())
        .isEqualTo("MUST worker-runs: It holds. [page bare chrome mpy]");
  }

  @Test
  public void a_case_is_in_the_class_of_its_fixture_and_in_its_groups() {
    Class<?> type = test(new Verdict.Holds("")).getClass();

    assertThat(type.getName()).isEqualTo("org.crosscheck.claims.a-page");
    assertThat(type.getAnnotation(Test.class).groups())
        .containsExactly("MUST", "chrome", "bare", "mpy");
  }

  @Test
  public void a_verdict_that_is_accepted_passes() {
    assertThatCode(() -> test(new Verdict.Holds("")).is_as_accepted()).doesNotThrowAnyException();
    assertThatCode(() -> test(new Verdict.Broken("known")).is_as_accepted())
        .doesNotThrowAnyException();
  }

  @Test
  public void a_case_that_does_not_apply_is_skipped_with_the_reason() {
    assertThatThrownBy(
            () -> test(new Verdict.NotApplicable("No worker.", "Add one.")).is_as_accepted())
        .isInstanceOf(SkipException.class)
        .hasMessage("No worker. Add one.");
  }

  @Test
  public void a_worse_verdict_fails_with_the_observation_the_quote_and_what_to_check() {
    assertFails(
        new Verdict.Broken("ran is false"),
        new Difference(
            ChangeKind.WORSE,
            CASE,
            Given.verdict("HOLDS"),
            Given.verdict("BROKEN"),
            "ran is false"),
        """
        worse: worker-runs page bare chrome mpy was HOLDS, is BROKEN: ran is false
        The documentation says: "Workers run Python, and they run it beside the page." (https://docs.example/workers/#start)
        What to check:
          - look here
          - look there\
        """);
  }

  @Test
  public void a_flaky_case_is_skipped_with_its_tries() {
    Verdict flaky =
        new Verdict.Flaky(List.of(new Verdict.Broken("ran is false"), new Verdict.Holds("")));

    assertThatThrownBy(
            () ->
                test(
                        flaky,
                        new Difference(
                            ChangeKind.FLAKY,
                            CASE,
                            Given.verdict("HOLDS"),
                            Optional.of(flaky.accepted()),
                            flaky.label(),
                            flaky.because()))
                    .is_as_accepted())
        .isInstanceOf(SkipException.class)
        .hasMessageContaining("FLAKY(1 of 2): BROKEN in 1 of 2 tries: ran is false");
  }

  @Test
  public void a_better_verdict_fails_with_how_to_accept_it() {
    assertFails(
        new Verdict.Holds(""),
        new Difference(
            ChangeKind.BETTER, CASE, Given.verdict("BROKEN"), Given.verdict("HOLDS"), ""),
        """
        better: worker-runs page bare chrome mpy was BROKEN, is HOLDS
        Accept it: ./crosscheck accept, and commit the baseline.\
        """);
  }

  @Test
  public void another_answer_fails_with_the_question_whether_it_is_intended() {
    assertFails(
        new Verdict.Answer("42"),
        new Difference(
            ChangeKind.CHANGED, CASE, Given.verdict("ANSWER(41)"), Given.verdict("ANSWER(42)"), ""),
        """
        changed: worker-runs page bare chrome mpy was ANSWER(41), is ANSWER(42)
        If this is intended, accept it: ./crosscheck accept, and commit the baseline.\
        """);
  }

  @Test
  public void an_answer_that_got_worse_fails_with_what_to_check_and_not_how_to_accept_it() {
    Verdict silence = new Verdict.Answer("no answer in 2 s");

    assertThatThrownBy(
            () ->
                test(
                        silence,
                        new Difference(
                            ChangeKind.WORSE,
                            CASE,
                            Given.verdict("ANSWER(42)"),
                            Optional.of(silence.accepted()),
                            silence.because()))
                    .is_as_accepted())
        .hasMessageContaining("worse: ")
        .hasMessageContaining("What to check:")
        .hasMessageNotContaining("ccept it");
  }

  @Test
  public void a_new_case_fails_with_how_to_accept_it_or_what_to_check() {
    assertFails(
        new Verdict.Holds(""),
        new Difference(ChangeKind.NEW, CASE, Given.verdict(""), Given.verdict("HOLDS"), ""),
        """
        new: worker-runs page bare chrome mpy is HOLDS
        Accept it: ./crosscheck accept, and commit the baseline.\
        """);
    assertThatThrownBy(
            () ->
                test(
                        new Verdict.Broken("no"),
                        new Difference(
                            ChangeKind.NEW, CASE, Given.verdict(""), Given.verdict("BROKEN"), "no"))
                    .is_as_accepted())
        .hasMessageContaining("is BROKEN: no\nThe documentation says: ");
  }

  private static void assertFails(Verdict verdict, Difference difference, String message) {
    assertThatThrownBy(() -> test(verdict, difference).is_as_accepted())
        .isInstanceOf(AssertionError.class)
        .hasMessage(message);
  }

  private static ClaimTest test(Verdict verdict, Difference... differences) {
    Judged judged =
        new Judged(
            new TestResult(CASE, "", "", verdict),
            Optional.ofNullable(differences.length == 0 ? null : differences[0]));
    return new FixtureClasses().test("a-page", CLAIM, CASE, of -> judged);
  }
}
