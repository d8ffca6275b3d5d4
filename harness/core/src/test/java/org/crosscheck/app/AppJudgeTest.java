package org.crosscheck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.crosscheck.given.Given;
import org.crosscheck.input.Step;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.observation.Reporter;
import org.crosscheck.session.PageLoad;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AppJudgeTest {
  private static final AppPage PAGE = AppPage.at("index.html");
  private static final AppPage TEXT =
      new AppPage(
          "index.html",
          "index.html",
          new DoneWhen(Optional.of("#ready"), Optional.empty(), List.of()),
          List.of(),
          Map.of("#out", "  four\n 2 "),
          List.of("may come"),
          List.of(),
          AppPage.TIMEOUT);
  private static final Fact DONE = Given.fact(PageWatch.DONE, true);
  private static final Fact OPENED = Given.fact("document.url", "http://localhost/");

  @Test
  public void a_page_that_is_done_without_an_error_works() {
    AppVerdict verdict = judge(PAGE, Given.seen(tags(true), DONE));

    assertThat(verdict).isEqualTo(new AppVerdict(AppVerdict.Kind.WORKS, List.of(), List.of()));
  }

  @Test
  public void a_warning_of_python_is_noted_and_not_an_error() {
    String text = "<exec>:3: SyntaxWarning: \"is\" with 'str' literal. Did you mean \"==\"?";

    AppVerdict verdict =
        judge(PAGE, with(Given.seen(tags(true), DONE), new ConsoleLine(1, "error", text)));

    assertThat(verdict)
        .isEqualTo(
            new AppVerdict(AppVerdict.Kind.WORKS, List.of(), List.of("Python warned: " + text)));
  }

  @Test
  public void a_page_that_waits_for_a_person_works_and_that_is_noted() {
    Fact waiting =
        Given.fact(
            PageWatch.TAGS,
            List.of(Map.of("tag", "<script type=\"py\" terminal>", "done", true, "waits", true)));

    AppVerdict verdict = judge(PAGE, Given.seen(waiting, DONE));

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.WORKS);
    assertThat(verdict.notes())
        .containsExactly(
            "A terminal of the page waits for a person to type; what happens then is not known.");
  }

  @Test
  public void a_page_without_the_inserted_watch_is_not_judged() {
    Fact without = Given.fact("browser.watch-inserted", false);

    AppVerdict verdict = judge(PAGE, Given.seen(Outcome.PAGE_GONE, "not watched", without));

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(verdict.reasons()).singleElement().asString().startsWith("The page was not watched");
  }

  @Test
  public void what_an_inserted_watch_cannot_see_is_noted() {
    Fact inserted = Given.fact("browser.watch-inserted", true);
    Fact apart = Given.fact("document.isolated", false);

    assertThat(judge(PAGE, Given.seen(inserted, apart, tags(true), DONE)).notes())
        .satisfiesExactly(
            note -> assertThat(note).contains("what workers request is not known"),
            note -> assertThat(note).contains("did not get it, as in Safari"));
  }

  private static final AppPage STEPS =
      new AppPage(
          "index.html",
          "index.html",
          new DoneWhen(Optional.empty(), Optional.of("Hello"), List.of()),
          List.of(new Step(Step.Kind.CLICK, "", "#go")),
          Map.of(),
          List.of(),
          List.of(),
          AppPage.TIMEOUT);

  private static final AppPage LINES =
      new AppPage(
          "index.html",
          "index.html",
          new DoneWhen(Optional.empty(), Optional.empty(), List.of("one", "two", "one")),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          AppPage.TIMEOUT);

  private static final Fact REACHED = Given.fact(PageWatch.REACHED, true);

  @Test
  public void a_page_that_wrote_all_lines_works() {
    assertThat(judge(LINES, Given.seen(REACHED, line("one"), line("two"), line("one"), DONE)))
        .isEqualTo(new AppVerdict(AppVerdict.Kind.WORKS, List.of(), List.of()));
  }

  @Test
  public void a_line_that_came_just_before_the_timeout_is_in_time() {
    Observation seen = late(true, REACHED, line("one"), line("two"), line("one"));

    assertThat(judge(LINES, seen).reasons()).isEmpty();
  }

  private static Fact line(String text) {
    return Given.fact(PageLoad.Quiet.LINE, text);
  }

  @DataProvider
  public Object[][] failures() {
    Observation done = Given.seen(tags(true), DONE);
    return new Object[][] {
      {
        STEPS,
        late(true, tags(true), Given.fact(PageWatch.STEP, 1)),
        "Step 1, 'click #go', could not be made within 30 s."
      },
      {STEPS, late(true, tags(true)), "The page did not show 'Hello' within 30 s."},
      {
        LINES,
        late(true, REACHED, tags(true), line("one"), line("two")),
        "No console line contained 'one' within 30 s."
      },
      {
        LINES,
        Given.seen(REACHED, line("one"), line("one"), Given.fact(PageWatch.STOPPED, true), DONE),
        "No console line contained 'two' within 5 s of the first error."
      },
      {
        PAGE,
        late(true, tags(true, false)),
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
        late(true, Given.fact(PageWatch.REACHED, true), texts(Map.of("#out", "four 3"))),
        "'#out' must contain 'four 2' but contains 'four 3'."
      },
      {TEXT, late(true), "The done selector '#ready' matched nothing within 30 s."},
      {PAGE, late(true), "The page was not loaded within 30 s."},
      {PAGE, late(true, tags()), "The page was not loaded to its end within 30 s."},
      {
        PAGE,
        silent(OPENED),
        "The page stopped answering: its main thread was busy until the visit ended, as in an"
            + " endless loop."
      },
      {
        PAGE,
        silent(OPENED, DONE, Given.fact("browser.no-answer", true)),
        "The page stopped answering: its main thread was busy until the visit ended, as in an"
            + " endless loop."
      },
      {
        PAGE,
        Given.seen(Outcome.PAGE_GONE, "the page left for about:blank"),
        "There is no page anymore: the page left for about:blank."
      },
      {
        PAGE,
        Given.seen(Given.fact(PageWatch.CLOSED, true), DONE),
        "There is no page anymore: the page closed itself."
      },
      {
        PAGE,
        Given.seen(Given.fact(PageWatch.REMOVED, true), DONE),
        "The page removed its own document."
      },
      {
        PAGE,
        Given.seen(failedLoad("WebSocket", "ws://localhost/x"), DONE),
        "The WebSocket ws://localhost/x failed."
      },
      {
        PAGE,
        Given.seen(failedLoad("script", ""), DONE),
        "An inline script failed, because a module that it imports did not load."
      },
      {
        PAGE,
        with(done, request("http://localhost/core.js", 404, "")),
        "GET http://localhost/core.js returned status 404."
      },
      {
        PAGE,
        with(done, request("http://localhost/main.py", 0, "refused")),
        "GET http://localhost/main.py failed: refused."
      },
      {
        PAGE,
        silent(OPENED, DONE),
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
    AppVerdict verdict = judge(page, seen);

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.FAILS);
    assertThat(verdict.reasons()).containsExactly(reason);
  }

  @Test
  public void a_long_error_keeps_its_beginning_and_its_end() {
    String text = "Traceback" + " in a file".repeat(100) + "\nZeroDivisionError";
    Observation seen = with(Given.seen(tags(true), DONE), console("error", text));

    assertThat(judge(PAGE, seen).reasons())
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

    assertThat(judge(TEXT, seen).reasons()).isEmpty();
  }

  @Test
  public void an_error_that_the_browser_does_not_report_is_reported_by_the_page() {
    Fact written =
        Given.fact(PageWatch.CONSOLE_ERROR, Map.of("brief", "error", "text", "TypeError: no"));
    Observation seen =
        with(Given.seen(written, DONE), console("error", "error"), console("error", "error"));

    assertThat(judge(PAGE, seen).reasons()).containsExactly("Console error: TypeError: no");
    assertThat(judge(PAGE.allowing(List.of("TypeError", "error (")), seen).reasons()).isEmpty();
  }

  @Test
  public void errors_of_a_document_that_was_reloaded_do_not_count() {
    Fact reloaded = new Fact("document.url", Reporter.MAIN, 2, 100, "http://localhost/");
    Fact done = new Fact(PageWatch.DONE, Reporter.MAIN, 2, 200, true);

    assertThat(judge(PAGE, with(Given.seen(reloaded, done), error("aborted"))).reasons()).isEmpty();
  }

  @Test
  public void a_browser_that_died_gives_no_verdict_on_the_page() {
    AppVerdict verdict = judge(PAGE, Given.seen(Outcome.BROWSER_DIED, "exit code 1"));

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(verdict.reasons())
        .containsExactly("The visit has no result: browser died: exit code 1.");
  }

  @Test
  public void a_fault_of_crosscheck_gives_no_verdict_on_the_page() {
    assertThat(judge(PAGE, Given.seen(Outcome.INTERNAL_ERROR, "interrupted")).kind())
        .isEqualTo(AppVerdict.Kind.ERROR);
  }

  @Test
  public void failed_requests_for_decoration_aborted_ones_and_allowed_ones_are_only_noted() {
    Observation seen =
        with(
            Given.seen(tags(true), DONE),
            request("http://localhost/favicon.ico", 404, ""),
            request("http://localhost/a.png", 404, ""),
            request("http://localhost/a.py", 0, "net::ERR_ABORTED"),
            request("http://localhost/may come.json".replace(" ", "%20"), 404, ""));

    AppVerdict verdict = judge(PAGE.allowing(List.of("may%20come")), seen);

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.WORKS);
    assertThat(verdict.notes())
        .containsExactly(
            "GET http://localhost/a.png returned status 404.",
            "GET http://localhost/a.py failed: net::ERR_ABORTED.",
            "GET http://localhost/may%20come.json returned status 404.");
  }

  @DataProvider
  public Object[][] unreachable() {
    return new Object[][] {{"net::ERR_NAME_NOT_RESOLVED"}, {"NS_ERROR_UNKNOWN_HOST"}};
  }

  @Test(dataProvider = "unreachable")
  public void a_wheel_that_cannot_be_reached_is_not_the_fault_of_the_page(String failure) {
    String wheel = "https://cdn.example/a.whl";
    Observation seen =
        with(Given.seen(tags(true), DONE), request(wheel, 0, failure), error("no module a"));

    AppVerdict verdict = judge(PAGE, seen);

    assertThat(verdict.kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(verdict.reasons())
        .containsExactly(
            wheel + " could not be reached from this machine: " + failure + ".",
            "Page error: no module a (at a.js:1)");
  }

  @Test
  public void a_page_that_also_fails_by_itself_fails_without_a_network() {
    Observation seen =
        with(
            Given.seen(tags(true), DONE),
            request("https://cdn.example/a.whl", 0, "NS_ERROR_UNKNOWN_HOST"),
            request("http://localhost/core.js", 404, ""));

    assertThat(judge(PAGE, seen).kind()).isEqualTo(AppVerdict.Kind.FAILS);
  }

  @Test
  public void a_server_of_this_machine_that_refuses_is_the_fault_of_the_page() {
    Observation seen =
        with(
            Given.seen(tags(true), DONE),
            request("http://localhost:9/a.js", 0, "net::ERR_CONNECTION_REFUSED"));

    assertThat(judge(PAGE, seen).kind()).isEqualTo(AppVerdict.Kind.FAILS);
  }

  @Test
  public void a_page_that_is_late_on_a_busy_machine_is_not_judged() {
    AppVerdict busy = AppJudge.judge(PAGE, busy(late(false, tags(false))));

    assertThat(busy.kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(busy.reasons())
        .last()
        .asString()
        .contains("This machine was busy: CPU pressure 99%");
  }

  @Test
  public void a_page_that_is_late_and_idle_fails_on_a_busy_machine_too() {
    assertThat(AppJudge.judge(TEXT, busy(late(true, tags()))).kind())
        .isEqualTo(AppVerdict.Kind.FAILS);
  }

  @Test
  public void a_page_that_waits_for_its_worker_on_a_busy_machine_is_not_judged() {
    Observation seen = late(true, tags(), Given.fact(PageWatch.WORKER, true));

    assertThat(AppJudge.judge(TEXT, busy(seen)).kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(AppJudge.judge(TEXT, seen).kind()).isEqualTo(AppVerdict.Kind.FAILS);
  }

  @Test
  public void a_page_that_is_late_on_a_busy_machine_and_has_an_error_fails() {
    assertThat(
            AppJudge.judge(PAGE, busy(with(late(false, tags(false)), error("bad thing")))).kind())
        .isEqualTo(AppVerdict.Kind.FAILS);
  }

  @Test
  public void a_page_that_is_still_loading_is_not_judged() {
    Observation seen =
        late(false, tags(false), Given.fact("browser.open-requests", List.of("http://x.example/")));

    assertThat(judge(PAGE, seen).kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(judge(PAGE, seen).reasons())
        .last()
        .isEqualTo("It was still loading http://x.example/; --timeout waits longer.");
  }

  @Test
  public void a_page_that_never_answered_is_not_judged() {
    assertThat(judge(PAGE, silent()).kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
  }

  @Test
  public void the_most_telling_reason_comes_first_and_a_bare_error_only_if_there_is_no_other() {
    Observation seen =
        with(
            Given.seen(
                tags(true),
                Given.fact(PageWatch.WORKER_ERROR, "Error: in the worker"),
                Given.fact(PageWatch.SHOWN_ERRORS, List.of("shown", "Error: in the worker")),
                DONE),
            console("error", "error"),
            console("warn", "Unable to use SharedArrayBuffer"),
            console("warn", "of no interest"),
            error("thrown"),
            request("http://localhost/a.py", 404, ""));

    assertThat(judge(PAGE, seen).reasons())
        .containsExactly(
            "GET http://localhost/a.py returned status 404.",
            "Worker error: Error: in the worker",
            "PyScript warned: Unable to use SharedArrayBuffer",
            "PyScript shows: shown",
            "Page error: thrown (at a.js:1)");
    assertThat(judge(PAGE, with(Given.seen(DONE), console("error", "error"))).reasons())
        .containsExactly(
            "Console error: error (an Error in a worker; this browser does not report its message,"
                + " but Firefox does)");
  }

  @Test
  public void a_dialog_that_was_open_is_said() {
    Fact dialog = Given.fact("browser.dialog", Map.of("type", "alert", "text", "hello"));

    assertThat(judge(PAGE, Given.seen(tags(true), dialog, dialog, DONE)).notes())
        .containsExactly("A dialog was open: alert 'hello' (2 dialogs in all).");
    assertThat(judge(PAGE, with(Given.seen(dialog, DONE), error("x"))).reasons())
        .containsExactly("Page error: x (at a.js:1)", "A dialog was open: alert 'hello'.");
  }

  @Test
  public void what_was_dropped_is_said() {
    Fact dropped = Given.fact("browser.dropped", Map.of("console lines", 96_000));

    assertThat(judge(PAGE, Given.seen(tags(true), dropped, DONE)).notes())
        .singleElement()
        .asString()
        .contains("console lines 96000");
  }

  @Test
  public void a_page_without_a_pyscript_tag_is_noted() {
    assertThat(judge(PAGE, Given.seen(tags(), DONE)).notes())
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
    AppPage page = AppPage.at("index.html").doneAt("a[b=\"</script>\\\n\u2028\"]");

    assertThat(PageWatch.script(page))
        .contains("{ done: \"a[b=\\u0022\\u003c/script>\\u005c\\u000a\\u2028\\u0022]\", ")
        .startsWith("(send) => {")
        .doesNotContain("ASKED");
  }

  private static Observation busy(Observation seen) {
    return seen.with(
        new Load(
            OptionalDouble.of(12),
            OptionalDouble.of(99),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  private static AppVerdict judge(AppPage page, Observation seen) {
    return AppJudge.judge(page, seen);
  }

  private static Fact tags(boolean... done) {
    return Given.fact(
        PageWatch.TAGS,
        java.util.stream.IntStream.range(0, done.length)
            .mapToObj(
                i -> Map.of("tag", "<script type=\"mpy\" src=\"" + i + ".py\">", "done", done[i]))
            .toList());
  }

  @Test
  public void a_script_that_is_redirected_to_a_host_that_is_not_reached_is_inconclusive() {
    String asked = "http://127.0.0.1:4/cdn.jsdelivr.net/npm/a@1/b.js";
    String real = "https://cdn.jsdelivr.net/npm/a@1/b.js";
    Exchange lost = request(real, 0, "net::ERR_NAME_NOT_RESOLVED");
    Observation redirected =
        with(Given.seen(DONE, failedLoad("script", asked)), request(asked, 302, ""), lost);
    Observation other = with(Given.seen(DONE, failedLoad("script", asked)), lost);

    assertThat(AppJudge.judge(PAGE, redirected).kind()).isEqualTo(AppVerdict.Kind.INCONCLUSIVE);
    assertThat(AppJudge.judge(PAGE, other).kind()).isEqualTo(AppVerdict.Kind.FAILS);
  }

  private static Fact texts(Map<String, String> texts) {
    return Given.fact(PageWatch.TEXTS, texts);
  }

  private static Observation late(boolean idle, Fact... facts) {
    List<Fact> all = new java.util.ArrayList<>(List.of(facts));
    all.add(Given.fact(PageWatch.LATE, Map.of("idle", idle, "pyscript", true)));
    all.add(DONE);
    return Given.seen(all.toArray(Fact[]::new));
  }

  private static Fact failedLoad(String what, String url) {
    return Given.fact(PageWatch.FAILED_LOAD, Map.of("what", what, "url", url));
  }

  private static Exchange request(String url, int status, String failure) {
    return new Exchange(1, "GET", url, status, false, List.of(), failure);
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
