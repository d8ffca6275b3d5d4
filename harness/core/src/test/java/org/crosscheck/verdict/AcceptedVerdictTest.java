package org.crosscheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AcceptedVerdictTest {

  @DataProvider
  public Object[][] texts() {
    return new Object[][] {
      {"HOLDS", 1},
      {"BLOCKED(other)", 1},
      {"ANSWER(a | b)", 1},
      {"ANSWER(a | HOLDS | b)", 1},
      {"ANSWER(x (y))", 1},
      {"HOLDS | INCONCLUSIVE", 2},
      {"HOLDS | BLOCKED(b) | ANSWER(x | y)", 3},
    };
  }

  @Test(dataProvider = "texts")
  public void a_verdict_is_read_back_from_its_text(String text, int alternatives) {
    AcceptedVerdict verdict = AcceptedVerdict.parse(text);

    assertThat(verdict).hasToString(text);
    assertThat(verdict.alternatives()).hasSize(alternatives);
    assertThat(verdict.flaky()).isEqualTo(alternatives > 1);
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {""},
      {"HOLD"},
      {"HOLDS(x)"},
      {"ANSWER"},
      {"ANSWER()"},
      {"BLOCKED"},
      {"ANSWER(x"},
      {"SAYS(1)"},
      {"FLAKY"},
      {"HOLDS | "},
      {"HOLDS | MISS"},
      {"HOLDS|BROKEN"},
    };
  }

  @Test(dataProvider = "wrong")
  public void an_invalid_text_is_rejected(String text) {
    assertThatThrownBy(() -> AcceptedVerdict.parse(text)).isInstanceOf(UserError.class);
  }

  @Test
  public void only_an_answer_and_a_blocked_claim_have_a_detail() {
    for (Verdict.Kind kind : EnumSet.complementOf(EnumSet.of(Verdict.Kind.FLAKY))) {
      boolean detailed = kind == Verdict.Kind.ANSWER || kind == Verdict.Kind.BLOCKED;
      assertThatThrownBy(() -> AcceptedVerdict.of(kind, detailed ? "" : "x"))
          .as("%s", kind)
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(AcceptedVerdict.of(kind, detailed ? "x" : "").kind()).isEqualTo(kind);
    }
  }
}
