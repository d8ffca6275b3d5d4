package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ClaimIdTest {

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {""}, {"Worker"}, {"workers-3.2"}, {"a--b"}, {"-a"}, {"a-"}, {"a b"}, {"3-workers"}, {"a_b"}
    };
  }

  @Test(dataProvider = "wrong")
  public void anything_but_lower_case_words_with_hyphens_is_rejected(String text) {
    assertThatThrownBy(() -> new ClaimId(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'" + text + "' is not a claim id. Use lower-case words");
  }

  @Test
  public void the_longest_id_is_read_too() {
    String id = "a-".repeat(50_000) + "a";

    assertThat(new ClaimId(id)).hasToString(id);
  }

  @Test
  public void ids_are_their_text_and_sort_by_it() {
    assertThat(new ClaimId("worker-tag-runs")).hasToString("worker-tag-runs");
    assertThat(new ClaimId("a-2")).isLessThan(new ClaimId("b-1"));
  }
}
