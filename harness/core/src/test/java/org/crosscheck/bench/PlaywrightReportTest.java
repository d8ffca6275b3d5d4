package org.crosscheck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class PlaywrightReportTest {
  private static final String TWO_PASSED =
      report(
          test("1000", "2026-11-28T03:00:00.500Z", 900, "passed"),
          test("999000", "2026-11-28T03:00:02.000Z", 250.5, "passed"));

  @Test
  public void the_time_is_from_the_first_browser_to_the_last_end() {
    // 03:00:00 of that day is 1795834800000 ms after 1970.
    PlaywrightReport report =
        read(
            report(
                test("1795834801000", "2026-11-28T03:00:00.500Z", 900, "passed"),
                test("1795834801500", "2026-11-28T03:00:02.000Z", 250.5, "passed")));

    assertThat(report.visits()).hasSize(2);
    assertThat(report.failed()).isZero();
    assertThat(report.seconds()).isEqualTo(1.2505);
  }

  @Test
  public void a_visit_that_failed_is_counted() {
    PlaywrightReport report =
        read(
            report(
                test("1", "2026-11-28T03:00:00.000Z", 1, "passed"),
                test("1", "2026-11-28T03:00:00.000Z", 1, "timedOut")));

    assertThat(report.failed()).isEqualTo(1);
  }

  @Test
  public void a_report_in_which_nothing_passed_is_an_error_with_the_reason() {
    assertThatThrownBy(() -> read(report(test("1", "2026-11-28T03:00:00.000Z", 1, "failed"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Playwright Test opened none of 1 pages: Error: no browser.");
    assertThatThrownBy(() -> read("{\"suites\": []}"))
        .hasMessageContaining("none of 0 pages: it found no test.");
  }

  @Test
  public void what_is_not_such_a_report_is_an_error_with_its_place() {
    assertThatThrownBy(() -> read(TWO_PASSED.replace("startTime", "began")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("startTime");
    assertThatThrownBy(() -> read("{")).isInstanceOf(UserError.class);
  }

  private static PlaywrightReport read(String json) {
    try (Folder folder = new Folder().with("report.json", json)) {
      return PlaywrightReport.read(folder.path("report.json"));
    }
  }

  private static String report(String... tests) {
    return """
    {"config": {"version": "1.65.1"}, "suites": [{"title": "visits.spec.mjs", "specs": [],
      "suites": [{"title": "inner", "specs": [%s]}]}], "errors": [],
      "stats": {"startTime": "2026-11-28T03:00:00.000Z", "duration": 4000.25}}
    """
        .formatted(String.join(", ", tests));
  }

  private static String test(String ready, String start, double millis, String status) {
    return """
    {"title": "1 isolation", "ok": true, "tests": [{"annotations":
      [{"type": "ready", "description": "%s"}], "results": [{"workerIndex": 0,
      "status": "%s", "duration": %s, "startTime": "%s"%s}]}]}
    """
        .formatted(
            ready,
            status,
            millis,
            start,
            status.equals("failed")
                ? ", \"error\": {\"message\": \"Error: no browser\\nlater\"}"
                : "");
  }
}
