package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.given.TestEngines;
import org.crosscheck.matrix.Interpreters;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.run.Repetition;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a run prints from its first line to its last if it is not on a terminal. */
public class RunLogTest {
  private static final int MOST_LINES = 40;
  private static final int PAGES = 31;

  @DataProvider
  public Object[][] runs() {
    return new Object[][] {
      // A single visit, as many as have a line each, and a default run.
      {1, 1}, {1, 7}, {PAGES, 7},
    };
  }

  @Test(dataProvider = "runs")
  public void a_log_has_at_most_40_lines_and_then_the_news(int pages, int hostings) {
    List<VisitRecord> visits = visits(pages, hostings);

    List<String> lines = log(visits, broken(visits));

    int news = first(lines, " verdicts compared: ");
    assertThat(news).as("lines before the news: %s", lines).isBetween(1, MOST_LINES);
    assertThat(lines.subList(news + 1, lines.size() - 1))
        .as("the news, which is last")
        .allMatch(line -> line.startsWith("  "))
        .hasSizeBetween(1, 21);
    assertThat(lines).last().asString().contains("crosscheck accept");
  }

  @Test
  public void a_log_of_a_run_that_is_as_accepted_has_at_most_40_lines() {
    List<VisitRecord> visits = visits(PAGES, 7);

    assertThat(log(visits, visits)).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  public void only_the_first_verdicts_that_are_worse_are_printed_before_the_end() {
    List<VisitRecord> visits = visits(PAGES, 7);

    List<String> lines = log(visits, broken(visits));

    assertThat(lines)
        .filteredOn(line -> line.startsWith("  to be tried again: worse: "))
        .hasSize(5);
    assertThat(lines).containsOnlyOnce("  and more; the end of this log has the result");
  }

  private static int first(List<String> lines, String part) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError("no line contains '" + part + "': " + lines);
  }

  private static List<VisitRecord> visits(int pages, int hostings) {
    List<VisitRecord> visits = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      for (int hosting = 0; hosting < hostings; hosting++) {
        for (String browser : List.of("chrome", "firefox")) {
          visits.add(SampleRun.visit("page-" + page, "hosting-" + hosting, browser, "mpy"));
        }
      }
    }
    return visits;
  }

  private static List<VisitRecord> broken(List<VisitRecord> visits) {
    return visits.stream()
        .map(
            visit ->
                new VisitRecord(
                    visit.key(),
                    visit.fixture(),
                    visit.release(),
                    visit.predicted(),
                    visit.last(),
                    visit.results().stream().map(RunLogTest::broken).toList()))
        .toList();
  }

  private static TestResult broken(TestResult result) {
    return result.with(new Verdict.Broken("expected worker.ran is true, was false"));
  }

  /** The log of a run of visits that are compared with others, each of them tried again. */
  private static List<String> log(List<VisitRecord> accepted, List<VisitRecord> made) {
    Baseline baseline = Baseline.of(Verdicts.of("accepted", results(accepted)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (RunDisplay display =
        new RunDisplay(
            out,
            Verbosity.NORMAL,
            false,
            2,
            Repetition.DEFAULT,
            keys -> VisitTimes.none(),
            result -> {})) {
      List.of("Installing npm packages", "Installing Chrome", "Installing Firefox")
          .forEach(display::report);
      display.begins(SampleRun.info(), new Matrix(Collections.nCopies(made.size(), visit())));
      SampleRun.browsers().forEach(b -> display.started(slow(b)));
      made.forEach(v -> display.visited(v, differences(baseline, v)));
      SampleRun.browsers().forEach(b -> display.measuredAgain(b.engine(), 2));
      List<VisitRecord> again =
          made.stream().filter(v -> !differences(baseline, v).isEmpty()).toList();
      display.tryingAgain(again.stream().map(VisitRecord::key).toList());
      again.forEach(v -> display.visited(v.with(v.tries()), differences(baseline, v)));
      display.notTriedAgain(again.stream().map(VisitRecord::key).toList(), 10);
    }
    summary(out, baseline, made);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void summary(PrintStream out, Baseline baseline, List<VisitRecord> made) {
    RunRecord sample = SampleRun.complete();
    RunRecord run = new RunRecord(sample.info(), sample.browsers(), made, sample.end());
    try (Folder folder = new Folder()) {
      folder.withFolder("runs/1");
      Checkout checkout = new Checkout(Checkout.above(Path.of("")).root(), folder.path());
      RunResult result =
          new RunResult(
              new ComparedRun(run, baseline, Comparison.of(baseline, run.results(), Set.of())),
              folder.path("runs/1"),
              Optional.empty());
      new RunSummary(
              out,
              checkout,
              Catalog.read(checkout.fixtures()),
              Optional.empty(),
              Verbosity.NORMAL,
              false)
          .print(result);
    }
  }

  private static List<Difference> differences(Baseline baseline, VisitRecord visit) {
    return visit.results().stream().flatMap(r -> Comparison.of(baseline, r).stream()).toList();
  }

  private static List<TestResult> results(List<VisitRecord> visits) {
    return visits.stream().flatMap(v -> v.results().stream()).toList();
  }

  private static BrowserInfo slow(BrowserInfo browser) {
    return new BrowserInfo(browser.engine(), browser.name(), browser.version(), browser.notes(), 2);
  }

  private static Visit visit() {
    return new Visit(
        Given.fixture("page", Fixture.Needs.NONE),
        Optional.empty(),
        Given.hosting("bare"),
        TestEngines.CHROME,
        new Interpreters(Optional.empty(), Optional.empty()),
        Given.release());
  }
}
