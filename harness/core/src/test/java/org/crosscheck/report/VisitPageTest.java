package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.report.ReportPages.folder;
import static org.crosscheck.report.ReportPages.read;
import static org.crosscheck.report.ReportPages.text;
import static org.crosscheck.report.ReportPages.write;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;
import org.testng.annotations.Test;

/** Tests the page of a visit. */
public final class VisitPageTest {
  @Test
  public void a_deviation_comes_with_the_text_for_an_issue() {
    Path folder = write(SampleRun.complete());

    assertThat(text(read(folder.resolve("visits/worker-tag-inline_pyscript-com_firefox_mpy.html"))))
        .containsSubsequence(
            "Text for an issue",
            "### broken: ",
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
  public void the_end_of_a_visit_that_ended_early_is_on_its_timeline() {
    Observation late = Given.seen(Outcome.TIMED_OUT, "waited 60 s for worker.done");

    assertThat(Timeline.of(late).ending()).isEqualTo("timed out: waited 60 s for worker.done");
    assertThat(Timeline.of(Given.seen()).ending()).isEmpty();
    assertThat(Timeline.of(SampleRun.complete().visits().get(0).last()).ticks())
        .containsExactly("0 ms", "45 ms", "90 ms", "135 ms", "180 ms");
    assertThat(page(late)).contains("the visit ended: timed out: waited 60 s for worker.done.");
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

  @Test
  public void a_page_that_is_isolated_although_its_headers_do_not_says_so_first() {
    Observation timedOut =
        SampleRun.observation(
            Outcome.TIMED_OUT, List.of(Given.fact("document.isolated", true)), "30 s");

    assertThat(page(timedOut, false))
        .containsSubsequence(
            "Why",
            "This page is cross-origin isolated, although the headers of its hosting do not isolate"
                + " it.",
            "The visit ended early");
    assertThat(page(timedOut, true)).doesNotContain("although the headers");
  }

  /** The page of an isolated visit with one observation. */
  private String page(Observation seen) {
    return page(seen, true);
  }

  private String page(Observation seen, boolean isolated) {
    VisitRecord sample = SampleRun.visit("worker-tag:inline", "pyscript-com", "firefox", "mpy");
    VisitRecord visit =
        new VisitRecord(
            sample.key(),
            sample.fixture(),
            sample.release(),
            new Prediction(isolated, List.of("Cross-Origin-Opener-Policy is same-origin")),
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
}
