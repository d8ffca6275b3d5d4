package org.crosscheck.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.testng.annotations.Test;

public class VisitWatchTest {
  private static VisitWatch watch() {
    return new VisitWatch(Set.of("ready", "done"));
  }

  @Test
  public void it_ends_when_every_fact_was_seen() {
    VisitWatch watch = watch();

    watch.fact(fact("ready", 1000));
    assertThat(watch.end()).isNotDone();
    watch.fact(fact("done", 1000));

    assertThat(watch.end())
        .isCompletedWithValue(new VisitWatch.End(VisitWatch.End.Kind.ANSWERED, ""));
  }

  @Test
  public void a_new_document_starts_again() {
    VisitWatch watch = watch();

    watch.fact(fact("ready", 1000));
    watch.fact(fact("done", 2000));
    assertThat(watch.end()).isNotDone();
    watch.fact(fact("ready", 2000));

    assertThat(watch.end()).isDone();
    assertThat(watch.facts(1000))
        .extracting(Fact::name, Fact::document)
        .containsExactly(tuple("ready", 1), tuple("done", 2), tuple("ready", 2));
  }

  @Test
  public void a_late_fact_of_an_old_document_does_not_end_the_new_one() {
    VisitWatch watch = watch();

    watch.fact(fact("ready", 2000));
    watch.fact(fact("ready", 1000));
    watch.fact(fact("done", 1000));

    assertThat(watch.end()).isNotDone();
  }

  @Test
  public void a_fact_has_its_value_its_reporter_and_its_time_since_the_navigation() {
    VisitWatch watch = watch();

    watch.fact(
        "{\"name\":\"a\",\"from\":\"worker\",\"value\":{\"x\":[1,null]},\"document\":1000,\"at\":1250.5}");

    assertThat(watch.facts(1000))
        .first()
        .isEqualTo(
            new Fact(
                "a", Reporter.WORKER, 1, 250.5, Map.of("x", java.util.Arrays.asList(1L, null))));
  }

  @Test
  public void what_cannot_be_read_is_kept_as_evidence() {
    for (String text :
        List.of("no json", "[1]", "5", "null", "{\"value\":1}", "{\"name\":7}", "{")) {
      VisitWatch watch = watch();

      watch.fact(text);

      assertThat(watch.facts(0))
          .first()
          .satisfies(
              fact -> {
                assertThat(fact.name()).isEqualTo("unreadable");
                assertThat(fact.value()).isEqualTo(text);
              });
      assertThat(watch.end()).isNotDone();
    }
  }

  @Test
  public void a_page_that_said_nothing_has_no_facts_and_no_documents() {
    VisitWatch watch = watch();

    assertThat(watch.facts(0)).isEmpty();
    assertThat(watch.started()).isEmpty();
    assertThat(watch.lastFact()).isEmpty();
  }

  @Test
  public void the_first_navigation_is_the_start() {
    VisitWatch watch = watch();

    watch.navigationStarted(1000, "http://localhost/page");
    watch.navigationStarted(2000, "http://localhost/page");

    assertThat(watch.started()).contains(1000.0);
  }

  @Test
  public void a_page_that_navigates_again_and_again_is_in_a_loop() {
    VisitWatch watch = watch();

    for (int i = 0; i < 10; i++) {
      watch.navigationCommitted();
    }
    assertThat(watch.end()).isNotDone();
    watch.navigationCommitted();

    assertThat(watch.end())
        .isCompletedWithValue(
            new VisitWatch.End(
                VisitWatch.End.Kind.RELOADS, "it navigated 11 times without an answer"));
    assertThat(watch.facts(1000))
        .containsExactly(new Fact("browser.navigations", Reporter.BROWSER, 1, 0, 11));
  }

  @Test
  public void the_first_end_counts() {
    VisitWatch watch = watch();

    watch.navigationFailed("refused");
    watch.browserDied("killed");

    assertThat(watch.end())
        .isCompletedWithValue(new VisitWatch.End(VisitWatch.End.Kind.NOT_OPENED, "refused"));
  }

  @Test
  public void a_navigation_that_fails_after_something_was_seen_is_not_the_end() {
    VisitWatch said = watch();
    VisitWatch answered = watch();

    said.fact(fact("ready", 1000));
    said.navigationFailed("aborted");
    answered.exchange(Map.of("response", Map.of("status", 200L)), "");
    answered.navigationFailed("aborted");

    assertThat(said.end()).isNotDone();
    assertThat(answered.end()).isNotDone();
  }

  @Test
  public void a_navigation_without_a_response_is_the_end() {
    VisitWatch watch = watch();

    watch.exchange(Map.of(), "refused");
    watch.navigationFailed("refused");

    assertThat(watch.end()).isDone();
  }

  @Test
  public void what_no_code_caught_is_an_error_and_what_was_written_is_a_console_line() {
    VisitWatch watch = watch();
    Map<String, Object> frame = Map.of("url", "http://localhost/a.js", "lineNumber", 11L);

    watch.log(
        Map.of(
            "type", "javascript",
            "level", "error",
            "text", "Error: no",
            "timestamp", 1300L,
            "stackTrace", Map.of("callFrames", List.of(frame))));
    watch.log(Map.of("type", "javascript", "text", "Error: bare", "timestamp", 1200L));
    watch.log(Map.of("type", "console", "level", "warn", "text", "b", "timestamp", 1400L));
    watch.log(Map.of("type", "console", "level", "info", "text", "a", "timestamp", 1100L));

    assertThat(watch.errors(1000))
        .containsExactly(
            new PageError(300, "Error: no", "http://localhost/a.js:12"),
            new PageError(200, "Error: bare", ""));
    assertThat(watch.console(1000))
        .containsExactly(new ConsoleLine(400, "warn", "b"), new ConsoleLine(100, "info", "a"));
  }

  @Test
  public void an_exchange_has_its_header_lines_in_order_with_duplicates() {
    VisitWatch watch = watch();
    Map<String, Object> response =
        Map.of(
            "status",
            200L,
            "fromCache",
            true,
            "headers",
            List.of(header("X-Twice", "b"), header("x-twice", "a"), header("X-Twice", "b")));

    watch.exchange(
        Map.of(
            "timestamp",
            1500L,
            "request",
            Map.of("method", "GET", "url", "http://localhost/"),
            "response",
            response),
        "");
    watch.exchange(
        Map.of("timestamp", 1400L, "request", Map.of("method", "GET", "url", "http://gone/")),
        "refused");

    assertThat(watch.exchanges(1000))
        .containsExactly(
            new Exchange(
                500,
                "GET",
                "http://localhost/",
                200,
                true,
                List.of(
                    new HeaderLine("X-Twice", "b"),
                    new HeaderLine("x-twice", "a"),
                    new HeaderLine("X-Twice", "b")),
                ""),
            new Exchange(400, "GET", "http://gone/", 0, false, List.of(), "refused"));
  }

  @Test
  public void an_event_that_lacks_everything_does_no_harm() {
    VisitWatch watch = watch();

    watch.log(Map.of());
    watch.exchange(Map.of(), "");

    assertThat(watch.console(0)).containsExactly(new ConsoleLine(0, "", ""));
    assertThat(watch.exchanges(0))
        .containsExactly(new Exchange(0, "", "", 0, false, List.of(), ""));
  }

  private static String fact(String name, double document) {
    return "{\"name\":\"%s\",\"from\":\"main\",\"document\":%s,\"at\":%s,\"value\":true}"
        .formatted(name, document, document);
  }

  private static Map<String, Object> header(String name, String value) {
    return Map.of("name", name, "value", Map.of("type", "string", "value", value));
  }
}
