package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
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
  private static VisitCollector collector() {
    return new VisitCollector(Set.of("ready", "done"));
  }

  @Test
  public void a_visit_ends_when_every_fact_was_reported() {
    VisitCollector visit = collector();

    visit.fact(fact("ready", 1000));
    assertThat(visit.end()).isNotDone();
    visit.fact(fact("done", 1000));

    assertThat(visit.end())
        .isCompletedWithValue(new VisitCollector.End(VisitCollector.End.Kind.DONE, ""));
  }

  @Test
  public void a_new_document_starts_again() {
    VisitCollector visit = collector();

    visit.fact(fact("ready", 1000));
    visit.fact(fact("done", 2000));
    assertThat(visit.end()).isNotDone();
    visit.fact(fact("ready", 2000));

    assertThat(visit.end()).isDone();
    assertThat(visit.facts(1000))
        .extracting(Fact::name, Fact::document)
        .containsExactly(tuple("ready", 1), tuple("done", 2), tuple("ready", 2));
  }

  @Test
  public void a_late_fact_of_an_old_document_does_not_end_the_new_one() {
    VisitCollector visit = collector();

    visit.fact(fact("ready", 2000));
    visit.fact(fact("ready", 1000));
    visit.fact(fact("done", 1000));

    assertThat(visit.end()).isNotDone();
  }

  @Test
  public void a_fact_has_its_value_its_reporter_and_its_time_since_the_navigation() {
    VisitCollector visit = collector();

    visit.fact(
        "{\"name\":\"a\",\"from\":\"worker\",\"value\":{\"x\":[1,null]},\"document\":1000,\"at\":1250.5}");

    assertThat(visit.facts(1000))
        .first()
        .isEqualTo(
            new Fact(
                "a", Reporter.WORKER, 1, 250.5, Map.of("x", java.util.Arrays.asList(1L, null))));
  }

  @Test
  public void an_unreadable_message_is_recorded_as_evidence() {
    for (String text :
        List.of("not JSON", "[1]", "5", "null", "{\"value\":1}", "{\"name\":7}", "{")) {
      VisitCollector visit = collector();

      visit.fact(text);

      assertThat(visit.facts(0))
          .first()
          .satisfies(
              fact -> {
                assertThat(fact.name()).isEqualTo("unreadable");
                assertThat(fact.value()).isEqualTo(text);
              });
      assertThat(visit.end()).isNotDone();
    }
  }

  @Test
  public void a_silent_page_has_no_facts_and_no_documents() {
    VisitCollector visit = collector();

    assertThat(visit.facts(0)).isEmpty();
    assertThat(visit.started()).isEmpty();
    assertThat(visit.timeToLastFact()).isEmpty();
  }

  @Test
  public void the_start_and_the_end_of_a_duration_use_the_same_clock() {
    double[] harness = {500_000};
    VisitCollector visit = new VisitCollector(Set.of("done"), () -> harness[0]);

    // The browser is on another machine, whose clock is far behind.
    visit.navigationStarted(1000, "http://localhost/page");
    harness[0] += 40;
    visit.browserEvent("browser.dialog", "alert");
    visit.fact("{\"name\":\"done\",\"document\":1010,\"at\":1300,\"value\":true}");

    assertThat(visit.started()).hasValue(1000);
    assertThat(visit.startSeen()).hasValue(500_000);
    assertThat(visit.timeToLastFact()).hasValue(300);
    assertThat(visit.facts(1000)).extracting(Fact::at).containsExactly(40.0, 300.0);
  }

  @Test
  public void a_visit_without_a_reported_start_starts_with_the_first_report() {
    VisitCollector visit = new VisitCollector(Set.of("done"), () -> 500_000);

    visit.fact("{\"name\":\"done\",\"document\":1010,\"at\":1300,\"value\":true}");

    assertThat(visit.started()).hasValue(1010);
    assertThat(visit.startSeen()).isEmpty();
    assertThat(visit.timeToLastFact()).hasValue(290);
  }

  @Test
  public void the_first_navigation_is_the_start() {
    VisitCollector visit = collector();

    visit.navigationStarted(1000, "http://localhost/page");
    visit.navigationStarted(2000, "http://localhost/page");

    assertThat(visit.started()).hasValue(1000.0);
  }

  @Test
  public void a_page_that_navigates_again_and_again_is_a_reload_loop() {
    VisitCollector visit = collector();

    for (int i = 0; i < 10; i++) {
      visit.navigationCommitted();
    }
    assertThat(visit.end()).isNotDone();
    visit.navigationCommitted();

    assertThat(visit.end())
        .isCompletedWithValue(
            new VisitCollector.End(
                VisitCollector.End.Kind.RELOADS, "it navigated 11 times without an answer"));
    assertThat(visit.facts(1000))
        .containsExactly(new Fact("browser.navigations", Reporter.BROWSER, 1, 0, 11));
  }

  @Test
  public void a_page_that_still_navigates_at_its_deadline_is_a_reload_loop() {
    VisitCollector visit = collector();

    for (int i = 0; i < 4; i++) {
      visit.navigationCommitted();
    }
    visit.deadlinePassed();
    assertThat(visit.end()).as("a service worker that isolates reloads twice").isNotDone();
    visit.navigationCommitted();
    visit.deadlinePassed();

    assertThat(visit.end())
        .isCompletedWithValue(
            new VisitCollector.End(
                VisitCollector.End.Kind.RELOADS, "it navigated 5 times without an answer"));
  }

  @Test
  public void the_first_end_counts() {
    VisitCollector visit = collector();

    visit.navigationFailed("refused");
    visit.browserDied("killed");

    assertThat(visit.end())
        .isCompletedWithValue(
            new VisitCollector.End(VisitCollector.End.Kind.NOT_OPENED, "refused"));
  }

  @Test
  public void a_navigation_that_fails_after_something_was_seen_is_not_the_end() {
    VisitCollector reported = collector();
    VisitCollector answered = collector();

    reported.fact(fact("ready", 1000));
    reported.navigationFailed("aborted");
    answered.exchange(Map.of("response", Map.of("status", 200L)), "");
    answered.navigationFailed("aborted");

    assertThat(reported.end()).isNotDone();
    assertThat(answered.end()).isNotDone();
  }

  @Test
  public void a_navigation_without_a_response_is_the_end() {
    VisitCollector visit = collector();

    visit.exchange(Map.of(), "refused");
    visit.navigationFailed("refused");

    assertThat(visit.end()).isDone();
  }

  @Test
  public void an_uncaught_exception_is_an_error_and_a_console_call_is_a_console_line() {
    VisitCollector visit = collector();
    Map<String, Object> frame = Map.of("url", "http://localhost/a.js", "lineNumber", 11L);

    visit.log(
        Map.of(
            "type", "javascript",
            "level", "error",
            "text", "Error: no",
            "timestamp", 1300L,
            "stackTrace", Map.of("callFrames", List.of(frame))));
    visit.log(Map.of("type", "javascript", "text", "Error: bare", "timestamp", 1200L));
    visit.log(Map.of("type", "console", "level", "warn", "text", "b", "timestamp", 1400L));
    visit.log(Map.of("type", "console", "level", "info", "text", "a", "timestamp", 1100L));

    assertThat(visit.errors(1000))
        .containsExactly(
            new PageError(300, "Error: no", "http://localhost/a.js:12"),
            new PageError(200, "Error: bare", ""));
    assertThat(visit.console(1000))
        .containsExactly(new ConsoleLine(400, "warn", "b"), new ConsoleLine(100, "info", "a"));
  }

  @Test
  public void an_exchange_has_its_header_lines_in_order_with_duplicates() {
    VisitCollector visit = collector();
    Map<String, Object> response =
        Map.of(
            "status",
            200L,
            "fromCache",
            true,
            "headers",
            List.of(header("X-Twice", "b"), header("x-twice", "a"), header("X-Twice", "b")));

    visit.exchange(
        Map.of(
            "timestamp",
            1500L,
            "request",
            Map.of("method", "GET", "url", "http://localhost/"),
            "response",
            response),
        "");
    visit.exchange(
        Map.of("timestamp", 1400L, "request", Map.of("method", "GET", "url", "http://gone/")),
        "refused");

    assertThat(visit.exchanges(1000))
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
  public void an_empty_event_is_accepted() {
    VisitCollector visit = collector();

    visit.log(Map.of());
    visit.exchange(Map.of(), "");

    assertThat(visit.console(0)).containsExactly(new ConsoleLine(0, "", ""));
    assertThat(visit.exchanges(0))
        .containsExactly(new Exchange(0, "", "", 0, false, List.of(), ""));
  }

  @Test
  public void of_a_flood_the_first_and_the_last_lines_and_every_error_are_kept() {
    VisitCollector visit = collector();

    for (int i = 0; i < 30_000; i++) {
      visit.log(line(i == 15_000 ? "error" : "info", i));
    }

    List<ConsoleLine> kept = visit.console(0);
    assertThat(kept).hasSize(10_001).extracting(ConsoleLine::at).isSorted();
    assertThat(kept.get(0).text()).isEqualTo("line 0");
    assertThat(kept.get(10_000).text()).isEqualTo("line 29999");
    assertThat(kept).extracting(ConsoleLine::text).contains("line 15000");
    assertThat(visit.facts(0))
        .extracting(Fact::name, Fact::value)
        .containsExactly(tuple("browser.dropped", Map.of("console lines", 19_999L)));
    assertThat(visit.flooded()).isTrue();
  }

  @Test
  public void a_page_that_logs_much_is_no_flood() {
    VisitCollector visit = collector();

    for (int i = 0; i < 5_000; i++) {
      visit.log(line("info", i));
    }

    assertThat(visit.flooded()).isFalse();
  }

  @Test
  public void a_response_that_is_complete_does_not_fail_afterwards() {
    VisitCollector visit = collector();
    Map<String, Object> request = Map.of("request", "7", "url", "http://a/", "method", "GET");

    visit.exchange(
        Map.of("request", request, "redirectCount", 0, "response", Map.of("status", 404)), "");
    visit.exchange(Map.of("request", request, "redirectCount", 0), "net::ERR_ABORTED");
    visit.exchange(Map.of("request", request, "redirectCount", 1), "net::ERR_FAILED");

    assertThat(visit.exchanges(0))
        .extracting(Exchange::status, Exchange::failure)
        .containsExactly(tuple(404, ""), tuple(0, "net::ERR_FAILED"));
  }

  @Test
  public void a_line_of_megabytes_is_cut() {
    VisitCollector visit = collector();

    visit.log(Map.of("type", "console", "level", "info", "text", "x".repeat(3_000_000)));

    assertThat(visit.console(0).get(0).text())
        .hasSizeLessThan(11_000)
        .endsWith("3000000 characters)");
  }

  @Test
  public void a_page_is_quiet_when_no_request_is_open() throws InterruptedException {
    VisitCollector visit = new VisitCollector(Set.of("done"), false);
    Map<String, Object> request = Map.of("request", Map.of("request", "7", "url", "http://a/"));
    visit.requestSent(request);
    visit.fact(fact("done", 1000));

    assertThat(visit.end()).isNotDone();
    assertThat(visit.awaitQuiet(Duration.ofMillis(1), in(50))).isFalse();
    assertThat(visit.openRequests()).containsExactly("http://a/");
    visit.exchange(request, "");
    assertThat(visit.awaitQuiet(Duration.ofMillis(1), in(60_000))).isTrue();
  }

  @Test
  public void each_awaited_text_needs_a_line_or_an_uncaught_error_of_its_own() {
    VisitCollector visit = awaiting("a", "a b", "c");
    visit.fact(fact("ready", 1000));

    visit.log(Map.of("type", "console", "level", "info", "text", "x a b x"));
    visit.log(Map.of("type", "console", "level", "info", "text", "none"));
    assertThat(visit.hasAwaitedLines()).isFalse();
    visit.log(Map.of("type", "javascript", "level", "error", "text", "Error: c"));
    visit.log(Map.of("type", "console", "level", "error", "text", "error")).accept("full: a");

    assertThat(visit.hasAwaitedLines()).isTrue();
    assertThat(visit.facts(0))
        .filteredOn(fact -> fact.name().equals(PageLoad.Quiet.LINE))
        .extracting(Fact::value)
        .containsExactly("a b", "c", "a");
  }

  @Test
  public void another_document_has_to_write_the_awaited_lines_again() {
    VisitCollector visit = awaiting("a");
    visit.fact(fact("ready", 1000));
    visit.log(Map.of("type", "console", "level", "info", "text", "a"));
    assertThat(visit.hasAwaitedLines()).isTrue();

    visit.fact(fact("ready", 2000));

    assertThat(visit.hasAwaitedLines()).isFalse();
  }

  private static VisitCollector awaiting(String... lines) {
    return VisitCollector.of(
        new PageLoad(URI.create("http://localhost/"), Set.of("done"), Duration.ZERO, false)
            .until(new PageLoad.Quiet(Duration.ZERO, Duration.ZERO, "done", List.of(lines))));
  }

  @Test
  public void a_page_that_is_not_done_is_not_quiet() throws InterruptedException {
    VisitCollector visit = new VisitCollector(Set.of("done"), false);
    visit.fact(fact("done", 1000));
    visit.fact(fact("document.url", 2000));

    assertThat(visit.awaitQuiet(Duration.ofMillis(1), in(50))).isFalse();
    assertThat(visit.awaitFacts(in(1))).isFalse();
  }

  @Test
  public void a_page_that_leaves_for_an_empty_one_is_gone_but_a_new_tab_is_not() {
    VisitCollector visit = collector();

    visit.left("about:blank");
    assertThat(visit.end()).isNotDone();
    visit.fact(fact("ready", 1000));
    visit.left("about:blank");

    assertThat(visit.end())
        .isCompletedWithValue(
            new VisitCollector.End(VisitCollector.End.Kind.GONE, "the page left for about:blank"));
  }

  private static long in(int millis) {
    return System.nanoTime() + Duration.ofMillis(millis).toNanos();
  }

  private static Map<String, Object> line(String level, int i) {
    return Map.of("type", "console", "level", level, "text", "line " + i, "timestamp", (long) i);
  }

  private static String fact(String name, double document) {
    return "{\"name\":\"%s\",\"from\":\"main\",\"document\":%s,\"at\":%s,\"value\":true}"
        .formatted(name, document, document);
  }

  private static Map<String, Object> header(String name, String value) {
    return Map.of("name", name, "value", Map.of("type", "string", "value", value));
  }
}
