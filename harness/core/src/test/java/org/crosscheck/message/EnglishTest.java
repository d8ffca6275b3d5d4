package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.Test;

public final class EnglishTest {
  @Test
  public void one_is_singular_and_every_other_count_is_plural() {
    assertThat(English.count(1, "release")).isEqualTo("1 release");
    assertThat(English.count(0, "release")).isEqualTo("0 releases");
    assertThat(English.count(2, "verdict differs", "verdicts differ"))
        .isEqualTo("2 verdicts differ");
  }

  @Test
  public void names_that_exceed_the_limit_are_counted() {
    assertThat(English.some(List.of("a", "b"), 2)).isEqualTo("a, b");
    assertThat(English.some(List.of("a", "b", "c"), 1)).isEqualTo("a and 2 more");
  }
}
