package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.Test;

public final class TextSanitizerTest {
  @Test
  public void invisible_characters_are_made_visible() {
    assertThat(TextSanitizer.of("a\u202eb\u0000\ud83d")).isEqualTo("a⟨U+202E⟩b⟨U+0000⟩⟨U+D83D⟩");
    assertThat(TextSanitizer.of("Grüße\n\t🐍 שלום")).isEqualTo("Grüße\n\t🐍 שלום");
    assertThat(TextSanitizer.line(" a\r\n b ", 10)).isEqualTo("a b");
    assertThat(TextSanitizer.line("🐍".repeat(11), 10)).isEqualTo("🐍".repeat(9) + "…");
  }
}
