package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
import org.crosscheck.verdict.Verdict;
import org.testng.annotations.Test;

/** The one word that stands for several verdicts. */
public final class CellTest {
  private static final Verdict HOLDS = new Verdict.Holds("");
  private static final Verdict NOT_ASKED = new Verdict.NotAsked("Not here.", "Ask there.");

  @Test
  public void verdicts_that_agree_need_one_word() {
    assertThat(cell(HOLDS, HOLDS).word()).isEqualTo("holds");
    assertThat(cell(new Verdict.Broken("x"), new Verdict.Broken("y")).word()).isEqualTo("BROKEN");
  }

  @Test
  public void the_worst_of_several_speaks_for_all_and_says_how_many_agree() {
    assertThat(cell(HOLDS, new Verdict.Broken("x"), new Verdict.NotReached("y"), HOLDS).word())
        .isEqualTo("BROKEN 1/4");
  }

  @Test
  public void what_was_not_asked_does_not_speak_for_what_was() {
    assertThat(cell(HOLDS, NOT_ASKED).word()).isEqualTo("holds");
    assertThat(cell(NOT_ASKED, NOT_ASKED).word()).isEqualTo("not asked");
  }

  @Test
  public void answers_are_shown_if_they_agree_and_counted_if_not() {
    assertThat(cell(new Verdict.Says("true"), new Verdict.Says("true")).word())
        .isEqualTo("says true");
    assertThat(cell(new Verdict.Says("true"), new Verdict.Says("false")).word())
        .isEqualTo("says 2 things");
    assertThat(cell(new Verdict.Says("x".repeat(100))).word())
        .isEqualTo("says " + "x".repeat(13) + "…");
  }

  @Test
  public void no_visit_is_a_dash() {
    assertThat(cell().word()).isEqualTo("–");
    assertThat(cell().worst()).isEmpty();
  }

  private static Cell cell(Verdict... verdicts) {
    Case of = new Case(new ClaimId("a-claim"), "page", "bare", "chrome", "mpy");
    List<Judged> judged =
        Arrays.stream(verdicts).map(verdict -> new Judged(of, "", "", verdict)).toList();
    return new Cell(judged);
  }
}
