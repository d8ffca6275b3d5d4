package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

/** Uses events as Chrome sends them. */
public class ConsoleErrorsTest {
  private static final String DESCRIPTION = "TypeError: no\nreally\n    at http://a/b.js:2:15";

  private static Map<String, Object> stack(int line) {
    return Map.of(
        "callFrames",
        List.of(Map.of("url", "http://a/b.js", "lineNumber", line, "columnNumber", 8)));
  }

  private static Map<String, Object> entry(String text, int line, Map<?, ?>... args) {
    return Map.of(
        "text", text, "args", List.of(args), "timestamp", 1000, "stackTrace", stack(line));
  }

  private static Map<String, Object> call(int line) {
    Map<String, Object> error = Map.of("subtype", "error", "description", DESCRIPTION);
    return Map.of(
        "params", Map.of("args", List.of(error), "timestamp", 999.881, "stackTrace", stack(line)));
  }

  private static final Map<?, ?> ERROR = Map.of("type", "error");

  @Test
  public void an_error_gets_its_text_without_its_stack_whichever_event_is_first() {
    for (boolean lineFirst : new boolean[] {true, false}) {
      ConsoleErrors errors = new ConsoleErrors();
      List<String> improved = new ArrayList<>();
      if (!lineFirst) {
        errors.called(call(1));
      }
      errors.line(entry("error", 1, ERROR), improved::add);
      if (lineFirst) {
        assertThat(improved).isEmpty();
        errors.called(call(1));
      }

      assertThat(improved).containsExactly("TypeError: no\nreally");
    }
  }

  @Test
  public void an_error_among_other_values_keeps_them() {
    ConsoleErrors errors = new ConsoleErrors();
    List<String> improved = new ArrayList<>();
    Map<?, ?> text = Map.of("type", "string", "value", "told:");
    errors.line(entry("told: error", 1, text, ERROR), improved::add);
    errors.called(call(1));
    errors.line(entry("7 error", 2, Map.of("type", "number", "value", 7), ERROR), improved::add);
    errors.called(call(2));

    assertThat(improved)
        .containsExactly("told: TypeError: no\nreally", "7 error (TypeError: no\nreally)");
  }

  @Test
  public void lines_of_other_places_and_lines_with_a_text_are_left_as_they_are() {
    ConsoleErrors errors = new ConsoleErrors();
    List<String> improved = new ArrayList<>();
    errors.line(entry("error", 1, ERROR), improved::add);
    errors.line(entry("TypeError: as Firefox writes it", 2, ERROR), improved::add);
    errors.called(call(2));
    errors.called(call(3));

    assertThat(improved).isEmpty();
  }
}
