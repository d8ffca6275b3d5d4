package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.judged;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class BaselineTest {
  private static final String A = "a page bare chrome mpy";
  private static final String B = "b page:x bare firefox mpy-py";
  private static final Verdict HOLDS = new Verdict.Holds("a is 1");
  private static final Verdict BROKEN = new Verdict.Broken("was 2");

  private static final String TEXT =
      """
      reason a: the documentation says 1, it is 2; see issue #3
      reason slow: a busy machine is late: sometimes

      a page bare chrome mpy = BROKEN  # a
      a page bare firefox mpy = HOLDS | INCONCLUSIVE  # slow
      b page:x bare firefox mpy-py = ANSWER(a | b = c)
      c page bare chrome none = BLOCKED(a)  # a
      d page bare chrome py = NOT_APPLICABLE
      """;

  @Test
  public void a_baseline_is_read_back_and_written_byte_for_byte() {
    Baseline read = read(TEXT);

    assertThat(read.text()).isEqualTo(TEXT);
    assertThat(read(read.text())).isEqualTo(read);
  }

  @Test
  public void lines_are_sorted() {
    assertThat(
            read("""
            # a comment goes away
            %s = HOLDS

            %s = MISSED  # r
            reason r: text
            """
                    .formatted(B, A))
                .text())
        .isEqualTo("reason r: text\n\n" + A + " = MISSED  # r\n" + B + " = HOLDS\n");
  }

  @Test
  public void an_empty_baseline_has_no_text_and_a_missing_file_is_not_a_baseline() {
    assertThat(Baseline.empty().text()).isEmpty();
    try (Folder folder = new Folder()) {
      assertThat(Baseline.read(folder.path("none.txt"))).isEmpty();
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"nonsense", "line 1: 'nonsense' is not a line of a baseline."},
      {A + " HOLDS", "is not a line of a baseline."},
      {"a page bare chrome = HOLDS", "line 1: 'a page bare chrome' is not a test case."},
      {"A page bare chrome mpy = HOLDS", "line 1: 'A' is not a claim id."},
      {A + " = HOLD", "line 1: There is no verdict 'HOLD'. Did you mean HOLDS?"},
      {A + " = HOLDS | BROKN  # r", "line 1: There is no verdict 'HOLDS | BROKN'."},
      {A + " = HOLDS # r", "line 1: There is no verdict 'HOLDS # r'. Did you mean HOLDS?"},
      {A + " = ", "There is no verdict ''."},
      {"\n" + A + " = HOLDS\n" + A + " = HOLDS", "line 3: This test case occurs twice."},
      {A + " = BROKEN", A + " = BROKEN names no reason"},
      {A + " = BROKEN  # r", A + " = BROKEN: there is no reason 'r'"},
      {A + " = HOLDS  # r", A + " = HOLDS: there is no reason 'r'"},
      {A + " = HOLDS | BROKEN", A + " = HOLDS | BROKEN names no reason"},
      {A + " = ANSWER(1) | ANSWER(2)", A + " = ANSWER(1) | ANSWER(2) names no reason"},
      {"reason r", "line 1: A reason has no text."},
      {"reason r:", "line 1: A reason has no text."},
      {"reason r:  ", "line 1: A reason has no text."},
      {"reason r: a\nreason r: b", "line 2: The reason r is defined twice."},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_baseline_is_reported(String text, String expected) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(expected);
  }

  @Test
  public void all_mistakes_in_a_baseline_are_reported_at_once() {
    assertThatThrownBy(() -> read("x\n" + A + " = HOLD\n" + B + " = MISSED\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Cannot use the baseline ")
        .hasMessageContaining("line 1: ")
        .hasMessageContaining("line 2: ")
        .hasMessageContaining(B + " = MISSED names no reason");
  }

  @Test
  public void a_line_accepts_its_verdict_and_no_other() {
    Baseline.Line line = Baseline.Line.parse("ANSWER(1)", "");

    assertThat(line.verdict().accepts(new Verdict.Answer("1"))).isTrue();
    assertThat(line.verdict().accepts(new Verdict.Answer("2"))).isFalse();
    assertThat(line.verdict().accepts(HOLDS)).isFalse();
  }

  @Test
  public void a_line_of_a_flaky_case_accepts_each_of_its_verdicts() {
    Baseline.Line line = Baseline.Line.parse("HOLDS | BLOCKED(b) | ANSWER(x | y)", "r");

    assertThat(line.verdict().accepts(HOLDS)).isTrue();
    assertThat(line.verdict().accepts(new Verdict.Blocked(new ClaimId("b")))).isTrue();
    assertThat(line.verdict().accepts(new Verdict.Answer("x | y"))).isTrue();
    assertThat(line.verdict().accepts(BROKEN)).isFalse();
    assertThat(line.verdict().accepts(new Verdict.Blocked(new ClaimId("c")))).isFalse();
    assertThat(line.verdict().kind()).isEqualTo(Verdict.Kind.FLAKY);
    assertThat(line.verdict().needsReason()).isTrue();
  }

  @Test
  public void an_answer_with_a_bar_in_it_is_one_answer() {
    TestResult answered = judged(A, new Verdict.Answer("a | b | c"));
    Baseline accepted =
        read(
            Baseline.empty()
                .accept(List.of(answered), Map.of(), Baseline.empty(), Set.of())
                .text());

    assertThat(Comparison.of(accepted, List.of(answered), Set.of()).same()).isTrue();
  }

  @Test
  public void only_deviations_need_a_reason() {
    assertThat(Verdict.Kind.values())
        .filteredOn(Verdict.Kind::deviation)
        .containsExactly(
            Verdict.Kind.ERROR,
            Verdict.Kind.BROKEN,
            Verdict.Kind.MISSED,
            Verdict.Kind.INCONCLUSIVE,
            Verdict.Kind.BLOCKED,
            Verdict.Kind.FLAKY);
  }

  @Test
  public void a_flaky_verdict_is_accepted_with_its_alternatives_and_a_reason() {
    Verdict flaky = new Verdict.Flaky(List.of(HOLDS, BROKEN, HOLDS));

    Baseline accepted =
        Baseline.empty()
            .accept(List.of(judged(A, flaky)), Map.of("a", "a race"), Baseline.empty(), Set.of());

    assertThat(accepted.text()).contains(A + " = BROKEN | HOLDS  # a");
    assertThat(read(accepted.text())).isEqualTo(accepted);
  }

  @Test
  public void a_verdict_about_the_machine_leaves_the_accepted_one_and_is_never_accepted() {
    Verdict died = new Verdict.Inconclusive(Verdict.Inconclusive.Cause.BROWSER, "process 7 ended");
    Baseline before = read(A + " = HOLDS\n");

    assertThat(before.accept(List.of(judged(A, died)), Map.of(), Baseline.empty(), Set.of()))
        .isEqualTo(before);
    assertThatThrownBy(
            () ->
                Baseline.empty()
                    .accept(List.of(judged(A, died)), Map.of("a", "x"), Baseline.empty(), Set.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(A + " has no verdict: process 7 ended");
  }

  @Test
  public void the_verdicts_of_a_run_are_accepted_with_the_given_reasons() {
    assertThat(
            Baseline.empty()
                .accept(
                    List.of(judged(B, new Verdict.Answer("3")), judged(A, BROKEN)),
                    Map.of("a", " it is\n so ", "b", "nobody needs this"),
                    Baseline.empty(),
                    Set.of())
                .text())
        .isEqualTo("reason a: it is so\n\n" + A + " = BROKEN  # a\n" + B + " = ANSWER(3)\n");
  }

  @Test
  public void all_deviations_without_a_reason_are_reported_at_once_with_what_was_observed() {
    assertThatThrownBy(
            () ->
                Baseline.empty()
                    .accept(
                        List.of(judged(A, BROKEN), judged(B, new Verdict.Missed("was late"))),
                        Map.of("b", " "),
                        Baseline.empty(),
                        Set.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(A + " = BROKEN: was 2")
        .hasMessageContaining(B + " = MISSED: was late")
        .hasMessageContaining("--reason");
  }

  @Test
  public void an_error_of_the_harness_is_never_accepted() {
    assertThatThrownBy(
            () ->
                Baseline.empty()
                    .accept(
                        List.of(judged(A, new Verdict.HarnessError("no port"))),
                        Map.of("a", "it is so"),
                        Baseline.empty(),
                        Set.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(A + " failed inside Crosscheck: no port");
  }

  @Test
  public void a_case_that_starts_to_hold_loses_its_reason() {
    Baseline before = read("reason a: it is so\n" + A + " = BROKEN  # a\n");

    assertThat(
            before.accept(List.of(judged(A, HOLDS)), Map.of(), Baseline.empty(), Set.of()).text())
        .isEqualTo(A + " = HOLDS\n");
    assertThat(before.text()).contains("BROKEN");
  }

  @Test
  public void a_line_that_accepts_the_verdict_is_unchanged() {
    String text = "reason slow: late\n\n" + A + " = HOLDS | BROKEN  # slow\n";

    assertThat(
            read(text)
                .accept(List.of(judged(A, BROKEN)), Map.of(), Baseline.empty(), Set.of())
                .text())
        .isEqualTo(text);
  }

  @Test
  public void a_reason_of_another_release_is_reused_where_it_accepts_the_same_verdict() {
    Baseline other = read("reason a: it is so\n" + A + " = BROKEN  # a\n" + B + " = HOLDS\n");

    assertThat(
            Baseline.empty()
                .accept(
                    List.of(judged(A, BROKEN), judged(B, BROKEN)),
                    Map.of(Baseline.OTHERS, "it is old"),
                    other,
                    Set.of())
                .text())
        .isEqualTo(
            "reason a: it is so\nreason others: it is old\n\n"
                + A
                + " = BROKEN  # a\n"
                + B
                + " = BROKEN  # others\n");
  }

  @Test
  public void a_new_reason_replaces_the_previous_one() {
    assertThat(
            read("reason a: old\n" + A + " = BROKEN  # a\n")
                .accept(List.of(judged(A, BROKEN)), Map.of("a", "new"), Baseline.empty(), Set.of())
                .reasons())
        .isEqualTo(Map.of("a", "new"));
  }

  @Test
  public void a_baseline_with_old_names_is_read_with_the_current_ones() {
    Baseline old =
        read(
            """
            reason slow: late

            a page bare chrome mpy = NOT_REACHED  # slow
            b page bare chrome mpy = HOLDS | NOT_REACHED  # slow
            c page bare chrome mpy = SAYS(SAYS | NOT_ASKED_x)
            d page bare chrome mpy = NOT_ASKED
            e page bare chrome mpy = OUR_FAULT  # slow
            f page bare chrome mpy = BLOCKED(a)  # slow
            """);

    assertThat(old.text())
        .isEqualTo(
            """
            reason slow: late

            a page bare chrome mpy = INCONCLUSIVE  # slow
            b page bare chrome mpy = HOLDS | INCONCLUSIVE  # slow
            c page bare chrome mpy = ANSWER(SAYS | NOT_ASKED_x)
            d page bare chrome mpy = NOT_APPLICABLE
            e page bare chrome mpy = ERROR  # slow
            f page bare chrome mpy = BLOCKED(a)  # slow
            """);
  }

  @Test
  public void an_answer_may_have_any_character_in_it() {
    Baseline.Line line = Baseline.Line.parse("ANSWER(a\u2028b\u0085c (d))", "");

    assertThat(line.verdict().kind()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(line.verdict().accepts(new Verdict.Answer("a\u2028b\u0085c (d)"))).isTrue();
  }

  @Test
  public void untested_cases_keep_their_lines_unless_they_no_longer_exist() {
    Baseline before = read(A + " = HOLDS\n");
    List<TestResult> run = List.of(judged(B, HOLDS));

    assertThat(before.accept(run, Map.of(), Baseline.empty(), Set.of()).lines())
        .containsOnlyKeys(TestCaseId.parse(A), TestCaseId.parse(B));
    assertThat(before.accept(run, Map.of(), Baseline.empty(), Set.of(TestCaseId.parse(A))).lines())
        .containsOnlyKeys(TestCaseId.parse(B));
  }

  static Baseline read(String text) {
    try (Folder folder = new Folder().with("baseline.txt", text)) {
      return Baseline.read(folder.path("baseline.txt")).orElseThrow();
    }
  }
}
