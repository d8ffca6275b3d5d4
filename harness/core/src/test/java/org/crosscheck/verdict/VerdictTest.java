package org.crosscheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class VerdictTest {
  private static final Verdict HOLDS = new Verdict.Holds("");
  private static final Verdict BROKEN = new Verdict.Broken("was 2");
  private static final Verdict DIED =
      new Verdict.Inconclusive(Verdict.Inconclusive.Cause.BROWSER, "process 7 ended");
  private static final Verdict BUSY =
      new Verdict.Inconclusive(Verdict.Inconclusive.Cause.MACHINE, "idle gap 900 ms");

  private static final List<Verdict> ALL =
      List.of(
          new Verdict.HarnessError("fault"),
          new Verdict.Broken("broken"),
          new Verdict.Missed("missed"),
          new Verdict.Inconclusive("nothing"),
          new Verdict.Blocked(new ClaimId("other")),
          new Verdict.Flaky(List.of(new Verdict.Holds(""), new Verdict.Broken("late"))),
          new Verdict.Answer("42"),
          new Verdict.NotApplicable("Left out.", "Put it in."),
          new Verdict.Holds("a is 1"));

  @Test
  public void there_is_one_verdict_of_each_kind() {
    assertThat(ALL).extracting(Verdict::kind).containsExactly(Verdict.Kind.values());
    assertThat(Verdict.class.getPermittedSubclasses()).hasSize(Verdict.Kind.values().length);
  }

  @Test
  public void every_verdict_has_a_reason() {
    assertThat(ALL)
        .extracting(Verdict::because)
        .containsExactly(
            "fault",
            "broken",
            "missed",
            "nothing",
            "other does not hold in the same visit",
            "BROKEN in 1 of 2 tries: late; HOLDS in 1 of 2 tries",
            "42",
            "Left out. Put it in.",
            "a is 1");
  }

  @Test
  public void a_baseline_has_the_kind_and_the_detail_of_a_verdict() {
    assertThat(ALL)
        .extracting(v -> v.accepted().toString())
        .containsExactly(
            "ERROR",
            "BROKEN",
            "MISSED",
            "INCONCLUSIVE",
            "BLOCKED(other)",
            "BROKEN | HOLDS",
            "ANSWER(42)",
            "NOT_APPLICABLE",
            "HOLDS");
  }

  @Test
  public void a_deviation_is_what_failed_or_could_not_be_judged() {
    assertThat(Verdict.Kind.values())
        .filteredOn(k -> !k.deviation())
        .containsExactly(Verdict.Kind.ANSWER, Verdict.Kind.NOT_APPLICABLE, Verdict.Kind.HOLDS);
    assertThat(Verdict.Kind.values())
        .filteredOn(Verdict.Kind::conclusive)
        .containsExactly(
            Verdict.Kind.BROKEN,
            Verdict.Kind.MISSED,
            Verdict.Kind.BLOCKED,
            Verdict.Kind.ANSWER,
            Verdict.Kind.HOLDS);
    assertThat(Verdict.Kind.values()).allMatch(k -> k.deviation() == k.severity() > 1);
  }

  @Test
  public void tries_that_agree_have_their_verdict() {
    Verdict again = new Verdict.Broken("was 3");

    assertThat(Verdict.ofTries(List.of(HOLDS))).isEqualTo(HOLDS);
    assertThat(Verdict.ofTries(List.of(BROKEN, again))).isEqualTo(again);
  }

  @Test
  public void tries_that_disagree_are_flaky_with_the_number_of_the_worst() {
    Verdict flaky = Verdict.ofTries(List.of(HOLDS, BROKEN, HOLDS));

    assertThat(flaky).isEqualTo(new Verdict.Flaky(List.of(HOLDS, BROKEN, HOLDS)));
    assertThat(flaky.label()).isEqualTo("FLAKY(1 of 3)");
    assertThat(Verdict.ofTries(List.of(BROKEN, BROKEN, HOLDS)).label()).isEqualTo("FLAKY(2 of 3)");
    assertThat(
            Verdict.ofTries(
                    List.of(
                        new Verdict.Answer("1"), new Verdict.Answer("2"), new Verdict.Answer("1")))
                .label())
        .isEqualTo("FLAKY(1 of 3)");
  }

  @Test
  public void a_try_that_says_nothing_about_the_page_does_not_count() {
    assertThat(Verdict.ofTries(List.of(DIED, HOLDS))).isEqualTo(HOLDS);
    assertThat(Verdict.ofTries(List.of(BUSY, HOLDS, HOLDS))).isEqualTo(HOLDS);
    assertThat(Verdict.ofTries(List.of(DIED, HOLDS, BROKEN)).label()).isEqualTo("FLAKY(1 of 2)");
    assertThat(Verdict.ofTries(List.of(DIED, DIED))).isEqualTo(DIED);
    assertThat(Verdict.ofTries(List.of(BUSY, BUSY, BUSY))).isEqualTo(BUSY);
  }

  @Test
  public void a_browser_that_dies_in_every_try_is_a_result_about_the_page() {
    Verdict verdict = Verdict.ofTries(List.of(DIED, DIED, DIED));

    assertThat(verdict.aboutPage()).isTrue();
    assertThat(verdict.because()).isEqualTo("in each of 3 tries, process 7 ended");
  }

  @Test
  public void tries_that_agree_are_not_flaky() {
    assertThatThrownBy(() -> new Verdict.Flaky(List.of(HOLDS, HOLDS)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Verdict.Flaky(List.of(BROKEN, new Verdict.Broken("other"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void a_verdict_without_its_reason_is_rejected() {
    List<ThrowingCallable> all =
        List.of(
            () -> new Verdict.HarnessError(" "),
            () -> new Verdict.Broken(""),
            () -> new Verdict.Missed(""),
            () -> new Verdict.Inconclusive(""),
            () -> new Verdict.Answer(""),
            () -> new Verdict.NotApplicable("", "how"),
            () -> new Verdict.NotApplicable("why", " "));
    for (ThrowingCallable one : all) {
      assertThatThrownBy(one)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("A verdict has no reason.");
    }
  }
}
