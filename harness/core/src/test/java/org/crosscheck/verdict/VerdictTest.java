package org.crosscheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.told.Told;
import org.testng.annotations.Test;

public class VerdictTest {
  private static final List<Verdict> ALL =
      List.of(
          new Verdict.OurFault("fault"),
          new Verdict.Broken("broken"),
          new Verdict.Missed("missed"),
          new Verdict.NotReached("nothing"),
          new Verdict.Blocked(new ClaimId("other")),
          new Verdict.Says("42"),
          new Verdict.NotAsked("Left out.", "Put it in."),
          new Verdict.Holds("a is 1"));

  @Test
  public void there_is_one_verdict_of_each_kind() {
    assertThat(ALL).extracting(Verdict::kind).containsExactly(Verdict.Kind.values());
    assertThat(Verdict.class.getPermittedSubclasses()).hasSize(Verdict.Kind.values().length);
  }

  @Test
  public void every_verdict_says_why() {
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
  public void a_baseline_has_the_kind_and_what_tells_two_of_a_kind_apart() {
    assertThat(ALL)
        .extracting(Verdict::accepted)
        .containsExactly(
            "OUR_FAULT",
            "BROKEN",
            "MISSED",
            "NOT_REACHED",
            "BLOCKED(other)",
            "SAYS(42)",
            "NOT_ASKED",
            "HOLDS");
  }

  @Test
  public void a_verdict_without_its_reason_is_refused() {
    List<ThrowingCallable> all =
        List.of(
            () -> new Verdict.OurFault(" "),
            () -> new Verdict.Broken(""),
            () -> new Verdict.Missed(""),
            () -> new Verdict.NotReached(""),
            () -> new Verdict.Says(""),
            () -> new Verdict.NotAsked("", "how"),
            () -> new Verdict.NotAsked("why", " "));
    for (ThrowingCallable one : all) {
      assertThatThrownBy(one)
          .isInstanceOf(Told.class)
          .hasMessageContaining("A verdict came without its reason.");
    }
  }
}
