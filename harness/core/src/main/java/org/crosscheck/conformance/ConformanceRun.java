package org.crosscheck.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.message.UserError;
import org.crosscheck.record.GitState;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunEnvironment;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.RunScope;
import org.crosscheck.release.Release;
import org.crosscheck.run.Runner;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.server.StaticSite;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.DatedFolder;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/** One whole run: set up, visit, judge, record, compare. */
public final class ConformanceRun {
  private final Checkout checkout;
  private final Catalog declared;
  private final RunListener listener;

  /** A run of what a checkout's fixtures declare. */
  public ConformanceRun(Checkout checkout, Catalog catalog, RunListener listener) {
    this.checkout = checkout;
    this.declared = catalog;
    this.listener = listener;
  }

  /**
   * Makes a run. If the Java process is told to end, browsers are ended and what was recorded is
   * kept.
   *
   * @throws UserError if something needed cannot be had, or the run looked at nothing
   */
  public RunResult run(RunRequest request) {
    CompletableFuture<GitState> git =
        CompletableFuture.supplyAsync(() -> CheckedOutCommit.of(checkout.root()));
    Release installed = Provisioning.release(checkout, request.release(), listener);
    Release release = request.build().map(installed::with).orElse(installed);
    release.requireNamed();
    Deployments external = Deployments.resolve(request.external(), release, listener);
    Catalog catalog = declared.with(external.hostings());
    Matrix matrix = catalog.matrix(release, request.selection());
    Map<Engine, Installation> browsers = Provisioning.browsers(matrix.browsers(), listener);
    Path folder = DatedFolder.create(checkout.runs(), Instant.now());
    RunInfo info = info(folder, release, matrix, request, git.join());
    Baseline expected = ComparedRun.expected(baseline(request, release), info);
    try (Workspace workspace = Workspace.create();
        FixtureServer server =
            FixtureServer.start(
                checkout.fixtures(),
                List.of(release),
                catalog.toServe(external.served(matrix)),
                catalog.files(),
                0);
        Recorder recorder = new Recorder(folder, info, catalog.claims(), expected, listener)) {
      StaticSite site = new StaticSite(checkout.fixtures(), release, catalog.files());
      Runner runner =
          new Runner(
              request.parallel(),
              new LocalSessions(browsers, workspace),
              external.open(matrix, server, site, workspace),
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
    return result(catalog, folder, expected);
  }

  private Baseline baseline(RunRequest request, Release release) {
    return request
        .expected()
        .map(Baseline::of)
        .orElseGet(() -> ComparedRun.accepted(checkout, release.name()));
  }

  private RunResult result(Catalog catalog, Path folder, Baseline expected) {
    RunRecord record = RecordReader.read(folder);
    if (record.results().isEmpty()) {
      throw new UserError(
          "The run judged nothing in " + record.visits().size() + " visits.",
          "Check that the selected fixtures answer a claim: ./crosscheck claims");
    }
    ComparedRun run = ComparedRun.with(expected, catalog, record);
    link(folder);
    return new RunResult(run, folder);
  }

  private RunInfo info(
      Path folder, Release release, Matrix matrix, RunRequest request, GitState git) {
    return new RunInfo(
        RunInfo.FORMAT,
        folder.getFileName().toString(),
        Instant.now(),
        new RunEnvironment(
            Checkout.version(),
            git,
            System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors()),
        new RunScope(
            ReleaseInfo.of(release),
            matrix.hostings().stream()
                .map(
                    h ->
                        new HostingInfo(
                            h.name(),
                            h.summary() + " " + h.details(),
                            h.external().map(Hosting.External::like).orElse("")))
                .toList(),
            request.selection().explain(),
            request.selection().isWhole()));
  }

  private void link(Path folder) {
    Path latest = checkout.latest();
    try {
      if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest)) {
        throw new UserError(
            latest + " is not a link.", "Remove it; runs link it to the newest one.");
      }
      Path next = latest.resolveSibling(".latest-" + ProcessHandle.current().pid());
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, checkout.root().resolve("reports").relativize(folder));
      Files.move(next, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link " + latest, e);
    }
  }
}
