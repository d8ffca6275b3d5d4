package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.report.ReportPages.folder;
import static org.crosscheck.report.ReportPages.read;
import static org.crosscheck.report.ReportPages.text;
import static org.crosscheck.report.ReportPages.view;
import static org.crosscheck.report.ReportPages.write;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.FlakyRate;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.Test;

/** Tests the pages of a report about claims, hostings, browsers, releases and other runs. */
public final class HtmlReportTest {
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
}
