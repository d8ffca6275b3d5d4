package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.judged;

import java.util.List;
import java.util.Set;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ComparisonTest {
  private static final String A = "a page bare chrome mpy";
  private static final Verdict HOLDS = new Verdict.Holds("");
  private static final Verdict BROKEN = new Verdict.Broken("was 2");
  private static final Verdict MISSED = new Verdict.Missed("was late");
  private static final Verdict NOT_REACHED = new Verdict.NotReached("no page");
  private static final Verdict NOT_ASKED = new Verdict.NotAsked("No.", "Ask.");
  private static final Verdict OUR_FAULT = new Verdict.OurFault("no port");
  private static final Verdict BLOCKED = new Verdict.Blocked(new ClaimId("b"));

  @DataProvider
  public Object[][] changes() {
    return new Object[][] {
      {"HOLDS", BROKEN, Difference.Kind.WORSE},
      {"HOLDS", MISSED, Difference.Kind.WORSE},
      {"HOLDS", NOT_REACHED, Difference.Kind.WORSE},
      {"HOLDS", BLOCKED, Difference.Kind.WORSE},
      {"HOLDS", NOT_ASKED, Difference.Kind.WORSE},
      {"SAYS(1)", NOT_REACHED, Difference.Kind.WORSE},
      {"NOT_ASKED", MISSED, Difference.Kind.WORSE},
      {"MISSED  # r", NOT_REACHED, Difference.Kind.WORSE},
      {"BROKEN  # r", OUR_FAULT, Difference.Kind.WORSE},
      {"HOLDS | MISSED  # r", BROKEN, Difference.Kind.WORSE},
      {"BROKEN  # r", HOLDS, Difference.Kind.BETTER},
      {"NOT_REACHED  # r", HOLDS, Difference.Kind.BETTER},
      {"BLOCKED(b)  # r", MISSED, Difference.Kind.BETTER},
      {"NOT_ASKED", HOLDS, Difference.Kind.BETTER},
      {"BROKEN | MISSED  # r", HOLDS, Difference.Kind.BETTER},
      {"SAYS(1)", new Verdict.Says("2"), Difference.Kind.CHANGED},
      {"BROKEN  # r", NOT_REACHED, Difference.Kind.CHANGED},
      {"BLOCKED(c)  # r", BLOCKED, Difference.Kind.CHANGED},
    };
  }

  @Test(dataProvider = "changes")
  public void a_verdict_other_than_accepted_is_worse_or_better_or_changed(
      String accepted, Verdict verdict, Difference.Kind kind) {
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
      {"SAYS(2)", new Verdict.Says("2")},
      {"BLOCKED(b)  # r", BLOCKED},
      {"HOLDS | NOT_REACHED  # r", NOT_REACHED},
      {"HOLDS | NOT_REACHED  # r", HOLDS},
    };
  }

  @Test(dataProvider = "accepted")
  public void a_verdict_that_was_accepted_is_no_difference(String accepted, Verdict verdict) {
    Comparison comparison = compare(A + " = " + accepted, A, verdict);

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.same()).isTrue();
    assertThat(comparison.summary()).isEqualTo("All 1 verdicts are as accepted.");
  }

  @Test
  public void a_case_that_the_baseline_does_not_know_appeared() {
    assertThat(compare("", A, BROKEN).differences())
        .extracting(Difference::toString)
        .containsExactly("new: accept it: " + A + " is BROKEN: was 2");
  }

  @Test
  public void a_case_that_nothing_asks_any_more_vanished() {
    Baseline baseline = BaselineTest.read(A + " = HOLDS\n");

    assertThat(Comparison.of(baseline, List.of(), baseline.lines().keySet()).differences())
        .extracting(Difference::toString)
        .containsExactly("gone: accept it: " + A + " was HOLDS");
    assertThat(Comparison.of(baseline, List.of(), Set.of()).differences()).isEmpty();
  }

  @Test
  public void a_case_that_got_worse_says_what_it_was_what_it_is_and_why() {
    assertThat(compare(A + " = HOLDS", A, BROKEN).differences())
        .extracting(Difference::toString)
        .containsExactly("worse: " + A + " was HOLDS, is BROKEN: was 2");
  }

  @Test
  public void a_case_that_starts_to_hold_is_reported_as_fixed() {
    assertThat(compare(A + " = BROKEN  # r", A, HOLDS).differences())
        .extracting(Difference::toString)
        .containsExactly("fixed: accept it: " + A + " was BROKEN, is HOLDS");
  }

  @Test
  public void another_answer_says_both() {
    assertThat(compare(A + " = SAYS(1)", A, new Verdict.Says("2")).differences())
        .extracting(Difference::toString)
        .containsExactly("changed: " + A + " was SAYS(1), is SAYS(2)");
  }

  @Test
  public void differences_are_sorted_worst_first_and_then_by_case_and_counted() {
    Baseline baseline =
        BaselineTest.read(
            """
            reason r: text
            a page bare chrome mpy = BROKEN  # r
            b page bare chrome mpy = SAYS(1)
            c page bare chrome mpy = HOLDS
            d page bare chrome mpy = HOLDS
            e page bare chrome mpy = HOLDS
            """);
    Comparison comparison =
        Comparison.of(
            baseline,
            List.of(
                judged("a page bare chrome mpy", HOLDS),
                judged("b page bare chrome mpy", new Verdict.Says("2")),
                judged("f page bare chrome mpy", HOLDS),
                judged("d page bare chrome mpy", BROKEN),
                judged("c page bare chrome mpy", MISSED)),
            Set.of(Case.parse("e page bare chrome mpy")));

    assertThat(comparison.differences())
        .extracting(d -> d.kind().word() + " " + d.of().claim())
        .containsExactly("worse c", "worse d", "changed b", "better a", "appeared f", "vanished e");
    assertThat(comparison.summary())
        .isEqualTo("5 verdicts compared: 2 worse, 1 changed, 1 better, 1 appeared, 1 vanished.");
    assertThat(comparison.of(Difference.Kind.WORSE)).hasSize(2);
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
  public void new_trouble_is_what_got_worse_or_deviates_and_was_not_accepted() {
    Case of = Case.parse("a b c d e");

    assertThat(new Difference(Difference.Kind.WORSE, of, "HOLDS", "NOT_ASKED", "").newTrouble())
        .isTrue();
    assertThat(new Difference(Difference.Kind.APPEARED, of, "", "BROKEN", "").newTrouble())
        .isTrue();
    assertThat(new Difference(Difference.Kind.CHANGED, of, "SAYS(1)", "SAYS(2)", "").newTrouble())
        .isFalse();
    assertThat(new Difference(Difference.Kind.APPEARED, of, "", "HOLDS", "").newTrouble())
        .isFalse();
    assertThat(new Difference(Difference.Kind.BETTER, of, "BROKEN", "MISSED", "").newTrouble())
        .isFalse();
    assertThat(new Difference(Difference.Kind.VANISHED, of, "BROKEN", "", "").newTrouble())
        .isFalse();
  }
}
