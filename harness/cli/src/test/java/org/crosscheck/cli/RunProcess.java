package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;

/** {@code crosscheck run} in a Java process of its own, on a small project. */
final class RunProcess implements AutoCloseable {
  private final Folder project;
  private final Process process;
  private final BufferedReader lines;
  private final StringBuilder output = new StringBuilder();

  private RunProcess(Folder project, Process process) {
    this.project = project;
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Creates a project with this project's packages and without pages; its browsers put their files
   * in {@code t}.
   */
  static Folder project() throws IOException {
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
        .with(
            "fixtures/hostings/bare.yaml",
            "{summary: It serves., promises: not isolated, headers: []}\n")
        .with("fixtures/documents/workers.yaml", Given.DOCUMENT);
  }

  /**
   * Adds a page that runs a script, in which {@code fact} reports, and a claim that it reports
   * {@code done}; its verdict is expected to be that the claim holds.
   */
  static void page(Folder project, String name, int deadlineSeconds, String script)
      throws IOException {
    project
        .with(
            "fixtures/pages/" + name + "/fixture.yaml",
            "{summary: x, needs: none, done-when: done, deadline-seconds: "
                + deadlineSeconds
                + "}\n")
        .with(
            "fixtures/pages/" + name + "/index.html",
            """
            <!doctype html><script type="module">
            const channel = new BroadcastChannel("crosscheck");
            const fact = (name) => channel.postMessage(
              JSON.stringify({ name, value: true, from: "main" }));
            %s
            </script>
            """
                .formatted(script))
        .with(
            "fixtures/claims/" + name + ".yaml",
            "claims:\n"
                + Given.claimFor(
                    name,
                    name + "-is-done",
                    "strength: MUST",
                    Given.expect("{fact: done, is: true}")));
    Path baseline = project.path("reports/baselines/2026.7.3.txt");
    String before = Files.exists(baseline) ? Files.readString(baseline) : "";
    StringBuilder accepted = new StringBuilder(before);
    for (String browser : List.of("chrome", "firefox")) {
      accepted.append(name + "-is-done " + name + " bare " + browser + " none = HOLDS\n");
    }
    project.with("reports/baselines/2026.7.3.txt", accepted.toString());
  }

  static RunProcess start(Folder project, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("run", "--parallel", "2"));
    command.addAll(List.of(arguments));
    return command(project, command);
  }

  /** Starts any command of Crosscheck. */
  static RunProcess command(Folder project, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + project.path("t"),
                "-Dcrosscheck.home=" + project.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    return new RunProcess(project, new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Types a line. */
  void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends the input. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Reads the output until a line starts with a text. */
  void awaitLine(String start) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.append(line).append('\n');
      if (line.startsWith(start)) {
        return;
      }
    }
    throw new AssertionError("The run ended early. Its output:\n" + output);
  }

  /** Waits until the record contains a number of visits. */
  void awaitRecordedVisits(int visits) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (recordedVisits() < visits) {
      assertThat(process.isAlive()).as("the run still runs").isTrue();
      assertThat(System.nanoTime()).as("visits are recorded in time").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private long recordedVisits() {
    Path runs = project.path("reports/runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> folders = Files.list(runs)) {
      Optional<Path> record =
          folders.map(folder -> folder.resolve(RunRecord.FILE)).filter(Files::exists).findFirst();
      return record.isEmpty()
          ? 0
          : Files.readAllLines(record.get()).stream()
              .filter(line -> line.startsWith("{\"kind\":\"visit\""))
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the output to its end; {@return the exit code} */
  int exitCode() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.append(line).append('\n');
    }
    return process.onExit().orTimeout(1, TimeUnit.MINUTES).join().exitValue();
  }

  /** {@return what has been read of the output} */
  String output() {
    return output.toString();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void signal(String name) throws IOException {
    try {
      assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
          .isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** {@return the main processes of a browser that run now, and of its driver if it has one} */
  List<ProcessHandle> mainProcesses(String browser) {
    Stream<ProcessHandle> children =
        process.toHandle().children().filter(child -> command(child).contains(programOf(browser)));
    return children
        .flatMap(child -> browser.equals("chrome") ? child.children() : Stream.of(child))
        .toList();
  }

  /** {@return the processes that the harness itself started for a browser} */
  List<ProcessHandle> ownProcesses(String browser) {
    return process
        .toHandle()
        .children()
        .filter(child -> command(child).contains(programOf(browser)))
        .toList();
  }

  private static String programOf(String browser) {
    return browser.equals("chrome") ? "chromedriver" : browser;
  }

  private static String command(ProcessHandle process) {
    return process.info().command().orElse("");
  }

  /** {@return the folder of the only run} */
  Path folder() {
    try (Stream<Path> runs = Files.list(project.path("reports/runs"))) {
      return runs.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the record of the only run} */
  RunRecord record() {
    return RecordReader.read(folder());
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
