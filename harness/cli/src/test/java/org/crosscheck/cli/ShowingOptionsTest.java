package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class ShowingOptionsTest {
  @Test
  public void windows_need_a_display_where_there_is_a_display_server() {
    Set<Engine> engines = Set.copyOf(Engines.defaults());

    assertThatThrownBy(() -> ShowingOptions.requireWindows(engines, "Linux", Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--headed needs a display, and DISPLAY is not set.");
    assertThatThrownBy(() -> ShowingOptions.requireWindows(engines, "Linux", Map.of("DISPLAY", "")))
        .isInstanceOf(UserError.class);
    assertThatCode(() -> ShowingOptions.requireWindows(engines, "Linux", Map.of("DISPLAY", ":0")))
        .doesNotThrowAnyException();
    assertThatCode(() -> ShowingOptions.requireWindows(engines, "Mac OS X", Map.of()))
        .doesNotThrowAnyException();
  }

  @Test
  public void a_browser_that_is_never_on_the_display_cannot_be_shown() {
    assertThatThrownBy(
            () ->
                ShowingOptions.requireWindows(
                    Set.of(Engines.of("webkit")), "Linux", Map.of("DISPLAY", ":0")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("WebKit always runs on a virtual display");
  }

  @Test
  public void a_pause_ends_with_a_line_and_with_the_end_of_the_input() {
    EndOfPause ofLine = EndOfPause.in(input("\nmore"));
    EndOfPause ofEnd = EndOfPause.in(input("no line"));

    ofLine.await();
    ofEnd.await();

    assertThat(ofLine.inputIsClosed()).isFalse();
    assertThat(ofEnd.inputIsClosed()).isTrue();
  }

  @Test
  public void an_input_that_stays_open_is_not_closed() throws IOException {
    try (PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(keyboard)) {
      EndOfPause end = EndOfPause.in(input);

      assertThat(end.inputIsClosed()).isFalse();

      keyboard.write('\n');
      keyboard.flush();
      end.await();
    }
  }

  private static ByteArrayInputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
