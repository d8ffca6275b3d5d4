package org.crosscheck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.CtrfReport;
import org.crosscheck.record.MergedRuns;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.WptReport;
import org.crosscheck.report.Badge;
import org.crosscheck.report.JunitReport;
import org.crosscheck.report.MarkdownSummary;
import org.crosscheck.told.Told;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes reports of recorded runs. */
@Command(
    name = "report",
    description = "Make reports for people and for tools of runs that were recorded.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private static final String LATEST = "latest";

  /** What can be made. */
  enum Format {
    HTML,
    JUNIT,
    WPTREPORT,
    CTRF,
    MARKDOWN,
    BADGE
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description =
          "Folders or records of runs, merged into one if there are several; default: latest.")
  private List<String> runs = List.of(LATEST);

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "html, junit, wptreport, ctrf, markdown, badge; default: all.")
  private List<Format> formats = Arrays.asList(Format.values());

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where to write; default: the folder of the run, or reports/merged of several.")
  private Optional<Path> to = Optional.empty();

  @Override
  public Integer call() {
    Checkout project = ProjectLocator.checkout();
    Catalog books = Catalog.read(project.fixtures());
    List<Path> paths = paths(project);
    RunRecord run =
        MergedRuns.of(
            paths.stream().map(RecordReader::read).map(RunRecord::orRefuseEmpty).toList());
    ComparedRun compared = ComparedRun.withAccepted(project, books, run);
    Baseline baseline = compared.baseline();
    Comparison comparison = compared.comparison();
    if (run.cutOff()) {
      System.out.println(
          "The record was cut off after "
              + run.visits().size()
              + " visits; this is as far as it goes.");
    }
    System.out.println(comparison.summary());
    write(folder(project, paths), run, books, comparison, baseline);
    return Main.Exit.SAME;
  }

  private List<Path> paths(Checkout project) {
    return runs.stream().map(run -> run.equals(LATEST) ? project.latest() : Path.of(run)).toList();
  }

  /** The last run first: of a visit that several made, the newest counts. */
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
      return project.root().resolve("reports/merged");
    }
    Path run = paths.get(0);
    return Files.isDirectory(run) ? run : run.toAbsolutePath().resolveSibling("");
  }

  private void write(
      Path folder, RunRecord run, Catalog books, Comparison comparison, Baseline baseline) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Format format : formats) {
      switch (format) {
        case HTML ->
            say(
                RunReport.write(
                    ProjectLocator.checkout(),
                    books,
                    new ComparedRun(run, baseline, comparison),
                    pictures(ProjectLocator.checkout()),
                    folder));
        case JUNIT -> files.put("junit.xml", JunitReport.of(run, comparison, baseline));
        case WPTREPORT ->
            run.browsers().stream()
                .map(BrowserInfo::engine)
                .forEach(
                    word ->
                        files.put(
                            "wptreport-" + word + ".json", WptReport.of(run, comparison, word)));
        case CTRF -> files.put("ctrf.json", CtrfReport.of(run, comparison));
        case MARKDOWN ->
            files.put("summary.md", MarkdownSummary.of(run, books.claims(), comparison, baseline));
        case BADGE -> files.put("badge.svg", Badge.of(run, comparison).svg());
      }
    }
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
        say(folder.resolve(file.getKey()));
      }
    } catch (IOException e) {
      throw new Told(
          "Cannot write to " + folder + ": " + e + ".",
          "Look whether the disk is full and the folder can be written to.");
    }
  }

  private static void say(Path file) {
    System.out.println("Wrote " + file);
  }
}
