package org.crosscheck.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.Test;

public class RoundTest {
  private static final Judged HOLDS = new Judged("a bare", "HOLDS", "", true);
  private static final Judged BROKEN = new Judged("a bare", "BROKEN", "it does not", false);
  private static final Judged ACCEPTED = new Judged("b bare", "BROKEN", "known", true);

  @Test
  public void a_verdict_that_changed_is_listed_once_with_both() {
    assertThat(round(BROKEN, ACCEPTED).changedSince(round(HOLDS, ACCEPTED)))
        .containsExactly("a bare was HOLDS, is BROKEN: it does not");
    assertThat(round(BROKEN, ACCEPTED).stillUnexpected(round(HOLDS, ACCEPTED))).isEmpty();
    assertThat(round(HOLDS).changedSince(round(BROKEN)))
        .containsExactly("a bare was BROKEN, is HOLDS");
  }

  @Test
  public void a_verdict_that_is_still_wrong_is_listed_and_one_that_is_accepted_is_not() {
    assertThat(round(BROKEN, ACCEPTED).changedSince(round(BROKEN, ACCEPTED))).isEmpty();
    assertThat(round(BROKEN, ACCEPTED).stillUnexpected(round(BROKEN, ACCEPTED)))
        .containsExactly("a bare is BROKEN: it does not");
  }

  @Test
  public void the_first_round_has_no_changes() {
    assertThat(round(BROKEN, ACCEPTED).changedSince(Round.NONE)).isEmpty();
    assertThat(round(BROKEN, ACCEPTED).stillUnexpected(Round.NONE))
        .containsExactly("a bare is BROKEN: it does not");
  }

  @Test
  public void what_is_new_and_what_is_gone_are_changes() {
    assertThat(round(BROKEN).changedSince(round(ACCEPTED)))
        .containsExactly("a bare is new, is BROKEN: it does not", "b bare was BROKEN, is gone");
  }

  private static Round round(Judged... judged) {
    return new Round(List.of(judged), "");
  }
}
