package org.crosscheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.check.Setup;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Doctor;
import org.crosscheck.doctor.KnownDeviations;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.record.DiagnosisJson;
import org.crosscheck.report.DiagnosisMarkdown;
import org.crosscheck.report.DiagnosisPage;
import org.crosscheck.report.DiagnosisText;
import org.crosscheck.told.Told;
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
      description = "In this browser only: chrome or firefox.")
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

  @Option(names = "--json", description = "Print JSON, as diagnosis.schema.json describes it.")
  private boolean json;

  @Option(names = "--markdown", description = "Print Markdown.")
  private boolean markdown;

  @Option(names = "--html", paramLabel = "FILE", description = "Also write an HTML page.")
  private Optional<Path> html = Optional.empty();

  @Override
  public Integer call() {
    Platforms platforms = Platforms.read(Here.project().fixtures());
    List<String> problems = new ArrayList<>();
    Optional<Platform> where = Optional.empty();
    List<BrowserName> in = new ArrayList<>();
    try {
      where = host.map(platforms::platform);
    } catch (Told e) {
      problems.add(e.getMessage());
    }
    for (String browser : browsers) {
      try {
        in.add(BrowserName.of(browser));
      } catch (Told e) {
        problems.add(e.getMessage());
      }
    }
    if (timeout < 1) {
      problems.add("--timeout is " + timeout + "; give it 1 second or more.");
    }
    if (json && markdown) {
      problems.add("--json and --markdown both print; give one.");
    }
    if (!problems.isEmpty()) {
      throw new Told(String.join("\n", problems), "'./crosscheck doctor --help' has the options.");
    }
    List<BrowserName> wanted = in.isEmpty() ? Arrays.asList(BrowserName.values()) : in;
    try (Doctor doctor =
        new Doctor(
            () -> Setup.browsers(wanted, System.err::println),
            Duration.ofSeconds(timeout),
            release ->
                KnownDeviations.deviations(
                    Here.project().fixtures(), Here.project()::baseline, release),
            platforms,
            Optional.of(
                Setup.release(Here.project(), System.err::println)
                    .packages()
                    .resolve("mini-coi/mini-coi.js")))) {
      Diagnosis diagnosis = doctor.diagnose(target, where, !noTrial);
      System.out.print(shown(diagnosis));
      html.ifPresent(file -> write(file, DiagnosisPage.of(diagnosis)));
      return diagnosis.bad() ? Main.Exit.DIFFERS : Main.Exit.SAME;
    }
  }

  private String shown(Diagnosis diagnosis) {
    if (json) {
      return DiagnosisJson.of(diagnosis);
    }
    return markdown
        ? DiagnosisMarkdown.of(diagnosis)
        : DiagnosisText.of(diagnosis, Boolean.getBoolean("crosscheck.terminal"));
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new Told(
          "Cannot write " + file + ": " + e + ".", "Name a file that can be written to.");
    }
  }
}
