package org.crosscheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.crosscheck.cdn.ImportedPackages;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Doctor;
import org.crosscheck.doctor.KnownDeviations;
import org.crosscheck.doctor.Trial;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.file.TextFile;
import org.crosscheck.format.DiagnosisText;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.release.Release;
import org.crosscheck.report.DiagnosisPage;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains why a page is not isolated, and which line to change. */
@Command(
    name = "doctor",
    description = {
      "Find out why a page is not isolated or its workers fail, and how to fix it",
      "Opens the page in real browsers, and tries each fix on a local copy of the site."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:No problem to fix; what is UNSURE is listed",
      "1:A problem to fix",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
final class DoctorCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "URL|DIR",
      description = "The URL of a page; or a folder or a file in it, which is served locally.")
  private String target = "";

  @Option(
      names = "--for",
      paramLabel = "HOST",
      description =
          "Serve a folder as this host would, and print the fix for it, such as nginx. Default: the"
              + " host that is recognized.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "The folder that the host publishes, if the page is below it. Default: found by the"
              + " configuration files in and above the page's folder.")
  private Optional<Path> root = Optional.empty();

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = EventBrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long the page may take to settle. Default: ${DEFAULT-VALUE}.",
      defaultValue = "30")
  private int timeout;

  @Option(
      names = "--no-trial",
      description = "Do not try the fixes. Trying them requests each file of the site once more.")
  private boolean noTrial;

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--json",
      description = "Same as --format json; diagnosis.schema.json describes it.")
  private boolean json;

  @Option(names = "--markdown", description = "Same as --format markdown.")
  private boolean markdown;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Also write an HTML page to this file.")
  private Optional<Path> html = Optional.empty();

  @Override
  public Integer call() {
    Platforms platforms = Platforms.read(ProjectLocator.checkout().fixtures());
    Problems problems = new Problems();
    Optional<TextFormat<Diagnosis>> output = problems.attempt(this::output);
    Optional<Platform> platform =
        problems.attempt(() -> host.map(platforms::platform)).flatMap(p -> p);
    List<Engine> chosen = problems.attemptEach(browsers, Engines::of);
    root.filter(folder -> !Files.isDirectory(folder))
        .ifPresent(folder -> problems.add("--root: %s is not a folder.".formatted(folder)));
    if (timeout < 1) {
      problems.add("--timeout must be at least 1, got %d.".formatted(timeout));
    }
    if (Stream.of(json, markdown, format.given()).filter(given -> given).count() > 1) {
      problems.add("--json, --markdown, and --format exclude each other; give one.");
    }
    problems.throwIfAny("See './crosscheck doctor --help'.");
    List<Engine> engines = chosen.isEmpty() ? Engines.defaults() : chosen;
    try (Doctor doctor =
        new Doctor(
            () -> Provisioning.browsers(engines, System.err::println),
            Duration.ofSeconds(timeout),
            release ->
                KnownDeviations.deviations(
                    ProjectLocator.checkout().fixtures(),
                    new Baselines(ProjectLocator.checkout().baselines()),
                    release),
            platforms,
            Optional.of(
                Provisioning.release(ProjectLocator.checkout(), System.err::println)
                    .packages()
                    .resolve("mini-coi/mini-coi.js")),
            DoctorCommand::local)) {
      Diagnosis diagnosis =
          doctor.diagnose(target, root, platform, noTrial ? Trial.NONE : Trial.ON_COPY);
      System.out.print(output.orElseThrow().write(diagnosis));
      html.ifPresent(file -> TextFile.write(file, DiagnosisPage.of(diagnosis)));
      return diagnosis.bad() ? Main.Exit.DIFFERS : Main.Exit.SAME;
    }
  }

  /** {@return the files of a release; those of the pinned one if npm does not have it} */
  private static Optional<CdnFiles> local(String name, Path folder) {
    Checkout checkout = ProjectLocator.checkout();
    Optional<String> wanted = Optional.of(name).filter(text -> !text.isEmpty());
    Release release;
    try {
      release = Provisioning.release(checkout, wanted, System.err::println);
    } catch (UserError e) {
      release = Provisioning.release(checkout, System.err::println);
    }
    NpmFiles npm = new NpmFiles(new ImportedPackages(folder, System.err::println));
    return Optional.of(new CdnFiles(release, npm, Optional.empty()));
  }

  /** {@return the format to print; the text has colors on a terminal, unlike that of the list} */
  private TextFormat<Diagnosis> output() {
    if (json || markdown) {
      return TextFormats.diagnoses().named(json ? "json" : "markdown");
    }
    return format.text()
        ? new DiagnosisText(Boolean.getBoolean("crosscheck.terminal"))
        : format.of(TextFormats.diagnoses());
  }
}
