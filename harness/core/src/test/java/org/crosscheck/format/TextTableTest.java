package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.testng.annotations.Test;

public final class TextTableTest {
  @Test
  public void a_column_is_as_wide_as_its_widest_text_on_the_terminal() {
    assertThat(TextTable.of(List.of(List.of("a", "b"), List.of("🐍e\u0301x", "c"))).text())
        .isEqualTo("a    b\n🐍e\u0301x  c\n");
  }

  @Test
  public void numbers_are_aligned_to_the_right() {
    assertThat(new TextTable(List.of(List.of("a", "9"), List.of("b", "10")), Set.of(1)).text())
        .isEqualTo("a   9\nb  10\n");
  }

  @Test
  public void rows_of_different_lengths_are_refused() {
    assertThatThrownBy(() -> TextTable.of(List.of(List.of("a"), List.of("a", "b"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void hidden_characters_are_made_visible() {
    assertThat(TextTable.of(List.of(List.of("\u001b[2J"))).text()).isEqualTo("⟨U+001B⟩[2J\n");
  }
}
