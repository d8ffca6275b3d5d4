package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.testng.annotations.Test;

public class AwaitedLinesTest {
  @Test
  public void a_line_belongs_to_the_text_that_needs_it() {
    // A warning that quotes the code, whose line comes later.
    AwaitedLines lines = new AwaitedLines(List.of("from the code", "Deprecated:"));

    assertThat(lines.take("Deprecated: print('from the code')")).contains("from the code");
    assertThat(lines.take("from the code")).contains("Deprecated:");
    assertThat(lines.areAll()).isTrue();
  }

  @Test
  public void a_line_is_for_one_text_only() {
    AwaitedLines lines = new AwaitedLines(List.of("a", "a"));

    assertThat(lines.take("a a")).contains("a");
    assertThat(lines.take("b")).isEmpty();
    assertThat(lines.areAll()).isFalse();
    lines.startAgain();
    assertThat(lines.take("a")).contains("a");
    assertThat(lines.areAll()).isFalse();
  }

  @Test
  public void without_texts_nothing_is_awaited() {
    assertThat(new AwaitedLines(List.of()).areAll()).isTrue();
  }

  @Test
  public void the_order_of_lines_and_texts_does_not_matter() {
    List<String> texts = new ArrayList<>(List.of("a", "b", "c", "ab"));
    List<String> lines = new ArrayList<>(List.of("abc", "ab", "ab", "a"));
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(texts, random);
      Collections.shuffle(lines, random);
      AwaitedLines awaited = new AwaitedLines(texts);

      lines.forEach(awaited::take);

      // c takes abc, a takes a, b and ab take ab.
      assertThat(awaited.areAll()).as(texts + " " + lines).isTrue();
    }
  }
}
