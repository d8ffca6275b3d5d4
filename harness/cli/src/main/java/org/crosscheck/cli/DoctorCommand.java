package org.crosscheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Doctor;
import org.crosscheck.doctor.KnownDeviations;
import org.crosscheck.doctor.Trial;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.DiagnosisText;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.report.DiagnosisPage;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a page is not isolated, and which line to change. */
@Command(
    name = "doctor",
    description = {
      "Say why a page is not cross-origin isolated, or why its workers fail, and which line to"
          + " change.",
      "Opens the page in real browsers, and tries the change on a copy that only this machine"
          + " sees."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 nothing bad, 1 something bad, 2 wrong usage, 3 our fault."})
final class DoctorCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "URL|DIR",
      description = "The address of a page; or a folder, or a file of it, served from here.")
  private String target = "";

  @Option(
      names = "--for",
      paramLabel = "HOST",
      description = "Give the lines for this host, such as nginx; default: as recognised.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "In this browser only: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long the page may take to come to rest; default: ${DEFAULT-VALUE}.",
      defaultValue = "30")
  private int timeout;

  @Option(
      names = "--no-trial",
      description = "Do not try the changes: trying asks each file of the site once more.")
  private boolean noTrial;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "${COMPLETION-CANDIDATES}; default: text.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--json",
      description = "Print JSON, as diagnosis.schema.json describes it; short for --format json.")
  private boolean json;

  @Option(names = "--markdown", description = "Print Markdown; short for --format markdown.")
  private boolean markdown;

  @Option(names = "--html", paramLabel = "FILE", description = "Also write an HTML page.")
  private Optional<Path> html = Optional.empty();

  /** What {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.diagnoses().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    Platforms platforms = Platforms.read(ProjectLocator.checkout().fixtures());
    List<String> problems = new ArrayList<>();
    TextFormat<Diagnosis> shown = new DiagnosisText(Boolean.getBoolean("crosscheck.terminal"));
    try {
      TextFormat<Diagnosis> wanted =
          TextFormats.diagnoses()
              .named(wanted()); // The format in the list has no colors: it does not know where its
      // text goes.
      shown = wanted.id().equals(shown.id()) ? shown : wanted;
    } catch (UserError e) {
      problems.add(e.getMessage());
    }
    Optional<Platform> where = Optional.empty();
    List<Engine> in = new ArrayList<>();
    try {
      where = host.map(platforms::platform);
    } catch (UserError e) {
      problems.add(e.getMessage());
    }
    for (String browser : browsers) {
      try {
        in.add(Engines.of(browser));
      } catch (UserError e) {
        problems.add(e.getMessage());
      }
    }
    if (timeout < 1) {
      problems.add("--timeout is " + timeout + "; give it 1 second or more.");
    }
    if (Stream.of(json, markdown, format.isPresent()).filter(given -> given).count() > 1) {
      problems.add("--json, --markdown and --format all print; give one.");
    }
    if (!problems.isEmpty()) {
      throw new UserError(
          String.join("\n", problems), "'./crosscheck doctor --help' has the options.");
    }
    List<Engine> wanted = in.isEmpty() ? Engines.defaults() : in;
    try (Doctor doctor =
        new Doctor(
            () -> Provisioning.browsers(wanted, System.err::println),
            Duration.ofSeconds(timeout),
            release ->
                KnownDeviations.deviations(
                    ProjectLocator.checkout().fixtures(),
                    ProjectLocator.checkout()::baseline,
                    release),
            platforms,
            Optional.of(
                Provisioning.release(ProjectLocator.checkout(), System.err::println)
                    .packages()
                    .resolve("mini-coi/mini-coi.js")))) {
      Diagnosis diagnosis = doctor.diagnose(target, where, noTrial ? Trial.NONE : Trial.ON_COPY);
      System.out.print(shown.write(diagnosis));
      html.ifPresent(file -> write(file, DiagnosisPage.of(diagnosis)));
      return diagnosis.bad() ? Main.Exit.DIFFERS : Main.Exit.SAME;
    }
  }

  private String wanted() {
    return json ? "json" : markdown ? "markdown" : format.orElse("text");
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new UserError(
          "Cannot write " + file + ": " + e + ".", "Name a file that can be written to.");
    }
  }
}
