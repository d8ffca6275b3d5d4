package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A run of which something is missing is never green. */
public class PartialRunTest {
  private static final RunRecord RUN = SampleRun.complete();

  private final Folder folder = new Folder();
  private final Checkout checkout = new Checkout(folder.path());

  @BeforeClass
  public void writeRuns() throws IOException {
    Files.createSymbolicLink(
        folder.path("fixtures"), Checkout.above(Path.of("")).fixtures().toAbsolutePath());
    folder.with("reports/baselines/none.txt", "");
    Path whole = folder.path("whole/record.jsonl");
    write(whole, RunEnd.How.COMPLETE);
    write(folder.path("stopped/record.jsonl"), RunEnd.How.INTERRUPTED);
    List<String> lines = new ArrayList<>(Files.readAllLines(whole));
    folder.with("cut/record.jsonl", String.join("\n", lines.subList(0, 20)));
    lines.set(6, lines.get(6).substring(0, 50));
    folder.with("broken/record.jsonl", String.join("\n", lines) + "\n");
  }

  @AfterClass(alwaysRun = true)
  public void removeRuns() {
    folder.close();
  }

  @DataProvider
  Object[][] partial() {
    return new Object[][] {
      {"stopped", "This run was interrupted."},
      {"cut", "The record of this run was cut off, as after a crash or on a full disk."},
      {"broken", "The record is damaged, so visits may be missing: line 7 ("},
    };
  }

  @Test(dataProvider = "partial")
  public void compare_says_it_and_fails(String run, String why) {
    CommandResult one = run("compare", path("whole"), path(run));
    CommandResult other = run("compare", path(run), path(run), "--format", "markdown");
    CommandResult json = run("compare", path("whole"), path(run), "--format", "json");

    assertThat(one.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(one.out()).contains("Partial: run " + RUN.info().id() + ". " + why);
    assertThat(other.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(other.out()).containsOnlyOnce("**Partial: run ");
    assertThat(json.out()).contains("\"warnings\":[\"Partial: run " + RUN.info().id());
    assertThat(run("compare", path("whole"), path(run), "--fail-on", "never").exit())
        .isEqualTo(Main.Exit.SAME);
  }

  @Test(dataProvider = "partial")
  public void report_says_it_in_every_format_and_fails(String run, String why) throws IOException {
    Path to = folder.path("reports/" + run);
    CommandResult result = run("report", path(run), "--to", to.toString());

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(result.out()).contains(why);
    String start = why.replaceFirst("[.:].*", "");
    for (String file : List.of("index.html", "junit.xml", "ctrf.json", "summary.md")) {
      assertThat(Files.readString(to.resolve(file))).as(file).contains(start);
    }
    assertThat(Files.readString(to.resolve("wptreport-chrome.json"))).contains(start);
    assertThat(Files.readString(to.resolve("badge.svg"))).contains("incomplete");
  }

  @Test(dataProvider = "partial")
  public void accept_says_it_and_fails(String run, String why) {
    CommandResult result = run("accept", path(run), "--because", "it is a sample");

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
    assertThat(result.out()).contains(why, "the others stay as they were");
  }

  @Test
  public void a_whole_run_is_not_partial() {
    assertThat(run("compare", path("whole"), path("whole")).exit()).isEqualTo(Main.Exit.SAME);
    assertThat(
            run("report", path("whole"), "--format", "badge", "--to", path("reports/whole")).exit())
        .isEqualTo(Main.Exit.SAME);
    assertThat(run("accept", path("whole"), "--because", "it is a sample").exit())
        .isEqualTo(Main.Exit.SAME);
    CommandResult report =
        run("report", path("stopped"), "--format", "badge", "--to", path("reports/x"));
    assertThat(report.out())
        .containsPattern(
            "The verdicts that the run has, \\d+, are as accepted; others are missing");
  }

  @Test
  public void only_visits_that_failed_last_are_listed_again() throws IOException {
    Path latest = folder.path("reports/latest");
    Files.deleteIfExists(latest);
    Files.createSymbolicLink(latest, folder.path("whole"));
    // Nothing is accepted of this release, so everything is news.
    Path baseline = folder.path("reports/baselines/2026.7.3.txt");
    Files.deleteIfExists(baseline);

    CommandResult all = run("run", "--list", "--last-failed");

    assertThat(all.exit()).as(all.err()).isEqualTo(Main.Exit.SAME);
    assertThat(all.out().lines())
        .isNotEmpty()
        .isSubsetOf(RUN.visits().stream().map(visit -> visit.key().toString()).toList());

    run("accept", path("whole"), "--because", "it is a sample");
    assertThat(run("run", "--last-failed").out())
        .isEqualTo("In the newest run, everything was as accepted." + System.lineSeparator());
  }

  private CommandResult run(String... arguments) {
    return CommandResult.in(checkout, arguments);
  }

  private String path(String name) {
    return folder.path(name).toString();
  }

  /** Such a verdict cannot be accepted. */
  private static boolean failedInside(TestResult result) {
    return result.verdict().kind() == Verdict.Kind.ERROR;
  }

  private static void write(Path file, RunEnd.How how) {
    try (RecordWriter writer = RecordWriter.open(file, RUN.info())) {
      RUN.browsers().forEach(writer::append);
      RUN.visits().stream()
          .filter(v -> v.results().stream().noneMatch(PartialRunTest::failedInside))
          .forEach(writer::append);
      writer.end(RUN.end().orElseThrow().endedAt(), how);
    }
  }
}
