package org.crosscheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.file.FileErrors;
import org.crosscheck.format.Artifact;
import org.crosscheck.format.HtmlFormat;
import org.crosscheck.format.ReportFormat;
import org.crosscheck.format.ReportFormats;
import org.crosscheck.format.ReportInputs;
import org.crosscheck.message.English;
import org.crosscheck.record.MergedRuns;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.report.ReportInput;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes reports of recorded runs. */
@Command(
    name = "report",
    description = "Write reports of recorded runs, for people and for tools",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:The reports are written",
      "1:The reports are written, and a run is partial",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String LATEST = "latest";

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description =
          "Folders, records or ids of runs; several are merged into one. Default: the newest run.")
  private List<String> runs = List.of(LATEST);

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "Output formats: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<String> formats = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Folder to write to. Default: the folder of the run; merged/ in the folder of results for"
              + " several.")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--baseline",
      split = ",",
      paramLabel = "NAME",
      description =
          "Compare with this baseline instead: a release that has one, or the folders of runs,"
              + " which are merged.")
  private List<String> baseline = List.of();

  @Option(
      names = "--against",
      paramLabel = "NAME",
      description =
          "Add a page that shows the runs beside something else, with the evidence of both: a run,"
              + " a release that has a baseline, or 'baseline' for that of their own release.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--single-file",
      description =
          "Write the HTML pages as one file, report.html. Without --format, write only that.")
  private boolean singleFile;

  @Option(
      names = "--zip",
      description =
          "Write the HTML pages as one archive, report.zip. Without --format, write only that.")
  private boolean zip;

  /** Adds the list of formats below the options. */
  @Spec
  void setSpec(CommandSpec spec) {
    List<String> lines = new ArrayList<>(List.of("", "Formats:"));
    ReportFormats.all()
        .all()
        .forEach(f -> lines.add("  %-12s %s".formatted(f.id(), f.description())));
    spec.usageMessage().footer(lines.toArray(String[]::new));
  }

  /** The values that {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ReportFormats.all().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    List<ReportFormat> chosen = chosen();
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    List<Path> paths = paths(checkout);
    RunRecord run =
        MergedRuns.of(
            paths.stream().map(RecordReader::read).map(RunRecord::orRefuseEmpty).toList());
    ComparedRun compared =
        baseline.isEmpty()
            ? ComparedRun.withAccepted(checkout, catalog, run)
            : ComparedRun.with(expected(checkout), catalog, run);
    ReportInput accepted = ReportInputs.of(checkout, catalog, compared, pictures(checkout));
    ReportInput plain =
        baseline.isEmpty() ? accepted : accepted.with(accepted.known().withOtherBaseline());
    ReportInput in =
        against.map(name -> plain.beside(ReportInputs.against(checkout, name, run))).orElse(plain);
    run.partial().ifPresent(why -> System.out.println(why + " " + covered(run)));
    System.out.println(compared.comparison().summary(run.partial().isPresent()));
    List<Artifact> artifacts = new ArrayList<>();
    chosen.forEach(format -> artifacts.addAll(format.write(in)));
    if (singleFile) {
      artifacts.add(HtmlFormat.in(HtmlReport.Form.SINGLE_FILE, in));
    }
    if (zip) {
      artifacts.add(HtmlFormat.in(HtmlReport.Form.ZIP, in));
    }
    write(artifacts, folder(checkout, paths));
    return run.partial().isEmpty() ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }

  /** Who wants one file does not want a dozen. */
  private List<ReportFormat> chosen() {
    return formats.isEmpty()
        ? singleFile || zip ? List.of() : ReportFormats.all().all()
        : ReportFormats.all().named(formats);
  }

  private Verdicts expected(Checkout checkout) {
    if (baseline.size() == 1) {
      return VerdictLookup.verdicts(checkout, baseline.get(0));
    }
    RunRecord merged =
        MergedRuns.of(baseline.stream().map(checkout::run).map(RecordReader::read).toList());
    return Verdicts.of("runs", merged.results());
  }

  private static String covered(RunRecord run) {
    return "The reports cover the %s that it has."
        .formatted(English.count(run.visits().size(), "visit"));
  }

  private List<Path> paths(Checkout project) {
    return runs.stream()
        .map(run -> run.equals(LATEST) ? project.latest() : project.run(run))
        .toList();
  }

  /** The last run first, because the newest of several visits with the same key counts. */
  private List<Path> pictures(Checkout project) {
    List<Path> folders =
        new ArrayList<>(
            paths(project).stream()
                .map(p -> Files.isDirectory(p) ? p : p.toAbsolutePath().resolveSibling(""))
                .toList());
    Collections.reverse(folders);
    return folders;
  }

  private Path folder(Checkout project, List<Path> paths) {
    if (to.isPresent()) {
      return to.get();
    }
    if (paths.size() > 1) {
      return project.merged();
    }
    Path run = paths.get(0);
    return Files.isDirectory(run) ? run : run.toAbsolutePath().resolveSibling("");
  }

  private static void write(List<Artifact> artifacts, Path folder) {
    try {
      Files.createDirectories(folder);
      for (Artifact artifact : artifacts) {
        artifact.writeTo(folder);
        System.out.println("Wrote " + folder.resolve(artifact.name()));
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }
}
