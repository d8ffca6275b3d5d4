package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.Processes;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests a run in a separate Java process that is interrupted or killed. */
public class InterruptedRunIT {
  @DataProvider(parallel = true)
  public Object[][] signals() {
    return new Object[][] {
      {List.of("TERM"), List.of(), List.of(143)},
      {List.of("INT"), List.of("--quiet"), List.of(130)},
      {List.of("INT", "INT"), List.of(), List.of(130)},
      // Two signals that are pending at once have no order.
      {List.of("HUP", "TERM"), List.of(), List.of(129, 143)},
    };
  }

  @Test(dataProvider = "signals")
  public void an_interrupted_run_prints_what_it_found_and_leaves_no_files_or_processes(
      List<String> signals, List<String> options, List<Integer> exitCodes) throws IOException {
    if (signals.contains("INT") && interruptsAreIgnored()) {
      throw new SkipException("SIGINT is ignored here, as in a background job of a script");
    }
    try (Folder folder = project();
        RunProcess run = RunProcess.start(folder, options.toArray(String[]::new))) {
      List<ProcessHandle> children = childrenDuringTheSecondVisit(run, options.isEmpty());

      for (String signal : signals) {
        run.signal(signal);
      }

      assertThat(run.exitCode()).isIn(exitCodes);
      children.forEach(Processes::awaitEnd);
      assertThat(folder.path("t")).isEmptyDirectory();
      RunRecord record = run.record();
      assertThat(record.end()).map(RunEnd::how).contains(RunEnd.How.INTERRUPTED);
      assertThat(record.visits()).extracting(VisitRecord::page).containsOnly("a-answers");
      assertThat(record.results()).hasSize(2);
      assertThat(run.output())
          .containsOnlyOnce(
              "The verdicts that the run has, 2, are as accepted; others are missing.")
          .containsOnlyOnce("This run was interrupted.")
          .containsOnlyOnce(
              "Record: " + folder.path().relativize(run.folder().resolve(RunRecord.FILE)))
          .containsOnlyOnce("Report: " + run.folder().resolve("index.html"))
          .doesNotContain("Internal error")
          .doesNotContain("Exception");
      assertThat(folder.path("reports/latest").toRealPath()).isEqualTo(run.folder().toRealPath());
    }
  }

  @Test
  public void a_run_that_is_interrupted_before_its_first_visit_says_so() throws IOException {
    try (Folder folder = project();
        RunProcess run = RunProcess.start(folder)) {
      run.awaitLine("4 visits");

      run.signal("TERM");

      assertThat(run.exitCode()).isEqualTo(143);
      assertThat(run.output())
          .contains("This run was interrupted.")
          .contains("Record: ")
          .contains("Nothing was judged, so there is no report.")
          .doesNotContain("Internal error")
          .doesNotContain("Exception");
      assertThat(folder.path("t")).isEmptyDirectory();
      assertThat(run.record().end()).map(RunEnd::how).contains(RunEnd.How.INTERRUPTED);
    }
  }

  @Test(groups = Nightly.ONLY)
  public void an_interrupted_app_reports_the_visits_that_were_made() throws IOException {
    try (Folder folder = RunProcess.project()) {
      folder
          .with(
              "fixtures/hostings/pyscript-com.yaml",
              "{summary: It serves., promises: not isolated, headers: []}\n")
          .with("app/quick.html", "<!doctype html><title>Quick</title>")
          .with("app/endless.html", "<!doctype html><title>Endless</title>")
          .with(
              "app/crosscheck.yaml",
              """
              hostings: [bare]
              timeout-seconds: 600
              pages:
                - path: quick.html
                - {path: endless.html, done-selector: "#never"}
              """);
      try (RunProcess run =
          RunProcess.command(folder, List.of("app", folder.path("app").toString()))) {
        run.awaitLine("quick.html");
        run.awaitLine("quick.html");

        run.signal("TERM");

        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.output())
            .containsOnlyOnce("Stopped before all pages were visited. 2 of 2 visits work.")
            .containsOnlyOnce("Report: " + folder.path("reports/apps"))
            .doesNotContain("endless.html")
            .doesNotContain("Exception");
        assertThat(folder.path("t")).isEmptyDirectory();
      }
    }
  }

  @Test
  public void a_killed_run_keeps_what_it_recorded_and_its_orphans_are_ended() throws IOException {
    try (Folder folder = project();
        RunProcess run = RunProcess.start(folder)) {
      List<ProcessHandle> children = childrenDuringTheSecondVisit(run, true);

      run.handle().destroyForcibly();

      children.forEach(Processes::awaitEnd);
      assertThat(folder.path("t")).isEmptyDirectory();
      RunRecord record = run.record();
      assertThat(record.cutOff()).isTrue();
      assertThat(record.visits()).extracting(VisitRecord::page).containsOnly("a-answers");
    }
  }

  /** A process inherits the set of ignored signals, and Java does not change it. */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & 2) != 0);
  }

  /** Creates a project with a page that finishes and one that never does. */
  private static Folder project() throws IOException {
    Folder folder = RunProcess.project();
    RunProcess.page(folder, "a-answers", 60, "fact('done');");
    RunProcess.page(folder, "b-silent", 600, "fact('ready');");
    return folder;
  }

  /**
   * Waits until both browsers have finished the first page; {@return the processes that run then}
   *
   * @param visitsPrinted whether the run prints its visits
   */
  private static List<ProcessHandle> childrenDuringTheSecondVisit(
      RunProcess run, boolean visitsPrinted) throws IOException {
    if (visitsPrinted) {
      run.awaitLine("[  2/4]");
    } else {
      run.awaitRecordedVisits(2);
    }
    List<ProcessHandle> children = run.handle().descendants().toList();
    assertThat(children).hasSizeGreaterThan(4);
    return children;
  }
}
