package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.Test;

/** Tests the label that represents several verdicts. */
public final class CellTest {
  private static final Verdict HOLDS = new Verdict.Holds("");
  private static final Verdict NOT_APPLICABLE =
      new Verdict.NotApplicable("Not here.", "Ask there.");

  @Test
  public void verdicts_that_agree_have_one_label() {
    assertThat(cell(HOLDS, HOLDS).text()).isEqualTo("holds");
    assertThat(cell(new Verdict.Broken("x"), new Verdict.Broken("y")).text()).isEqualTo("broken");
  }

  @Test
  public void the_worst_of_several_is_shown_with_its_count() {
    assertThat(cell(HOLDS, new Verdict.Broken("x"), new Verdict.Inconclusive("y"), HOLDS).text())
        .isEqualTo("broken 1/4");
  }

  @Test
  public void not_applicable_cases_do_not_hide_others() {
    assertThat(cell(HOLDS, NOT_APPLICABLE).text()).isEqualTo("holds");
    assertThat(cell(NOT_APPLICABLE, NOT_APPLICABLE).text()).isEqualTo("n/a");
  }

  @Test
  public void answers_are_shown_if_they_agree_and_counted_if_not() {
    assertThat(cell(new Verdict.Answer("true"), new Verdict.Answer("true")).text())
        .isEqualTo("true");
    assertThat(cell(new Verdict.Answer("true"), new Verdict.Answer("false")).text())
        .isEqualTo("2 answers");
    assertThat(cell(new Verdict.Answer("x".repeat(100))).text()).isEqualTo("x".repeat(13) + "…");
  }

  @Test
  public void no_visit_is_a_dash() {
    assertThat(cell().text()).isEqualTo("–");
    assertThat(cell().worst()).isEmpty();
  }

  private static Cell cell(Verdict... verdicts) {
    TestCaseId of = TestCaseId.of(new ClaimId("a-claim"), "page", "bare", "chrome", "mpy");
    List<TestResult> judged =
        Arrays.stream(verdicts).map(verdict -> new TestResult(of, "", "", verdict)).toList();
    return new Cell(judged);
  }
}
