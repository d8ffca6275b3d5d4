package org.crosscheck.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.record.GitState;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.Release;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.run.Runner;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.told.Told;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** One whole run: set up, visit, judge, record, compare, report. */
public final class Check {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Project project;
  private final Books books;
  private final Listener listener;

  /** A check of what a project's fixtures ask. */
  public Check(Project project, Books books, Listener listener) {
    this.project = project;
    this.books = books;
    this.listener = listener;
  }

  /**
   * Makes a run. If the Java process is told to end, browsers are ended and what was recorded is
   * kept.
   *
   * @throws Told if something needed cannot be had, or the run looked at nothing
   */
  public Result run(Request request) {
    CompletableFuture<GitState> git = CompletableFuture.supplyAsync(project::git);
    Release installed = Setup.release(project, request.release(), listener::says);
    Release release = request.build().map(installed::with).orElse(installed);
    Guests guests = new Guests(request.guests(), release, listener::says);
    Books books = this.books.with(guests.hostings());
    Matrix matrix = books.matrix(release, request.selection());
    Baseline baseline = baseline(request, release);
    for (Hosting guest : guests.hostings()) {
      baseline = baseline.alsoFor(guest.name(), guest.known());
    }
    Map<Engine, Installation> browsers = Setup.browsers(matrix.browsers(), listener::says);
    Path folder = newFolder();
    RunInfo info = info(folder, release, matrix, request, git.join());
    try (Workspace workspace = Workspace.create();
        FixtureServer server = books.serve(project, release, guests.served(matrix), 0);
        Recorder recorder =
            new Recorder(
                folder.resolve(RunRecord.FILE),
                info,
                books,
                request.selection(),
                baseline,
                listener)) {
      Runner runner =
          new Runner(
              request.parallel(),
              new LocalSessions(browsers, workspace),
              guests.open(matrix, server, books.site(project, release), workspace),
              recorder);
      Thread onExit =
          new Thread(
              () -> {
                runner.stop();
                recorder.end(RunEnd.How.INTERRUPTED);
                workspace.close();
              },
              "stop-run");
      Runtime.getRuntime().addShutdownHook(onExit);
      listener.begins(info, matrix);
      runner.run(matrix);
      recorder.end(RunEnd.How.COMPLETE);
      Runtime.getRuntime().removeShutdownHook(onExit);
    }
    return report(books, folder, baseline);
  }

  private Baseline baseline(Request request, Release release) {
    return request
        .baseline()
        .map(name -> new Baseline(new TreeMap<>(), Kept.verdicts(project, name).lines()))
        .or(() -> Baseline.read(project.baseline(release.name())))
        .orElseGet(Baseline::empty);
  }

  private Result report(Books books, Path folder, Baseline baseline) {
    RunRecord record = RecordReader.read(folder);
    if (record.judged().isEmpty()) {
      throw new Told(
          "The run judged nothing in " + record.visits().size() + " visits.",
          "Check that the selected fixtures answer a claim: ./crosscheck claims");
    }
    Comparison comparison =
        Comparison.of(baseline, record.judged(), books.vanished(record, baseline));
    Path report =
        HtmlReport.write(
            record,
            Backgrounds.of(project, books, record, comparison, baseline, List.of(folder)),
            folder);
    link(folder);
    return new Result(record, comparison, folder, report);
  }

  private RunInfo info(Path folder, Release release, Matrix matrix, Request request, GitState git) {
    return new RunInfo(
        RunInfo.FORMAT,
        folder.getFileName().toString(),
        Instant.now(),
        Project.version(),
        git,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.getRuntime().availableProcessors(),
        ReleaseInfo.of(release),
        matrix.hostings().stream()
            .map(
                h ->
                    new HostingInfo(h.name(), h.explain() + " " + h.details(), h.like().orElse("")))
            .toList(),
        request.selection().explain(),
        request.selection().isWhole());
  }

  private Path newFolder() {
    String id = ID.format(Instant.now());
    try {
      Files.createDirectories(project.runs());
      for (int i = 1; ; i++) {
        Path folder = project.runs().resolve(i == 1 ? id : id + "-" + i);
        if (Files.notExists(folder)) {
          return Files.createDirectory(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder in " + project.runs(), e);
    }
  }

  private void link(Path folder) {
    Path latest = project.latest();
    try {
      if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest)) {
        throw new Told(latest + " is not a link.", "Remove it; runs link it to the newest one.");
      }
      Path next = latest.resolveSibling(".latest-" + ProcessHandle.current().pid());
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, project.root().resolve("reports").relativize(folder));
      Files.move(next, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link " + latest, e);
    }
  }
}
