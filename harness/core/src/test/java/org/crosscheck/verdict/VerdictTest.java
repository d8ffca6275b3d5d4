package org.crosscheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class VerdictTest {
  private static final List<Verdict> ALL =
      List.of(
          new Verdict.HarnessError("fault"),
          new Verdict.Broken("broken"),
          new Verdict.Missed("missed"),
          new Verdict.Inconclusive("nothing"),
          new Verdict.Blocked(new ClaimId("other")),
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
