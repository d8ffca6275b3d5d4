package org.crosscheck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.given.Given;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AppJudgeTest {
  private static final AppPage PAGE = AppPage.at("index.html");
  private static final AppPage TEXT =
      new AppPage(
          "index.html",
          Optional.of("#ready"),
          Map.of("#out", "  four\n 2 "),
          List.of("may come"),
          List.of(),
          AppPage.TIMEOUT);
  private static final Fact DONE = Given.fact(PageWatch.DONE, true);

  @Test
  public void a_page_that_is_done_without_an_error_works() {
    AppVerdict verdict = AppJudge.judge(PAGE, Given.seen(tags(true), DONE));

    assertThat(verdict).isEqualTo(new AppVerdict(AppVerdict.Kind.WORKS, List.of(), List.of()));
  }

  @DataProvider
  public Object[][] failures() {
    Observation done = Given.seen(tags(true), DONE);
    return new Object[][] {
      {
        PAGE,
        silent(tags(true, false)),
        "PyScript was not done with <script type=\"mpy\" src=\"1.py\"> within 30 s."
      },
      {
        PAGE,
        Given.seen(tags(false), Given.fact(PageWatch.STOPPED, true), DONE),
        "PyScript was not done with <script type=\"mpy\" src=\"0.py\"> within 5 s of the first"
            + " error."
      },
      {
        TEXT,
        silent(Given.fact(PageWatch.REACHED, true), texts(Map.of("#out", "four 3"))),
        "'#out' must contain 'four 2' but contains 'four 3'."
      },
      {TEXT, silent(), "The done selector '#ready' matched nothing within 30 s."},
      {PAGE, silent(), "The page was not loaded within 30 s."},
      {PAGE, silent(tags()), "The page was not loaded to its end within 30 s."},
      {
        PAGE,
        silent(DONE),
        "The service worker of the hosting never controlled the page within 30 s."
      },
      {
        PAGE,
        Given.seen(Outcome.RELOAD_LOOP, "it navigated 11 times"),
        "The page reloads itself in a loop: it navigated 11 times."
      },
      {PAGE, Given.seen(Outcome.NOT_OPENED, "refused"), "The page could not be opened: refused."},
      {
        TEXT,
        Given.seen(texts(Map.of("#out", "four 3")), DONE),
        "'#out' must contain 'four 2' but contains 'four 3'."
      },
      {TEXT, Given.seen(texts(Map.of()), DONE), "There is no '#out' to contain 'four 2'."},
      {
        PAGE,
        Given.seen(Given.fact(PageWatch.BAD_SELECTOR, "#["), DONE),
        "'#[' is not a CSS selector."
      },
      {PAGE, with(done, console("error", "bad thing")), "Console error: bad thing"},
      {PAGE, with(done, error("bad thing")), "Page error: bad thing (at a.js:1)"},
      {
        PAGE,
        Given.seen(tags(true), Given.fact(PageWatch.WORKER_ERROR, "bad thing"), DONE),
        "Worker error: bad thing"
      },
      {
        PAGE,
        with(done, new Exchange(1, "GET", done.url(), 404, false, List.of(), "")),
        "The page itself returned status 404."
      },
    };
  }

  @Test(dataProvider = "failures")
  public void what_was_expected_and_did_not_happen_is_the_reason(
      AppPage page, Observation seen, String reason) {
    AppVerdict verdict = AppJudge.judge(page, seen);

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.FAILS);
    assertThat(verdict.reasons()).containsExactly(reason);
  }

  @Test
  public void a_long_error_keeps_its_beginning_and_its_end() {
    String text = "Traceback" + " in a file".repeat(100) + "\nZeroDivisionError";
    Observation seen = with(Given.seen(tags(true), DONE), console("error", text));

    assertThat(AppJudge.judge(PAGE, seen).reasons())
        .singleElement()
        .asString()
        .startsWith("Console error: Traceback")
        .endsWith("ZeroDivisionError")
        .hasSizeLessThan(650);
  }

  @Test
  public void allowed_errors_and_lines_that_are_not_errors_do_not_count() {
    Observation seen =
        with(
            Given.seen(texts(Map.of("#out", "four 2")), DONE),
            console("error", "this may come"),
            console("warn", "a warning"),
            error("so may come this"));

    assertThat(AppJudge.judge(TEXT, seen).reasons()).isEmpty();
  }

  @Test
  public void an_error_that_the_browser_does_not_report_is_reported_by_the_page() {
    Fact written =
        Given.fact(PageWatch.CONSOLE_ERROR, Map.of("brief", "error", "text", "TypeError: no"));
    Observation seen =
        with(Given.seen(written, DONE), console("error", "error"), console("error", "error"));

    assertThat(AppJudge.judge(PAGE, seen).reasons())
        .containsExactly(
            "Console error: TypeError: no",
            "Console error: error (an Error in a worker; this browser does not report its message,"
                + " but Firefox does)");
    assertThat(AppJudge.judge(PAGE.allowing(List.of("TypeError", "error (")), seen).reasons())
        .isEmpty();
  }

  @Test
  public void errors_of_a_document_that_was_reloaded_do_not_count() {
    Fact reloaded = new Fact("document.url", Reporter.MAIN, 2, 100, "http://localhost/");
    Fact done = new Fact(PageWatch.DONE, Reporter.MAIN, 2, 200, true);

    assertThat(AppJudge.judge(PAGE, with(Given.seen(reloaded, done), error("aborted"))).reasons())
        .isEmpty();
  }

  @Test
  public void a_browser_that_died_gives_no_verdict_on_the_page() {
    AppVerdict verdict = AppJudge.judge(PAGE, Given.seen(Outcome.BROWSER_DIED, "exit code 1"));

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.ERROR);
    assertThat(verdict.reasons())
        .containsExactly("The visit has no result: browser died: exit code 1.");
  }

  @Test
  public void failed_requests_are_noted_except_for_the_default_icon() {
    Observation seen =
        with(
            Given.seen(tags(true), DONE),
            new Exchange(1, "GET", "http://localhost/favicon.ico", 404, false, List.of(), ""),
            new Exchange(1, "GET", "http://localhost/a.py", 404, false, List.of(), ""),
            new Exchange(1, "GET", "http://localhost/b.py", 0, false, List.of(), "refused"));

    assertThat(AppJudge.judge(PAGE, seen).notes())
        .containsExactly(
            "GET http://localhost/a.py returned status 404.",
            "GET http://localhost/b.py failed: refused.");
  }

  @Test
  public void a_page_without_a_pyscript_tag_is_noted() {
    assertThat(AppJudge.judge(PAGE, Given.seen(tags(), DONE)).notes())
        .singleElement()
        .asString()
        .startsWith("The page has no py or mpy tag");
  }

  @Test
  public void a_verdict_has_reasons_unless_the_page_works() {
    assertThatThrownBy(() -> new AppVerdict(AppVerdict.Kind.WORKS, List.of("x"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AppVerdict(AppVerdict.Kind.FAILS, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void text_of_the_user_becomes_one_string_literal_of_the_script() {
    AppPage page =
        new AppPage(
            "index.html",
            Optional.of("a[b=\"</script>\\\n\u2028\"]"),
            Map.of(),
            List.of(),
            List.of(),
            AppPage.TIMEOUT);

    assertThat(PageWatch.script(page))
        .contains("{ done: \"a[b=\\u0022\\u003c/script>\\u005c\\u000a\\u2028\\u0022]\", ")
        .startsWith("(send) => {")
        .doesNotContain("ASKED");
  }

  private static Fact tags(boolean... done) {
    return Given.fact(
        PageWatch.TAGS,
        java.util.stream.IntStream.range(0, done.length)
            .mapToObj(
                i -> Map.of("tag", "<script type=\"mpy\" src=\"" + i + ".py\">", "done", done[i]))
            .toList());
  }

  private static Fact texts(Map<String, String> texts) {
    return Given.fact(PageWatch.TEXTS, texts);
  }

  private static Observation silent(Fact... facts) {
    return Given.seen(Outcome.TIMED_OUT, "waited 30 s for app.done", facts);
  }

  private static ConsoleLine console(String level, String text) {
    return new ConsoleLine(1, level, text);
  }

  private static PageError error(String text) {
    return new PageError(1, text, "a.js:1");
  }

  private static Observation with(Observation seen, Record... more) {
    return new Observation(
        seen.outcome(),
        seen.detail(),
        seen.url(),
        seen.facts(),
        only(ConsoleLine.class, more),
        only(PageError.class, more),
        only(Exchange.class, more),
        seen.timings());
  }

  private static <T> List<T> only(Class<T> type, Record... more) {
    return java.util.Arrays.stream(more).filter(type::isInstance).map(type::cast).toList();
  }
}
