package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.report.ReportPages.folder;
import static org.crosscheck.report.ReportPages.index;
import static org.crosscheck.report.ReportPages.read;
import static org.crosscheck.report.ReportPages.text;
import static org.crosscheck.report.ReportPages.view;
import static org.crosscheck.report.ReportPages.write;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.CiJob;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunEnvironment;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.Test;

/** Tests the first page of a report. */
public final class IndexPageTest {
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
  public void a_run_that_a_ci_job_made_links_to_it() {
    assertThat(index(SampleRun.complete())).doesNotContain("CI job");
    assertThat(index(madeBy("https://ci.example/jobs/7?a=b&c='d")))
        .contains(
            "<a href=\"https://ci.example/jobs/7?a=b&amp;c=&#39;d\">The CI job that made it</a>");
  }

  private static RunRecord madeBy(String job) {
    RunRecord run = SampleRun.complete();
    RunInfo info = run.info();
    RunEnvironment machine = info.environment();
    return new RunRecord(
        new RunInfo(
            info.format(),
            info.id(),
            info.startedAt(),
            new RunEnvironment(
                machine.harnessVersion(),
                machine.git(),
                machine.java(),
                machine.os(),
                machine.cores(),
                Optional.of(new CiJob(URI.create(job)))),
            info.scope()),
        run.browsers(),
        run.visits(),
        run.end());
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
            "Accept all differences of this run, if they are right:",
            "./crosscheck accept 2026-11-22T170406Z");
  }

  @Test
  public void each_difference_says_whose_doing_it_is_and_how_to_repeat_it() {
    RunRecord run = SampleRun.complete();
    ReportInput in = Samples.input(run, Samples.baseline(run.results()));
    ReportInput own =
        in.with(new ReportInput.Background(Map.of(), Map.of(), true, Optional.empty()));
    String attention = "What needs attention";

    String page = text(read(HtmlReport.write(own, folder())));
    assertThat(page)
        .as("PyScript is not to blame for what it did not change")
        .contains(
            "The results of PyScript 2026.7.3 (npm 0.7.31) are worse than its own accepted ones")
        .doesNotContain("got worse");
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
        .contains("The build is what is new here, so look at it first: /made/core.")
        .containsSubsequence(
            "See whether it happens without the build, with the installed release:",
            "./crosscheck run --browser",
            "Accept all differences of this run, if they are right:");
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
  public void a_run_that_was_truncated_or_stopped_is_marked() {
    RunRecord run = SampleRun.complete();
    RunRecord cutOff = new RunRecord(run.info(), run.browsers(), run.visits(), Optional.empty());
    RunEnd stop = new RunEnd(Instant.parse("2026-11-22T17:04:16Z"), RunEnd.How.INTERRUPTED, 36);
    RunRecord stopped = new RunRecord(run.info(), run.browsers(), run.visits(), Optional.of(stop));

    assertThat(text(index(run))).doesNotContain("Careful:").contains("crosscheck accept");
    assertThat(text(index(cutOff))).contains("See whether").doesNotContain("crosscheck accept");
    assertThat(text(index(cutOff)))
        .contains("was cut off, as after a crash or on a full disk. The report covers the 36");
    assertThat(text(index(stopped))).contains("This run was interrupted.", "took 10 s");
  }
}
