package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class ResponseHeadTest {
  private static final String HEAD =
      "HTTP/2 301\r\nlocation: /b\r\n\r\n"
          + "HTTP/1.1 200 OK\r\ncross-origin-opener-policy: same-origin\r\n"
          + "Cross-Origin-Embedder-Policy: require-corp\r\n\r\n";

  @Test
  public void the_last_response_counts() {
    assertThat(ResponseHead.parse(HEAD))
        .extracting(HeaderField::toString)
        .containsExactly(
            "cross-origin-opener-policy: same-origin",
            "Cross-Origin-Embedder-Policy: require-corp");
  }

  @Test
  public void lines_without_a_status_are_taken_too() {
    assertThat(ResponseHead.parse("A: b")).hasSize(1);
  }

  @Test
  public void what_is_not_a_head_is_reported() {
    assertThatThrownBy(() -> ResponseHead.parse("\n\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no header line in the standard input.");
    assertThatThrownBy(() -> ResponseHead.parse("<html>\n<p>"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("'<html>' is not a header line.", "'<p>'", "curl -sI URL |");
  }

  @Test
  public void explain_reads_the_standard_input() {
    CommandResult result = explain(HEAD, "explain", "-", "--browser", "firefox");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("firefox: isolated");
  }

  @Test
  public void explain_requests_a_url_and_says_when_it_cannot() {
    CommandResult result = CommandResult.of("explain", "http://localhost:1/");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err()).contains("http://localhost:1/ could not be requested: ");
  }

  @Test
  public void header_lines_come_from_one_place() {
    assertThat(explain(HEAD, "explain", "-", "--header", "A: b").err())
        .contains("- and URL exclude --header, --file and --hosting-file; give one.");
    assertThat(CommandResult.of("explain", "page.html").err())
        .contains("'page.html' is not the URL of a page.");
  }

  private static CommandResult explain(String input, String... arguments) {
    InputStream old = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      return CommandResult.of(arguments);
    } finally {
      System.setIn(old);
    }
  }
}
