package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.given.TestEngines;
import org.crosscheck.matrix.Interpreters;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.run.Repetition;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.Test;

public class RunDisplayTest {
  private static final TestCaseId CASE = TestCaseId.parse("worker-tag-runs page bare chrome none");
  private static final String NEWS =
      "  to be tried again: worse: " + CASE + " was HOLDS, is BROKEN: it does not";
  private static final String AGAIN = "1 visit is made again, alone, because of what was found ...";
  private static final String SECOND =
      "[try 2] " + "%-60s".formatted("isolation bare firefox none") + " done in 0.2 s";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  public void without_a_terminal_a_run_prints_its_size_its_browsers_and_a_line_for_each_visit() {
    assertThat(output(Verbosity.NORMAL, false).lines())
        .containsExactly(
            "Looking ...",
            "2 visits with 2026.7.3, selection: everything",
            "chrome: Chrome 156.0.7777.12 (--no-sandbox because the harness ran as root)",
            "firefox: Firefox 153.0.1",
            line(1, "chrome"),
            NEWS,
            line(2, "firefox"),
            AGAIN);
  }

  @Test
  public void without_a_terminal_a_long_run_prints_ten_lines() {
    bytes.reset();
    try (RunDisplay display = display(Verbosity.NORMAL, false)) {
      display.begins(
          SampleRun.info(), new Matrix(Collections.nCopies(334, visit(TestEngines.CHROME))));
      for (int i = 0; i < 334; i++) {
        display.visited(visited("chrome"), List.of());
      }
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(11)
        .last()
        .asString()
        .startsWith("[334/334] ");
  }

  @Test
  public void a_quiet_run_prints_nothing_before_its_result_is_confirmed() {
    assertThat(output(Verbosity.QUIET, false)).isEmpty();
    assertThat(output(Verbosity.QUIET, true)).isEmpty();
  }

  @Test
  public void a_verbose_run_prints_the_reason_of_each_verdict() {
    assertThat(output(Verbosity.VERBOSE, false).lines())
        .containsSubsequence(
            line(1, "chrome"),
            "    page-is-isolated ANSWER: false",
            NEWS,
            line(2, "firefox"),
            AGAIN,
            SECOND,
            "    page-is-isolated ANSWER: false");
  }

  @Test
  public void on_a_terminal_news_are_above_a_live_line_for_each_browser() {
    List<String> screen = Screen.after(output(Verbosity.NORMAL, true));

    assertThat(screen.subList(0, screen.size() - 2))
        .containsExactly(
            "Looking ...",
            "2 visits with 2026.7.3, selection: everything",
            "chrome: Chrome 156.0.7777.12 (--no-sandbox because the harness ran as root)",
            "firefox: Firefox 153.0.1",
            NEWS,
            AGAIN);
    assertThat(screen.get(screen.size() - 2))
        .startsWith("chrome ")
        .contains("1/1")
        .doesNotContain("left");
    assertThat(screen.get(screen.size() - 1)).startsWith("firefox ").contains("1/1");
  }

  @Test
  public void a_live_line_shows_the_visits_left_and_the_current_one() {
    bytes.reset();
    try (RunDisplay display = display(Verbosity.NORMAL, true)) {
      display.begins(SampleRun.info(), new Matrix(List.of(visit(TestEngines.CHROME))));
      display.started(SampleRun.browsers().get(0));
      display.visiting(visit(TestEngines.CHROME));
    }

    assertThat(Screen.after(bytes.toString(StandardCharsets.UTF_8)))
        .last()
        .asString()
        .startsWith("chrome ")
        .contains("0/1", "1 left: page bare");
  }

  @Test
  public void a_verbose_run_on_a_terminal_has_both() {
    List<String> screen = Screen.after(output(Verbosity.VERBOSE, true));

    assertThat(screen).contains(line(1, "chrome"), "    page-is-isolated ANSWER: false", NEWS);
    assertThat(screen.get(screen.size() - 1)).startsWith("firefox ");
  }

  @Test
  public void a_slow_machine_is_reported_at_the_start_and_when_it_is_measured_again() {
    bytes.reset();
    try (RunDisplay display = display(Verbosity.NORMAL, false)) {
      display.started(new BrowserInfo("chrome", "Chrome", "1", List.of(), 2.34));
      display.started(new BrowserInfo("firefox", "Firefox", "1", List.of(), 1.5));
      display.measuredAgain("firefox", 1.6);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "chrome: Chrome 1",
            "chrome: the machine is busy: a fixed piece of work takes 2.3 times as long as on a"
                + " quiet one, and so may each visit",
            "firefox: Firefox 1",
            "firefox: the machine is busy: a fixed piece of work takes 1.6 times as long as on a"
                + " quiet one, and so may each visit");
  }

  @Test
  public void text_from_a_page_cannot_control_the_terminal() {
    bytes.reset();
    Difference hostile =
        new Difference(
            ChangeKind.WORSE,
            CASE,
            Given.verdict("HOLDS"),
            Given.verdict("BROKEN"),
            "\u001b[2J\nowned");
    try (RunDisplay display = display(Verbosity.NORMAL, false)) {
      display.visited(visited("chrome"), List.of(hostile));
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("is BROKEN: ⟨U+001B⟩[2J owned")
        .doesNotContain("\u001b");
  }

  private String output(Verbosity verbosity, boolean live) {
    VisitRecord visit = visited("firefox");
    VisitRecord twice = visit.with(visit.tries());
    bytes.reset();
    try (RunDisplay display = display(verbosity, live)) {
      display.report("Looking");
      display.begins(
          SampleRun.info(),
          new Matrix(List.of(visit(TestEngines.CHROME), visit(TestEngines.FIREFOX))));
      SampleRun.browsers().forEach(display::started);
      display.visiting(visit(TestEngines.CHROME));
      display.visited(
          visited("chrome"),
          List.of(
              new Difference(
                  ChangeKind.WORSE,
                  CASE,
                  Given.verdict("HOLDS"),
                  Given.verdict("BROKEN"),
                  "it does not"),
              new Difference(
                  ChangeKind.BETTER, CASE, Given.verdict("BROKEN"), Given.verdict("HOLDS"), "")));
      display.visiting(visit(TestEngines.FIREFOX));
      display.visited(visit, List.of());
      display.tryingAgain(List.of(visit.key()));
      display.visited(twice, List.of());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private RunDisplay display(Verbosity verbosity, boolean live) {
    return new RunDisplay(
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        verbosity,
        live,
        2,
        Repetition.DEFAULT,
        names -> VisitTimes.none(),
        result -> {});
  }

  private static String line(int done, String browser) {
    return "[  "
        + done
        + "/2] "
        + "%-60s".formatted("isolation bare " + browser + " none")
        + " done in 0.2 s";
  }

  private static VisitRecord visited(String browser) {
    return SampleRun.visit("isolation", "bare", browser, "none");
  }

  private static Visit visit(Engine browser) {
    return new Visit(
        Given.fixture("page", Fixture.Needs.NONE),
        Optional.empty(),
        Given.hosting("bare"),
        browser,
        new Interpreters(Optional.empty(), Optional.empty()),
        Given.release());
  }
}
