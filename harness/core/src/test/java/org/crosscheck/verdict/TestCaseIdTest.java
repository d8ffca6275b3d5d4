package org.crosscheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TestCaseIdTest {
  private static final TestCaseId CASE =
      TestCaseId.of(new ClaimId("worker-runs"), "worker-tag:element", "bare", "chrome", "mpy-py");

  @Test
  public void a_case_is_read_back_from_its_text() {
    assertThat(CASE).hasToString("worker-runs worker-tag:element bare chrome mpy-py");
    assertThat(TestCaseId.parse(CASE.toString())).isEqualTo(CASE);
    assertThat(TestCaseId.parse("  " + CASE + " ")).isEqualTo(CASE);
  }

  @DataProvider
  public Object[][] later() {
    return new Object[][] {
      {"worker-runs-too worker-tag:element bare chrome mpy-py"},
      {"worker-runs worker-tag:element-2 bare chrome mpy-py"},
      {"worker-runs worker-tag:element bare-2 chrome mpy-py"},
      {"worker-runs worker-tag:element bare firefox mpy"},
      {"worker-runs worker-tag:element bare chrome none"},
    };
  }

  @Test(dataProvider = "later")
  public void cases_sort_by_their_text(String later) {
    assertThat(CASE.toString()).isLessThan(later);
    assertThat(CASE).isLessThan(TestCaseId.parse(later));
    assertThat(CASE).isEqualByComparingTo(TestCaseId.parse(CASE.toString()));
  }

  @Test
  public void a_visit_is_read_back_from_its_text() {
    assertThat(CASE.visit()).hasToString("worker-tag:element bare chrome mpy-py");
    assertThat(VisitKey.parse(CASE.visit().toString())).isEqualTo(CASE.visit());
    assertThatThrownBy(() -> VisitKey.parse("a b c"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'a b c' is not a visit key.");
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {"", "'' is not a test case."},
      {"a b c d", "'a b c d' is not a test case."},
      {"a b c d e f", "'a b c d e f' is not a test case."},
      {"a  b c d e", "'a  b c d e' is not a test case."},
      {"A b c d e", "'A' is not a claim id."},
    };
  }

  @Test(dataProvider = "wrong")
  public void a_text_that_does_not_name_a_case_is_reported(String text, String expected) {
    assertThatThrownBy(() -> TestCaseId.parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(expected);
  }
}
