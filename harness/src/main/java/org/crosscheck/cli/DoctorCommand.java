package org.crosscheck.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.check.Consultation;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Host;
import org.crosscheck.isolation.BrowserName;
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

  @Override
  public Integer call() {
    List<String> problems = new ArrayList<>();
    Optional<Host> where = Optional.empty();
    List<BrowserName> in = new ArrayList<>();
    try {
      where = host.map(Host::of);
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
    if (!problems.isEmpty()) {
      throw new Told(String.join("\n", problems), "'./crosscheck doctor --help' has the options.");
    }
    List<BrowserName> wanted = in.isEmpty() ? Arrays.asList(BrowserName.values()) : in;
    try (Consultation consultation =
        new Consultation(
            Consultation.browsers(wanted, System.err::println), Duration.ofSeconds(timeout))) {
      Diagnosis diagnosis = consultation.diagnose(target, where);
      System.out.print(DiagnosisText.of(diagnosis, Boolean.getBoolean("crosscheck.terminal")));
      return diagnosis.bad() ? Main.Exit.DIFFERS : Main.Exit.SAME;
    }
  }
}
