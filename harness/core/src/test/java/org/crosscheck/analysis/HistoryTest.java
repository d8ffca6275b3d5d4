package org.crosscheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.given.Given;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.Test;

public class HistoryTest {
  private static final Verdict HOLDS = new Verdict.Holds("it does");
  private static final Verdict BROKEN = new Verdict.Broken("it does not");

  @Test
  public void a_claim_is_unchanged_since_the_last_run_in_which_a_case_changed() {
    History history =
        history(
            past(1, "1.0", judged("bare", HOLDS)),
            past(2, "1.0", judged("bare", BROKEN)),
            past(3, "1.0", judged("bare", BROKEN)));

    History.Answer answer = answer(history, "1.0");
    assertThat(answer.since().id()).isEqualTo("run 2");
    assertThat(answer.turns()).hasSize(1);
    History.Turn turn = answer.turns().get(0);
    assertThat(turn.run().id()).isEqualTo("run 2");
    assertThat(turn.change().kind()).isEqualTo(ChangeKind.WORSE);
    assertThat(turn.change().was().orElseThrow()).hasToString("HOLDS");
    assertThat(turn.change().is().orElseThrow()).hasToString("BROKEN");
  }

  @Test
  public void verdicts_that_never_changed_are_unchanged_since_the_first_run_that_tested_them() {
    History history =
        history(
            past(1, "1.0", Given.judged("other page bare chrome mpy", HOLDS)),
            past(2, "1.0", judged("bare", HOLDS)),
            past(3, "1.0", judged("bare", new Verdict.Holds("for another reason"))));

    assertThat(answer(history, "1.0").since().id()).isEqualTo("run 2");
    assertThat(answer(history, "1.0").turns()).isEmpty();
  }

  @Test
  public void cases_that_are_untested_or_tested_for_the_first_time_have_not_changed() {
    History history =
        history(
            past(1, "1.0", judged("bare", HOLDS), judged("coi", BROKEN)),
            past(2, "1.0", judged("bare", HOLDS), judged("new", BROKEN)),
            past(3, "1.0", judged("coi", HOLDS)));

    History.Answer answer = answer(history, "1.0");
    assertThat(answer.now()).hasSize(3);
    assertThat(answer.turns()).hasSize(1);
    assertThat(answer.turns().get(0).change().kind()).isEqualTo(ChangeKind.BETTER);
    assertThat(answer.since().id()).isEqualTo("run 3");
  }

  @Test
  public void releases_are_followed_separately_and_shown_side_by_side() {
    History history =
        history(
            past(1, "2.0", judged("bare", BROKEN)),
            past(2, "1.0", judged("bare", HOLDS)),
            past(3, "2.0", judged("bare", BROKEN)));

    assertThat(history.releases()).containsExactly("1.0", "2.0");
    assertThat(history.rows()).hasSize(1);
    assertThat(history.rows().get(0).turns()).isEmpty();
    assertThat(answer(history, "2.0").since().id()).isEqualTo("run 1");
    assertThat(history.releaseMatrix().rows().get(0).story()).containsExactly("broke in 2.0");
  }

  @Test
  public void the_newest_change_comes_first_in_any_release() {
    History history =
        history(
            past(1, "1.0", judged("bare", HOLDS)),
            past(2, "2.0", judged("bare", HOLDS)),
            past(3, "1.0", judged("bare", BROKEN)),
            past(4, "2.0", judged("bare", BROKEN)),
            past(5, "1.0", judged("bare", HOLDS)));

    assertThat(history.rows().get(0).turns())
        .extracting(turn -> turn.run().id())
        .containsExactly("run 5", "run 4", "run 3");
  }

  @Test
  public void incomplete_runs_are_counted() {
    History history =
        history(
            past(1, "1.0", judged("bare", HOLDS)),
            new History.Past(run(2, "1.0", "cut off"), List.of()));

    assertThat(history.marked()).isEqualTo(1);
    assertThat(history.runs()).hasSize(2);
  }

  private static History.Answer answer(History history, String release) {
    return history.rows().stream()
        .filter(row -> row.claim().equals(new ClaimId("claim")))
        .findFirst()
        .flatMap(row -> row.in(release))
        .orElseThrow();
  }

  private static History history(History.Past... past) {
    return History.of(Stream.of(past), List.of("1.0", "2.0"));
  }

  private static History.Past past(int number, String release, TestResult... judged) {
    return new History.Past(run(number, release, ""), Arrays.asList(judged));
  }

  private static History.Run run(int number, String release, String mark) {
    return History.Run.of(
        "run " + number, Instant.ofEpochSecond(number), release, "everything", mark, List.of());
  }

  private static TestResult judged(String hosting, Verdict verdict) {
    return Given.judged("claim page " + hosting + " chrome mpy", verdict);
  }
}
