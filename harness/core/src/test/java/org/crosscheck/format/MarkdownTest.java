package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.Test;

public final class MarkdownTest {
  @Test
  public void a_text_is_neither_markup_nor_a_mention() {
    assertThat(Markdown.text("<b> & [x](y) | `c` *d* _e_ ~f~ #1 @all\n!"))
        .isEqualTo(
            "&lt;b&gt; &amp; \\[x\\](y) \\| \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\#1 @\u200ball \\!");
  }

  @Test
  public void a_code_span_has_a_longer_fence_than_the_text() {
    assertThat(Markdown.code("a ``b` c")).isEqualTo("```a ``b` c```");
    assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
  }

  @Test
  public void a_table_has_a_rule_below_its_header() {
    assertThat(Markdown.table(List.of("a", "b"), List.of(List.of("1", "2"))))
        .isEqualTo("| a | b |\n| --- | --- |\n| 1 | 2 |\n");
  }
}
