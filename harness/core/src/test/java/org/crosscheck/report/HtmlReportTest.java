package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.FlakyRate;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests the pages of a report, and that text never becomes markup. */
public final class HtmlReportTest {
  private final List<String> harmless = new ArrayList<>();

  private static final Pattern TAG =
      Pattern.compile("<(/?[a-zA-Z][^\\s>/]*|!--|!doctype)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s\"'=]+)(?:=\"([^\"]*)\"|='([^']*)')?");

  @Test
  public void the_first_page_shows_what_was_run_and_the_result() {
    String page = index(SampleRun.complete());

    assertThat(text(page))
        .contains("2 worse, 2 better than the baseline, 2 new")
        .contains("2 worse, 1 changed, 2 better, 2 new, 1 gone")
        .contains(
            "PyScript 2026.7.3 (npm 0.7.31) with MicroPython 1.28.0-6 and Pyodide 314.0.7 (instead"
                + " of 314.0.2, its default)")
        .contains("Chrome 156.0.7777.12")
        .contains("--no-sandbox because the harness ran as root")
        .contains("Firefox 153.0.1")
        .contains("22 November 2026, 17:04 UTC, took 1 min 4 s")
        .contains("with uncommitted changes")
        .contains("pyscript-com");
  }

  @Test
  public void every_cell_has_a_text() {
    String page = view(View.HOSTINGS);

    assertThat(page).contains(">broken 1/2</a>", ">true</a>", ">n/a</a>");
    assertThat(page).contains(">error 1/2</a>", ">missed 1/2</a>", ">inconclusive 1/2</a>");
    assertThat(page).doesNotContainPattern("<td class=\"cell[^>]*></td>");
  }

  @Test
  public void differences_come_before_known_deviations() {
    String page = text(index(SampleRun.complete()));

    assertThat(page)
        .containsSubsequence(
            "What needs attention",
            "worse",
            "was HOLDS, is ERROR",
            "worse",
            "was HOLDS, is BROKEN",
            "changed",
            "gone",
            "better",
            "new",
            "known deviations from the documentation, accepted in the baseline",
            "Why it is accepted: Firefox gives the worker no document there; see issue 12.");
  }

  @Test
  public void the_first_page_says_what_got_worse_and_what_to_do() {
    assertThat(text(index(SampleRun.complete())))
        .containsSubsequence(
            "PyScript 2026.7.3 (npm 0.7.31) got worse than the accepted results in 2 places,"
                + " first:",
            "See whether it happens again:",
            "./crosscheck run --browser chrome --hosting coi-minimal --fixture worker-tag",
            "Find the version that changed it:",
            "./crosscheck bisect --good 2026.1.1 --bad 2026.7.3 --claim sync-calls-main",
            "Accept it, if it is right:",
            "./crosscheck accept reports/runs/2026-11-22T170406Z");
  }

  @Test
  public void each_difference_says_whose_doing_it_is_and_how_to_repeat_it() {
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()));
    ReportInput own =
        in.with(new ReportInput.Background(Map.of(), Map.of(), true, Optional.empty()));
    String attention = "What needs attention";

    String page = text(read(HtmlReport.write(own, folder())));
    assertThat(page.substring(page.indexOf(attention)))
        .containsSubsequence(
            "The accepted results are those of the same release, so PyScript is unchanged: look at"
                + " what is new",
            "See whether it happens again:",
            "./crosscheck run --browser");
    assertThat(page).contains("See how often it happens:").doesNotContain("crosscheck bisect");
    assertThat(text(read(HtmlReport.write(in, folder())))).doesNotContain("PyScript is unchanged");

    ReleaseInfo release = run.info().release();
    RunInfo info =
        SampleRun.info(
            new ReleaseInfo(
                release.name(),
                release.core(),
                "/made/core",
                release.interpreters(),
                release.named()),
            run.info().hostings());
    RunRecord built = new RunRecord(info, run.browsers(), run.visits(), run.end());
    assertThat(
            text(
                read(
                    HtmlReport.write(
                        Samples.input(built, Samples.baseline(run.results())), folder()))))
        .contains("The build is what is new here, so look at it first: /made/core.");
  }

  @Test
  public void what_is_flaky_is_to_be_repeated() {
    RunRecord run = SampleRun.complete();
    Map<TestCaseId, Baseline.Line> lines = new TreeMap<>();
    run.results().stream()
        .filter(r -> !r.verdict().kind().deviation())
        .forEach(
            r -> lines.put(r.of(), Baseline.Line.parse(r.verdict().accepted().toString(), "")));
    lines.put(
        TestCaseId.parse("sync-calls-main worker-tag:inline pyscript-com chrome mpy"),
        Baseline.Line.parse("HOLDS", ""));
    String page =
        text(
            read(
                HtmlReport.write(
                    Samples.input(run, new Baseline(new TreeMap<>(), new TreeMap<>(lines))),
                    folder())));

    assertThat(page)
        .containsSubsequence(
            "The tries of one visit disagree, so this is not a result yet",
            "See how often it happens:",
            "--fixture worker-tag --interpreter mpy --release 2026.7.3 --repeat 10");
  }

  @Test
  public void a_run_that_is_as_accepted_has_nothing_to_do() {
    RunRecord run = SampleRun.complete();
    Map<TestCaseId, Baseline.Line> lines = new TreeMap<>();
    run.results()
        .forEach(
            r ->
                lines.put(
                    r.of(),
                    Baseline.Line.parse(
                        r.verdict().accepted().toString(),
                        r.verdict().kind().deviation() ? "x" : "")));
    Baseline baseline = new Baseline(new TreeMap<>(Map.of("x", "why")), new TreeMap<>(lines));
    String page =
        read(
            HtmlReport.write(
                Samples.input(run, new Comparison(List.of(), 84), baseline), folder()));

    assertThat(page).doesNotContain("got worse", "crosscheck accept", "is-broken\" href");
    assertThat(text(page)).contains("broken, known");
  }

  @Test
  public void only_news_has_the_color_of_a_problem() {
    Path folder = write(SampleRun.complete());

    assertThat(read(folder.resolve("visits/worker-tag-inline_pyscript-com_firefox_mpy.html")))
        .contains("<span class=\"badge is-broken\">broken</span>");
    assertThat(read(folder.resolve("visits/worker-tag-inline_mini-coi_firefox_py.html")))
        .contains("<span class=\"badge is-known\">missed</span>")
        .doesNotContain("badge is-missed");
  }

  @Test
  public void hostings_come_with_words_and_their_news() {
    assertThat(text(index(SampleRun.complete())))
        .containsSubsequence("pyscript-com", "1 worse", "mini-coi", "no news", "bare", "2 better");
  }

  @Test
  public void a_deviation_comes_with_the_text_for_an_issue() {
    Path folder = write(SampleRun.complete());

    assertThat(text(read(folder.resolve("visits/worker-tag-inline_pyscript-com_firefox_mpy.html"))))
        .containsSubsequence(
            "Text for an issue",
            "### ",
            "The documentation states (https://",
            "> No matter if your code is running",
            "Observed: `expected dom.read is \"Hello\", was null",
            "- PyScript: PyScript 2026.7.3",
            "- Browser: Firefox 153.0.1",
            "To reproduce:",
            "./crosscheck run --browser firefox --hosting pyscript-com");
    assertThat(text(read(folder.resolve("visits/isolation_bare_chrome_none.html"))))
        .doesNotContain("Text for an issue");
  }

  @Test
  public void the_run_stands_beside_the_baseline() {
    assertThat(text(view(View.DIFFERENCES)))
        .containsSubsequence(
            "The run beside the baseline",
            "worse 2 cases",
            "worker-reaches-dom worker-tag:inline pyscript-com firefox mpy HOLDS BROKEN",
            "better 2 cases",
            "gone 1 case");
  }

  @Test
  public void news_comes_first_in_the_list_of_verdicts() {
    String page = text(view(View.VERDICTS));

    assertThat(page.substring(page.indexOf(" Baseline Why ")))
        .containsSubsequence(" worse ", " flaky ", " as accepted ");
  }

  @Test
  public void the_end_of_a_visit_that_ended_early_is_on_its_timeline() {
    Observation late = Given.seen(Outcome.TIMED_OUT, "waited 60 s for worker.done");

    assertThat(Timeline.of(late).ending()).isEqualTo("timed out: waited 60 s for worker.done");
    assertThat(Timeline.of(Given.seen()).ending()).isEmpty();
    assertThat(Timeline.of(SampleRun.complete().visits().get(0).last()).ticks())
        .containsExactly("0 ms", "45 ms", "90 ms", "135 ms", "180 ms");
    assertThat(page(late)).contains("the visit ended: timed out: waited 60 s for worker.done.");
  }

  @Test
  public void text_in_back_ticks_is_code() {
    assertThat(TemplateHelper.parts("a `b` c")).containsExactly("a ", "b", " c");
    assertThat(TemplateHelper.parts("a ` c")).containsExactly("a ` c");
  }

  @Test
  public void every_statement_has_its_result() {
    String page = text(view(View.CLAIMS));

    assertThat(page)
        .containsSubsequence(
            "example/docs, edition of 2026.7.1 : 4 statements: 1 covered, 1 partly, 1 none yet,"
                + " 1 not testable",
            "The attribute worker makes a <worker>.",
            "inconclusive in 1 of 24 cases",
            "partly: Only its document is read.",
            "numpy works.",
            "no claim yet",
            "A worker sees the camera.",
            "not testable: No test machine",
            "a feature recently added to web standards called Atomics.",
            "no claim yet",
            "the only possible use case",
            "not tested in this run",
            "Access-Control-Allow-Origin: *",
            "answered in all 12 cases",
            "<script>, <py-script> or <mpy-script> tag",
            "inconclusive in 1 of 24 cases",
            "To synchronise serializable data",
            "inconclusive in 1 of 12 cases",
            "No matter if your code is running on the main thread",
            "does not hold in 2 of 24 cases, inconclusive in 1",
            "they may interfere with each other.",
            "cannot be tested",
            "Cannot be tested: \"May\" promises nothing");
  }

  @Test
  public void a_visit_shows_the_evidence_and_the_command_that_repeats_it() {
    Path folder = write(SampleRun.complete());
    String page =
        text(read(folder.resolve("visits/worker-tag-inline_pyscript-com_firefox_mpy.html")));

    assertThat(page)
        .containsSubsequence(
            "./crosscheck run --browser firefox --hosting pyscript-com --fixture worker-tag"
                + " --interpreter mpy --release 2026.7.3",
            "broken",
            "worse (the baseline accepts HOLDS)",
            "No matter if your code is running",
            "expected dom.read is \"Hello\", was null",
            "Compare the four header lines",
            "gets cross-origin isolated",
            "Cross-Origin-Opener-Policy is same-origin",
            "GET http://localhost:40001/0.7.31/worker-tag/inline/mpy/index.html 200",
            "304 from cache",
            "failed: refused",
            "reported worker.ran",
            "console info",
            "page error",
            "Cross-Origin-Opener-Policy: same-origin");
  }

  @Test
  public void a_visit_that_timed_out_shows_how_busy_the_machine_was() {
    Observation seen =
        Given.seen(Outcome.TIMED_OUT, "waited 60 s for worker.done")
            .with(
                new Load(
                    OptionalDouble.of(312),
                    OptionalDouble.of(97),
                    OptionalDouble.empty(),
                    OptionalDouble.of(140)));

    assertThat(page(seen))
        .containsSubsequence(
            "Ended",
            "timed out",
            "waited 60 s for worker.done",
            "How busy the machine was",
            "CPU pressure 97%, the harness's timers up to 312 ms late, the page's timers up to 140"
                + " ms apart at its end.",
            "Where the time went");
    assertThat(page(Given.seen())).doesNotContain("How busy the machine was");
  }

  @Test
  public void a_page_that_lost_its_isolation_says_so_first() {
    assertThat(page(Given.seen(Given.fact("document.isolated", false))))
        .containsSubsequence(
            "This page should be cross-origin isolated, but it is not.",
            "Verdicts",
            "gets cross-origin isolated",
            "The page itself reported that it is not isolated.");
    assertThat(page(Given.seen(Given.fact("document.isolated", true))))
        .doesNotContain("but it is not")
        .contains("The page itself reported that it is isolated.");
  }

  /** The page of an isolated visit with one observation. */
  private String page(Observation seen) {
    VisitRecord sample = SampleRun.visit("worker-tag:inline", "pyscript-com", "firefox", "mpy");
    VisitRecord visit =
        new VisitRecord(
            sample.key(),
            sample.fixture(),
            sample.release(),
            new Prediction(true, List.of("Cross-Origin-Opener-Policy is same-origin")),
            seen,
            sample.results());
    RunRecord run = SampleRun.complete();
    Path folder = write(new RunRecord(run.info(), run.browsers(), List.of(visit), run.end()));
    return text(read(folder.resolve("visits/worker-tag-inline_pyscript-com_firefox_mpy.html")));
  }

  @Test
  public void a_visit_with_two_interpreters_names_both_in_its_command() {
    VisitRecord visit = SampleRun.visit("pyworker-sync", "bare", "chrome", "mpy-py");
    Path folder =
        write(
            new RunRecord(
                SampleRun.info(), SampleRun.browsers(), List.of(visit), Optional.empty()));

    assertThat(read(folder.resolve("visits/pyworker-sync_bare_chrome_mpy-py.html")))
        .contains(
            "--fixture pyworker-sync --interpreter mpy --interpreter py --release 2026.7.3</pre>");
  }

  @Test
  public void the_command_of_a_visit_to_an_external_hosting_does_not_name_a_built_in_one() {
    RunInfo info = SampleRun.info();
    RunInfo external =
        SampleRun.info(info.release(), List.of(new HostingInfo("mine", "mine", "bare")));
    VisitRecord visit = SampleRun.visit("pyworker-sync", "mine", "chrome", "mpy");
    Path folder =
        write(new RunRecord(external, SampleRun.browsers(), List.of(visit), Optional.empty()));

    assertThat(read(folder.resolve("visits/pyworker-sync_mine_chrome_mpy.html")))
        .contains(
            "# add the --hosting-file, --host or --real option that selected mine:\n"
                + "./crosscheck run --browser chrome --fixture pyworker-sync");
  }

  @Test
  public void nothing_is_external_but_the_documentation_and_nothing_is_inline() {
    for (String page : pages(write(SampleRun.complete()))) {
      assertThat(page)
          .contains(
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                  + " style-src 'self'; script-src 'self'; img-src 'self' data:;")
          .doesNotContain(" style=", "<style", "<img");
      for (String[] attribute : attributes(page)) {
        assertThat(attribute[0]).doesNotStartWith("on");
        if (attribute[0].equals("href") && attribute[1].startsWith("data:")) {
          assertThat(attribute[1]).isEqualTo(Templates.icon());
        } else if (attribute[0].equals("href") || attribute[0].equals("src")) {
          assertThat(attribute[1])
              .matches(
                  "#[a-z0-9-]+|(\\.\\./)?(style\\.css|report\\.js|[a-z]+\\.html(#[A-Za-z0-9=&;+%._-]+)?)"
                      + "|visits/[A-Za-z0-9_-]+\\.html#claim-[a-z0-9-]+"
                      + "|https://(docs|code)\\.example/[a-z0-9./#-]*");
        }
      }
    }
  }

  @Test
  public void every_link_has_a_target_and_every_id_is_unique() {
    Path folder = write(SampleRun.complete());
    for (Path file : files(folder)) {
      List<String> ids =
          attributes(read(file)).stream().filter(a -> a[0].equals("id")).map(a -> a[1]).toList();
      assertThat(ids).doesNotHaveDuplicates();
      for (String[] attribute : attributes(read(file))) {
        if (attribute[0].equals("href") && !attribute[1].matches("(https|data):.*")) {
          String[] parts = attribute[1].split("#", 2);
          Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
          assertThat(target).exists();
          // With an equals sign it is a filter, not an anchor.
          if (parts.length > 1 && !parts[1].contains("=")) {
            assertThat(read(target)).as(attribute[1]).contains(" id=\"" + parts[1] + "\"");
          }
        }
      }
    }
  }

  /** The pages of a run with harmless texts, and all of them in a single file. */
  private List<String> harmless() {
    if (harmless.isEmpty()) {
      harmless.addAll(pages(writeHostile(Hostile.HARMLESS)));
    }
    return harmless;
  }

  @DataProvider
  Object[][] hostile() {
    return IntStream.range(0, Hostile.TEXTS.size())
        .mapToObj(i -> new Object[] {i})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "hostile")
  public void hostile_text_in_any_field_never_becomes_markup(int number) {
    String text = Hostile.TEXTS.get(number);
    List<String> hostile = pages(writeHostile(text));

    assertThat(hostile).hasSameSizeAs(harmless());
    for (int i = 0; i < hostile.size(); i++) {
      assertThat(shape(hostile.get(i))).isEqualTo(shape(harmless().get(i)));
      assertThat(hostile.get(i).codePoints())
          .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t')
          .noneMatch(c -> c == 0x202E || c == 0x2066 || c == 0x2028)
          .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }

  @Test
  public void a_file_name_is_safe_for_any_page_name() {
    for (String text : Hostile.TEXTS) {
      for (Path file : files(writeHostile(text))) {
        assertThat(file.getFileName().toString()).matches("[A-Za-z0-9_-]{1,160}\\.html");
      }
    }
  }

  @Test
  public void visits_with_similar_names_get_separate_pages() {
    List<VisitRecord> visits =
        Stream.of("a:b", "a-b", "A-b")
            .map(page -> SampleRun.visit(page, "bare", "chrome", "mpy"))
            .toList();
    Path folder =
        write(new RunRecord(SampleRun.info(), SampleRun.browsers(), visits, Optional.empty()));

    assertThat(folder.resolve("visits")).isDirectoryContaining("glob:**/a-b_bare_chrome_mpy.html");
    assertThat(files(folder)).hasSize(3 + View.values().length - 1);
  }

  @Test
  public void a_run_that_was_truncated_or_stopped_is_marked() {
    RunRecord run = SampleRun.complete();
    RunRecord cutOff = new RunRecord(run.info(), run.browsers(), run.visits(), Optional.empty());
    RunEnd stop = new RunEnd(Instant.parse("2026-11-22T17:04:16Z"), RunEnd.How.INTERRUPTED, 36);
    RunRecord stopped = new RunRecord(run.info(), run.browsers(), run.visits(), Optional.of(stop));

    assertThat(text(index(run))).doesNotContain("Careful:");
    assertThat(text(index(cutOff)))
        .contains("was cut off, as after a crash or on a full disk. The report covers the 36");
    assertThat(text(index(stopped))).contains("This run was interrupted.", "took 10 s");
  }

  @Test
  public void a_run_without_verdicts_is_refused() {
    RunRecord empty =
        new RunRecord(SampleRun.info(), SampleRun.browsers(), List.of(), Optional.empty());

    assertThatThrownBy(() -> write(empty))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "has no verdicts, so there is nothing to report; its record was cut off.")
        .hasMessageContaining("./crosscheck run");
  }

  @Test
  public void a_folder_that_cannot_be_written_to_is_reported() throws IOException {
    Path file = Files.createTempFile(folder(), "not-a-folder", "");

    assertThatThrownBy(
            () -> HtmlReport.write(Samples.input(SampleRun.complete(), Baseline.empty()), file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Cannot write the report to " + file);
  }

  @Test
  public void five_thousand_verdicts_fit_into_three_megabytes_of_views() throws IOException {
    Path folder = write(Samples.fiveThousand());
    long size = 0;
    for (View view :
        ReportModel.of(Samples.input(SampleRun.complete(), Baseline.empty())).views()) {
      size += Files.size(folder.resolve(view.file()));
    }

    assertThat(size).isLessThan(3_000_000);
    assertThat(Files.readString(folder.resolve("verdicts.html")).split("<tr>"))
        .hasSizeGreaterThan(5_000);
  }

  @Test
  public void a_hosting_shows_its_predictions_and_what_does_not_hold_there() {
    assertThat(text(view(View.HOSTINGS)))
        .containsSubsequence(
            "mini-coi",
            "Sends no headers of its own, serves /mini-coi.js",
            "1 missed",
            "Chrome 156.0.7777.12 and Firefox 153.0.1",
            "cross-origin isolated",
            "2 claims that do not hold everywhere here",
            "firefox: missed 1/2");
  }

  @Test
  public void only_cases_in_which_browsers_differ_are_in_the_browser_view() {
    assertThat(text(view(View.BROWSERS)))
        .contains("6 of 42 cases")
        .containsSubsequence("worker-reaches-dom", "pyscript-com", "mpy", "holds", "broken")
        .doesNotContain("page-is-isolated");
  }

  @Test
  public void a_run_of_one_browser_has_no_differences_between_browsers() {
    VisitRecord visit = SampleRun.visit("worker-tag:inline", "bare", "chrome", "mpy");
    Path folder =
        write(
            new RunRecord(
                SampleRun.info(), SampleRun.browsers(), List.of(visit), Optional.empty()));

    assertThat(text(read(folder.resolve("browsers.html")))).contains("Nothing to compare");
  }

  @Test
  public void the_run_is_compared_with_the_baseline_of_another_release() {
    assertThat(text(view(View.RELEASES)))
        .containsSubsequence(
            "beside the baselines of 1 release.",
            "2026.1.1",
            "this run",
            "worker-reaches-dom",
            "broke in this run (1 of 24 cases)");
  }

  @Test
  public void claims_with_the_same_result_in_all_releases_are_grouped() {
    RunRecord run = SampleRun.complete();
    ReportInput input = Samples.input(run, Baseline.empty());
    Verdicts same = Verdicts.of("same", run.results());
    Path folder =
        HtmlReport.write(
                new ReportInput(
                    run,
                    input.claims(),
                    input.sources(),
                    input.comparison(),
                    input.baseline(),
                    ReleaseMatrix.of(List.of(same, same)),
                    List.of()),
                folder())
            .resolveSibling("");

    assertThat(text(read(folder.resolve("releases.html"))))
        .contains("Every claim has the same verdicts in all releases.")
        .containsSubsequence("The same in all releases", "answer a 1 claim", "page-is-isolated");
  }

  @Test
  public void a_visit_that_was_made_again_shows_the_verdicts_of_each_try() {
    Path folder = write(SampleRun.complete());
    String page =
        text(read(folder.resolve("visits/worker-tag-inline_pyscript-com_chrome_mpy.html")));

    assertThat(page)
        .contains("The visit was made 2 times")
        .contains("1: done 2: done")
        .contains("sync-calls-main BROKEN HOLDS")
        .contains("flaky(1 of 2)");
    assertThat(text(read(folder.resolve("visits/isolation_bare_chrome_none.html"))))
        .doesNotContain("The visit was made");
  }

  @Test
  public void a_visit_shows_the_code_of_its_page_or_that_it_is_gone() {
    Path folder = write(SampleRun.complete());

    assertThat(text(read(folder.resolve("visits/worker-tag-inline_bare_chrome_mpy.html"))))
        .contains("index.html <script worker></script>");
    assertThat(text(read(folder.resolve("visits/isolation_bare_chrome_none.html"))))
        .contains("isolation is not in this checkout");
  }

  @Test
  public void only_visits_with_deviations_show_a_screenshot() throws IOException {
    Path there = folder();
    for (String visit :
        List.of(
            "worker-tag:inline pyscript-com firefox mpy", "worker-tag:inline bare chrome mpy")) {
      Path picture = Screenshots.of(there, visit);
      Files.createDirectories(picture.resolveSibling(""));
      Files.writeString(picture, "a picture");
    }
    RunRecord run = SampleRun.complete();
    Path folder =
        HtmlReport.write(
                Samples.input(
                    run, Samples.baseline(run.results()), List.of(there.resolve("gone"), there)),
                folder())
            .resolveSibling("");

    String wrong = read(folder.resolve("visits/worker-tag-inline_pyscript-com_firefox_mpy.html"));
    Matcher image = Pattern.compile("<img src=\"\\.\\./(pictures/[^\"]+\\.png)\"").matcher(wrong);
    assertThat(image.find()).isTrue();
    assertThat(folder.resolve(image.group(1))).hasContent("a picture");
    assertThat(read(folder.resolve("visits/worker-tag-inline_bare_chrome_mpy.html")))
        .doesNotContain("<img");
    // The report of a run is in the same folder as its screenshots; they are not copied onto
    // themselves.
    HtmlReport.write(Samples.input(run, Samples.baseline(run.results()), List.of(there)), there);
    assertThat(Screenshots.of(there, "worker-tag:inline bare chrome mpy")).hasContent("a picture");
  }

  @Test
  public void an_empty_screenshot_is_left_out_and_the_page_says_that_the_window_was_empty()
      throws IOException {
    Path there = folder();
    Path picture = Screenshots.of(there, "worker-tag:inline pyscript-com firefox mpy");
    Files.createDirectories(picture.resolveSibling(""));
    BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", picture.toFile());
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()), List.of(there));
    String page = "visits/worker-tag-inline_pyscript-com_firefox_mpy.html";

    assertThat(text(read(HtmlReport.write(in, folder()).resolveSibling(page))))
        .contains("Nothing: the window was empty at the end of the visit.");
    image.setRGB(19, 9, 0xFFFFFF);
    ImageIO.write(image, "png", picture.toFile());
    assertThat(read(HtmlReport.write(in, folder()).resolveSibling(page))).contains("<img ");
  }

  @Test
  public void a_single_file_has_every_page_and_loads_nothing() throws IOException {
    Path there = folder();
    Path picture = Screenshots.of(there, "worker-tag:inline pyscript-com firefox mpy");
    Files.createDirectories(picture.resolveSibling(""));
    Files.writeString(picture, "a picture");
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()), List.of(there));
    String single = read(HtmlReport.write(in, folder(), HtmlReport.Form.SINGLE_FILE));
    String text = text(withoutScript(single));

    for (String page : pages(HtmlReport.write(in, folder()).resolveSibling(""))) {
      assertThat(text).contains(text(page.replaceAll("(?s)^.*<body>|</body>.*$", "")).strip());
    }
    List<String[]> attributes = attributes(withoutScript(single));
    List<String> ids = attributes.stream().filter(a -> a[0].equals("id")).map(a -> a[1]).toList();
    assertThat(ids)
        .doesNotHaveDuplicates()
        .contains("index", "claims/claim-worker-reaches-dom", "verdicts/main")
        .contains("visits/worker-tag-inline_pyscript-com_firefox_mpy/claim-worker-reaches-dom");
    for (String[] attribute : attributes) {
      assertThat(attribute[0]).isNotEqualTo("style").doesNotStartWith("on");
      if (attribute[0].equals("aria-labelledby")) {
        assertThat(ids).contains(attribute[1]);
      }
      if (attribute[0].equals("src")) {
        assertThat(attribute[1]).isEqualTo("data:image/png;base64,YSBwaWN0dXJl");
      }
      if (attribute[0].equals("href") && !attribute[1].startsWith("https:")) {
        assertThat(attribute[1]).matches("#.+|data:image/svg.*");
        assertThat(ids)
            .containsAnyOf(
                attribute[1].substring(1), attribute[1].replaceAll(".*data:.*", "index"));
      }
    }
    assertThat(attributes.stream().filter(a -> a[0].equals("data-filter")).map(a -> a[1]))
        .contains("verdict=broken", "claim=worker-reaches-dom");
  }

  @Test
  public void the_policy_of_a_single_file_allows_its_own_style_and_script_only() {
    String page =
        read(
            HtmlReport.write(
                Samples.input(SampleRun.complete(), Baseline.empty()),
                folder(),
                HtmlReport.Form.SINGLE_FILE));
    Matcher style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(page);
    Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);

    assertThat(style.find() && script.find()).isTrue();
    assertThat(page)
        .contains(
            "content=\"default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:;"
                .formatted(Sha256.of(style.group(1)), Sha256.of(script.group(1))));
    assertThat(style.find() || script.find()).isFalse();
  }

  /** Without the script, which compares with {@code <}. */
  private static String withoutScript(String page) {
    return page.replaceFirst("(?s)<script>.*?</script>", "<script></script>");
  }

  @Test
  public void an_archive_has_the_same_files_as_the_folder_and_always_the_same_bytes()
      throws IOException {
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()));
    Path zip = HtmlReport.write(in, folder(), HtmlReport.Form.ZIP);
    Path expected = HtmlReport.write(in, folder()).resolveSibling("");

    try (FileSystem archive = FileSystems.newFileSystem(zip);
        Stream<Path> all = Files.walk(expected)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        String name = "report/" + expected.relativize(file).toString().replace('\\', '/');
        assertThat(archive.getPath(name)).hasSameTextualContentAs(file);
      }
      assertThat(files).hasSizeGreaterThan(40);
    }
    assertThat(HtmlReport.write(in, folder(), HtmlReport.Form.ZIP)).hasSameBinaryContentAs(zip);
  }

  @Test
  public void another_run_is_shown_with_the_evidence_of_both() {
    RunRecord run = SampleRun.complete();
    RunRecord before = Samples.before(run);
    String page =
        text(
            read(
                HtmlReport.write(
                        Samples.input(run, Baseline.empty()).beside(Against.run(before)), folder())
                    .resolveSibling("against.html")));

    assertThat(page)
        .containsSubsequence(
            "This run beside run the-run-before",
            "In the cases that both have: 1 worse.",
            "was HOLDS , is BROKEN",
            "worker-tag:inline pyscript-com firefox mpy",
            "Why dom.read is \"Hello\" expected dom.read is \"Hello\", was null",
            "Fact dom.read \"Hello\" not reported",
            "Page errors",
            "hello");
  }

  @Test
  public void accepted_verdicts_are_shown_with_their_reasons() {
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Baseline.empty());
    Baseline accepted = Samples.baseline(run.results());
    Path folder =
        HtmlReport.write(in.beside(Against.accepted("2026.1.1", accepted)), folder())
            .resolveSibling("");

    assertThat(text(read(folder.resolve("against.html"))))
        .containsSubsequence(
            "This run beside 2026.1.1",
            "Accepted verdicts have reasons, but no observations.",
            "was HOLDS , is BROKEN",
            "better",
            "accepted: Firefox gives the worker no document there; see issue 12.");
    assertThat(folder.resolve("index.html")).content().contains("against.html");
    assertThat(write(run).resolve("against.html")).doesNotExist();
  }

  @Test
  public void a_verdict_says_how_often_it_was_flaky() {
    RunRecord run = SampleRun.complete();
    TestCaseId of = TestCaseId.parse("sync-calls-main worker-tag:inline pyscript-com chrome mpy");
    Path folder =
        HtmlReport.write(
                Samples.input(run, Samples.baseline(run.results()))
                    .with(
                        new ReportInput.Background(
                            Map.of("2026.1.1", "0.7.12"),
                            Map.of(of, new FlakyRate(2, 9)),
                            true,
                            Optional.empty())),
                folder())
            .resolveSibling("");

    assertThat(text(read(folder.resolve("visits/worker-tag-inline_pyscript-com_chrome_mpy.html"))))
        .contains("flaky in 2 of 9 runs of this release on this machine");
    assertThat(text(read(folder.resolve("verdicts.html")))).contains("flaky in 2 of 9 runs; ");
    assertThat(text(read(folder.resolve("releases.html")))).contains("2026.1.1 npm 0.7.12");
  }

  @Test
  public void a_timeline_has_a_lane_for_each_source_and_stays_small_with_many_events() {
    Timeline flood =
        Timeline.of(
            Given.seen(
                IntStream.range(0, 10_000)
                    .mapToObj(i -> Given.fact("f" + i, i))
                    .toArray(org.crosscheck.observation.Fact[]::new)));
    Timeline timeline = Timeline.of(SampleRun.complete().visits().get(0).last());

    assertThat(timeline.described())
        .isEqualTo("Number of events within 180 ms: server 1, network 2, page 3, worker 1");
    assertThat(timeline.marks()).hasSize(7);
    assertThat(flood.events()).hasSize(10_000);
    assertThat(flood.marks()).hasSizeLessThan(200);
  }

  private static Path write(RunRecord run) {
    Baseline baseline = Samples.baseline(SampleRun.complete().results());
    return HtmlReport.write(Samples.input(run, baseline), folder()).resolveSibling("");
  }

  private static String view(View view) {
    return read(write(SampleRun.complete()).resolve(view.file()));
  }

  private static Path writeHostile(String text) {
    ReportInput hostile = Hostile.input(text);
    ReportInput in = hostile.beside(Against.run(hostile.run()));
    Path folder = HtmlReport.write(in, folder()).resolveSibling("");
    HtmlReport.write(in, folder, HtmlReport.Form.SINGLE_FILE);
    return folder;
  }

  private static String index(RunRecord run) {
    return read(write(run).resolve("index.html"));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> pages(Path folder) {
    return files(folder).stream()
        .sorted(java.util.Comparator.comparing(f -> !f.endsWith("index.html")))
        .map(file -> withoutScript(read(file)))
        .toList();
  }

  /** The tags of a page with the names of their attributes: everything that is markup. */
  private static List<String> shape(String page) {
    List<String> shape = new ArrayList<>();
    Matcher tag = TAG.matcher(page);
    int end = 0;
    while (tag.find()) {
      assertThat(page.substring(end, tag.start())).doesNotContain("<");
      end = tag.end();
      TreeMap<String, String> names = new TreeMap<>();
      attributes(tag.group(2), (name, value) -> names.put(name, ""));
      shape.add(tag.group(1) + names.keySet());
    }
    return shape;
  }

  private static List<String[]> attributes(String page) {
    List<String[]> all = new ArrayList<>();
    Matcher tag = TAG.matcher(page);
    while (tag.find()) {
      attributes(tag.group(2), (name, value) -> all.add(new String[] {name, value}));
    }
    return all;
  }

  private static void attributes(
      String inside, java.util.function.BiConsumer<String, String> each) {
    Matcher attribute = ATTRIBUTE.matcher(inside);
    while (attribute.find()) {
      each.accept(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
    }
  }

  /** What a reader sees, on one line. */
  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target/reports")), "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
