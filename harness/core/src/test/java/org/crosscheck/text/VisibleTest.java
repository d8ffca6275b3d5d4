package org.crosscheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.Test;

public final class VisibleTest {
  @Test
  public void unseen_characters_are_made_visible() {
    assertThat(Visible.of("a\u202eb\u0000\ud83d")).isEqualTo("a⟨U+202E⟩b⟨U+0000⟩⟨U+D83D⟩");
    assertThat(Visible.of("Grüße\n\t🐍 שלום")).isEqualTo("Grüße\n\t🐍 שלום");
    assertThat(Visible.line(" a\r\n b ", 10)).isEqualTo("a b");
    assertThat(Visible.line("🐍".repeat(11), 10)).isEqualTo("🐍".repeat(9) + "…");
  }
}
