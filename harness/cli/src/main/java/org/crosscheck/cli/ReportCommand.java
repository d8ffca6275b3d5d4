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
import org.crosscheck.check.Backgrounds;
import org.crosscheck.check.Books;
import org.crosscheck.check.Project;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.CtrfReport;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.MergedRuns;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.WptReport;
import org.crosscheck.report.Badge;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.report.JunitReport;
import org.crosscheck.report.MarkdownSummary;
import org.crosscheck.told.Told;
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
    Project project = Here.project();
    Books books = Books.of(project);
    List<Path> paths = paths(project);
    RunRecord run =
        MergedRuns.of(
            paths.stream().map(RecordReader::read).map(RunRecord::orRefuseEmpty).toList());
    Baseline baseline =
        Baseline.read(project.baseline(run.info().release().name())).orElseGet(Baseline::empty);
    for (HostingInfo guest : run.info().hostings()) {
      if (!guest.like().isEmpty()) {
        baseline = baseline.alsoFor(guest.name(), guest.like());
      }
    }
    Comparison comparison = Comparison.of(baseline, run.results(), books.vanished(run, baseline));
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

  private List<Path> paths(Project project) {
    return runs.stream().map(run -> run.equals(LATEST) ? project.latest() : Path.of(run)).toList();
  }

  /** The last run first: of a visit that several made, the newest counts. */
  private List<Path> pictures(Project project) {
    List<Path> folders =
        new ArrayList<>(
            paths(project).stream()
                .map(p -> Files.isDirectory(p) ? p : p.toAbsolutePath().resolveSibling(""))
                .toList());
    Collections.reverse(folders);
    return folders;
  }

  private Path folder(Project project, List<Path> paths) {
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
      Path folder, RunRecord run, Books books, Comparison comparison, Baseline baseline) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Format format : formats) {
      switch (format) {
        case HTML ->
            say(
                HtmlReport.write(
                    run,
                    Backgrounds.of(
                        Here.project(), books, run, comparison, baseline, pictures(Here.project())),
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
