package org.crosscheck.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FingerprintTest {
  private static final String SENTENCE = "Only exported functions can be called from main.";

  @DataProvider
  public Object[][] same() {
    return new Object[][] {
      {"only exported functions can be called from main"},
      {"**Only exported\n  functions**   can be `called` from main"},
      {"Only [exported functions](../api/workers.md/#export) can be called from 'main'!"},
      {"ONLY EXPORTED FUNCTIONS CAN BE CALLED FROM MAIN."},
      {"Only exported functions<!-- a comment\n of two lines --> can be called from main."},
      {"Only exported_functions can be called\u00A0from \u201cmain\u201d\u2026"},
    };
  }

  @Test(dataProvider = "same")
  public void markup_case_spaces_and_punctuation_do_not_count(String text) {
    assertThat(Fingerprint.of(text)).isEqualTo(Fingerprint.of(SENTENCE));
  }

  @DataProvider
  public Object[][] other() {
    return new Object[][] {
      {"Only exported functions can be called from the main."},
      {"Only exported functions can be called."},
      {"Only exported classes can be called from main."},
      {"Only functions exported can be called from main."},
      {"Only exported functions can be called from main2."},
    };
  }

  @Test(dataProvider = "other")
  public void every_word_counts(String text) {
    assertThat(Fingerprint.of(text)).isNotEqualTo(Fingerprint.of(SENTENCE));
  }

  @Test
  public void it_is_written_as_the_number_of_words_and_a_hash_and_read_back() {
    Fingerprint made = Fingerprint.of("A b c D");

    // printf 'a b c d' | sha256sum
    assertThat(made)
        .hasToString("4:f82ce1b653e30b1ceb5711bbf75965dd24513011d7daa48bbd8610550154a1fd");
    assertThat(Fingerprint.parse(made.toString())).isEqualTo(made);
  }

  @Test
  public void all_runs_of_a_length_are_made() {
    List<String> words = Words.of("one two three four five");

    assertThat(Fingerprint.all(words, 4))
        .containsExactly(
            Fingerprint.of("one two three four"), Fingerprint.of("two three four five"));
    assertThat(Fingerprint.all(words, 6)).isEmpty();
  }

  @Test
  public void too_few_words_are_refused() {
    assertThatThrownBy(() -> Fingerprint.of("await `workers.py`"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "A fingerprint of 3 words is found by accident. Use at least 4 words of the sentence.");
  }

  @DataProvider
  public Object[][] malformed() {
    String hash = "0".repeat(64);
    return new Object[][] {{""}, {hash}, {"4:" + hash + "0"}, {"four:" + hash}, {"4:xyz"}, {"4"}};
  }

  @Test(dataProvider = "malformed")
  public void another_form_is_refused(String text) {
    assertThatThrownBy(() -> Fingerprint.parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("is not a fingerprint", "./crosscheck documents --fingerprint");
  }
}
