package org.crosscheck.session;

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

public class VisitCollectorTest {
  private static VisitCollector watch() {
    return new VisitCollector(Set.of("ready", "done"));
  }

  @Test
  public void it_ends_when_every_fact_was_seen() {
    VisitCollector watch = watch();

    watch.fact(fact("ready", 1000));
    assertThat(watch.end()).isNotDone();
    watch.fact(fact("done", 1000));

    assertThat(watch.end())
        .isCompletedWithValue(new VisitCollector.End(VisitCollector.End.Kind.DONE, ""));
  }

  @Test
  public void a_new_document_starts_again() {
    VisitCollector watch = watch();

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
    VisitCollector watch = watch();

    watch.fact(fact("ready", 2000));
    watch.fact(fact("ready", 1000));
    watch.fact(fact("done", 1000));

    assertThat(watch.end()).isNotDone();
  }

  @Test
  public void a_fact_has_its_value_its_reporter_and_its_time_since_the_navigation() {
    VisitCollector watch = watch();

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
      VisitCollector watch = watch();

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
    VisitCollector watch = watch();

    assertThat(watch.facts(0)).isEmpty();
    assertThat(watch.started()).isEmpty();
    assertThat(watch.timeToLastFact()).isEmpty();
  }

  @Test
  public void both_ends_of_a_duration_are_by_the_same_clock() {
    double[] harness = {500_000};
    VisitCollector visit = new VisitCollector(Set.of("done"), () -> harness[0]);

    // The browser is on another machine, whose clock is far behind.
    visit.navigationStarted(1000, "http://localhost/page");
    harness[0] += 40;
    visit.happened("browser.dialog", "alert");
    visit.fact("{\"name\":\"done\",\"document\":1010,\"at\":1300,\"value\":true}");

    assertThat(visit.started()).hasValue(1000);
    assertThat(visit.startSeen()).hasValue(500_000);
    assertThat(visit.timeToLastFact()).hasValue(300);
    assertThat(visit.facts(1000)).extracting(Fact::at).containsExactly(40.0, 300.0);
  }

  @Test
  public void a_visit_whose_start_nobody_told_starts_with_the_first_thing_reported() {
    VisitCollector visit = new VisitCollector(Set.of("done"), () -> 500_000);

    visit.fact("{\"name\":\"done\",\"document\":1010,\"at\":1300,\"value\":true}");

    assertThat(visit.started()).hasValue(1010);
    assertThat(visit.startSeen()).isEmpty();
    assertThat(visit.timeToLastFact()).hasValue(290);
  }

  @Test
  public void the_first_navigation_is_the_start() {
    VisitCollector watch = watch();

    watch.navigationStarted(1000, "http://localhost/page");
    watch.navigationStarted(2000, "http://localhost/page");

    assertThat(watch.started()).hasValue(1000.0);
  }

  @Test
  public void a_page_that_navigates_again_and_again_is_in_a_loop() {
    VisitCollector watch = watch();

    for (int i = 0; i < 10; i++) {
      watch.navigationCommitted();
    }
    assertThat(watch.end()).isNotDone();
    watch.navigationCommitted();

    assertThat(watch.end())
        .isCompletedWithValue(
            new VisitCollector.End(
                VisitCollector.End.Kind.RELOADS, "it navigated 11 times without an answer"));
    assertThat(watch.facts(1000))
        .containsExactly(new Fact("browser.navigations", Reporter.BROWSER, 1, 0, 11));
  }

  @Test
  public void the_first_end_counts() {
    VisitCollector watch = watch();

    watch.navigationFailed("refused");
    watch.browserDied("killed");

    assertThat(watch.end())
        .isCompletedWithValue(
            new VisitCollector.End(VisitCollector.End.Kind.NOT_OPENED, "refused"));
  }

  @Test
  public void a_navigation_that_fails_after_something_was_seen_is_not_the_end() {
    VisitCollector said = watch();
    VisitCollector answered = watch();

    said.fact(fact("ready", 1000));
    said.navigationFailed("aborted");
    answered.exchange(Map.of("response", Map.of("status", 200L)), "");
    answered.navigationFailed("aborted");

    assertThat(said.end()).isNotDone();
    assertThat(answered.end()).isNotDone();
  }

  @Test
  public void a_navigation_without_a_response_is_the_end() {
    VisitCollector watch = watch();

    watch.exchange(Map.of(), "refused");
    watch.navigationFailed("refused");

    assertThat(watch.end()).isDone();
  }

  @Test
  public void what_no_code_caught_is_an_error_and_what_was_written_is_a_console_line() {
    VisitCollector watch = watch();
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
    VisitCollector watch = watch();
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
    VisitCollector watch = watch();

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
