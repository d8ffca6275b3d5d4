package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.given.Processes;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests a run in a separate Java process that is interrupted or killed. */
public class InterruptedRunIT {
  private static final String SCRIPT =
      """
      <!doctype html><script type="module">
      new BroadcastChannel("crosscheck").postMessage('{"name":"%s","value":true,"from":"main"}');
      </script>
      """;

  @DataProvider(parallel = true)
  public Object[][] signals() {
    return new Object[][] {{"TERM"}, {"INT"}};
  }

  @Test(dataProvider = "signals")
  public void an_interrupted_run_keeps_its_record_and_leaves_no_files_or_processes(String signal)
      throws IOException, InterruptedException {
    if (signal.equals("INT") && interruptsAreIgnored()) {
      throw new SkipException("SIGINT is ignored here, as in a background job of a script");
    }
    try (Folder folder = project()) {
      Process run = start(folder);
      List<ProcessHandle> children = childrenDuringTheSecondVisit(run);

      assertThat(new ProcessBuilder("kill", "-" + signal, "" + run.pid()).start().waitFor())
          .isZero();

      run.onExit().orTimeout(1, TimeUnit.MINUTES).join();
      children.forEach(Processes::awaitEnd);
      assertThat(folder.path("t")).isEmptyDirectory();
      RunRecord record = record(folder);
      assertThat(record.end()).map(RunEnd::how).contains(RunEnd.How.INTERRUPTED);
      assertThat(record.visits()).extracting(VisitRecord::page).containsOnly("a-answers");
      assertThat(record.results()).isNotEmpty();
    }
  }

  @Test
  public void a_killed_run_keeps_what_it_recorded_and_its_orphans_are_ended() throws IOException {
    try (Folder folder = project()) {
      Process run = start(folder);
      List<ProcessHandle> children = childrenDuringTheSecondVisit(run);

      run.destroyForcibly();

      children.forEach(Processes::awaitEnd);
      assertThat(folder.path("t")).isEmptyDirectory();
      RunRecord record = record(folder);
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

  /**
   * Creates a project with a page that finishes, one that never does, and this project's packages.
   */
  private static Folder project() throws IOException {
    Checkout real = Checkout.above(Path.of(""));
    Path modules = Provisioning.release(real, System.out::println).packages();
    Folder folder = new Folder().withFolder("t");
    for (String file :
        List.of("package.json", "package-lock.json", "releases.yaml", "npm-versions.json")) {
      folder.with("fixtures/" + file, Files.readString(real.fixtures().resolve(file)));
    }
    Files.createSymbolicLink(folder.path("fixtures/node_modules"), modules);
    Files.createSymbolicLink(
        folder.path("fixtures/platforms"), real.fixtures().resolve("platforms"));
    return folder
        .with("fixtures/hostings/bare.yaml", "{summary: It serves., headers: []}\n")
        .with("fixtures/documents/workers.yaml", Given.DOCUMENT)
        .with("fixtures/claims/claims.yaml", "claims:\n" + claim("a-answers") + claim("b-silent"))
        .with(
            "fixtures/pages/a-answers/fixture.yaml", "{summary: x, needs: none, done-when: done}\n")
        .with("fixtures/pages/a-answers/index.html", SCRIPT.formatted("done"))
        .with(
            "fixtures/pages/b-silent/fixture.yaml",
            "{summary: x, needs: none, done-when: done, deadline-seconds: 600}\n")
        .with("fixtures/pages/b-silent/index.html", SCRIPT.formatted("ready"));
  }

  private static String claim(String page) {
    return Given.claimFor(
        page, page + "-is-done", "strength: MUST", Given.expect("{fact: done, is: true}"));
  }

  private static Process start(Folder project) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + project.path("t"),
            "-Dcrosscheck.home=" + project.path(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--parallel",
            "2")
        .redirectErrorStream(true)
        .start();
  }

  /**
   * Reads until both browsers have finished the first page; {@return the processes that run then}
   */
  private static List<ProcessHandle> childrenDuringTheSecondVisit(Process run) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder output = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.append(line).append('\n');
      if (line.startsWith("[  2/4]")) {
        List<ProcessHandle> children = run.descendants().toList();
        assertThat(children).hasSizeGreaterThan(4);
        return children;
      }
    }
    throw new AssertionError("The run ended early. Its output:\n" + output);
  }

  private static RunRecord record(Folder project) throws IOException {
    try (Stream<Path> runs = Files.list(project.path("reports/runs"))) {
      return RecordReader.read(runs.findFirst().orElseThrow());
    }
  }
}
