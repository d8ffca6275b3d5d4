package org.crosscheck.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.file.FileErrors;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Shard;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.record.CiJob;
import org.crosscheck.record.GitState;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunEnvironment;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.RunScope;
import org.crosscheck.release.Release;
import org.crosscheck.run.Runner;
import org.crosscheck.run.Target;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.server.StaticSite;
import org.crosscheck.session.MachineMeter;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.DatedFolder;
import org.crosscheck.workspace.ExitAction;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/** A complete run: set up, visit, judge, record, compare. */
public final class ConformanceRun {
  private final Checkout checkout;
  private final Catalog catalogOfFixtures;
  private final RunListener listener;
  private final Path records;

  /** Creates a run of a catalog. */
  public ConformanceRun(Checkout checkout, Catalog catalog, RunListener listener) {
    this(checkout, catalog, listener, checkout.runs());
  }

  private ConformanceRun(Checkout checkout, Catalog catalog, RunListener listener, Path records) {
    this.checkout = checkout;
    this.catalogOfFixtures = catalog;
    this.listener = listener;
    this.records = records;
  }

  /**
   * {@return this run with its record in another folder, so that it is not among the runs of the
   * checkout and never the newest of them; this one is not changed}
   */
  public ConformanceRun recordedIn(Path folder) {
    return new ConformanceRun(checkout, catalogOfFixtures, listener, folder);
  }

  /**
   * Makes a run. If the Java process is terminated, the browsers are ended, the record is closed,
   * and the listener receives the results so far; this method does not return then.
   *
   * @throws UserError if something needed cannot be installed or started, or the run judged nothing
   */
  public RunResult run(RunRequest request) {
    CompletableFuture<GitState> git =
        CompletableFuture.supplyAsync(() -> CheckedOutCommit.of(checkout.root()));
    Release installed = Provisioning.release(checkout, request.release(), listener);
    Release release = request.build().map(installed::with).orElse(installed);
    release.requireNamed();
    Deployments external = Deployments.resolve(request.external(), release, listener);
    Catalog catalog = catalogOfFixtures.with(external.hostings());
    Matrix matrix = catalog.matrix(release, request.selection());
    Map<Engine, Installation> browsers =
        RunSessions.provide(request.browsers(), matrix.browsers(), listener);
    Path folder = DatedFolder.create(records, Instant.now());
    RunInfo info = info(folder, release, matrix.hostings(), scope(request.selection()), git.join());
    Baseline expected = ComparedRun.expected(baseline(request, release), info);
    // Closed last, so that a run that is stopped while its browsers are ended has a summary too.
    try (ExitAction onExit = ExitAction.register();
        Workspace workspace = Workspace.create();
        MachineMeter meter = new MachineMeter();
        FixtureServer server =
            FixtureServer.start(
                checkout.fixtures(),
                List.of(release),
                catalog.toServe(external.served(matrix)),
                catalog.files(),
                0);
        Recorder recorder = new Recorder(folder, info, judge(catalog), expected, listener)) {
      StaticSite site = new StaticSite(checkout.fixtures(), release, catalog.files());
      Function<Visit, Target> targets = external.open(matrix, server, site, workspace);
      try (RunSessions sessions =
          request
              .browsers()
              .grid()
              .map(grid -> RunSessions.on(grid, matrix, server, targets, listener))
              .orElseGet(
                  () ->
                      RunSessions.here(
                          request.browsers(),
                          browsers,
                          workspace,
                          meter,
                          insecure(matrix, server)))) {
        Runner runner =
            new Runner(
                request.browsers().parallel(matrix.browsers().size()),
                request.repetition(),
                sessions.factory(),
                targets,
                recorder);
        onExit.set(
            runner::stop,
            () -> recorder.end(RunEnd.How.INTERRUPTED),
            sessions::close,
            workspace::close,
            () -> listener.interrupted(result(catalog, recorder, folder, expected)));
        listener.begins(info, matrix);
        runner.run(matrix);
        onExit.awaitIfRunning();
      }
      recorder.end(RunEnd.How.COMPLETE);
      RunRecord record = recorder.record();
      if (record.results().isEmpty()) {
        throw new UserError(
            "The run judged no claims in " + record.visits().size() + " visits.",
            "Check that the selected fixtures test a claim: ./crosscheck claims");
      }
      return result(catalog, recorder, folder, expected);
    }
  }

  /** Not with hosts on other machines, which one port of this one cannot answer for. */
  private static OptionalInt insecure(Matrix matrix, FixtureServer server) {
    return matrix.hostings().stream().anyMatch(Hosting::remote)
        ? OptionalInt.empty()
        : matrix.hostings().stream()
            .filter(hosting -> hosting.delivery().host().equals(Delivery.NOT_LOOPBACK))
            .mapToInt(hosting -> server.port(hosting.name()))
            .findFirst();
  }

  private static Judge judge(Catalog catalog) {
    return new Judge(catalog.claims(), catalog.fixtures().repeated());
  }

  private Baseline baseline(RunRequest request, Release release) {
    return request
        .expected()
        .map(Baseline::of)
        .orElseGet(() -> ComparedRun.accepted(checkout, release.name()));
  }

  private RunResult result(Catalog catalog, Recorder recorder, Path folder, Baseline expected) {
    link(folder);
    return new RunResult(
        ComparedRun.with(expected, catalog, recorder.record()), folder, recorder.writeFailure());
  }

  private static Scope scope(Selection selection) {
    Selection all = selection.with(Shard.WHOLE);
    String shard = selection.shard().equals(Shard.WHOLE) ? "" : selection.shard().toString();
    return new Scope(all.explain(), all.isWhole(), shard);
  }

  /** What is selected, in words, whether that is everything, and the shard; "" for all visits. */
  record Scope(String selection, boolean whole, String shard) {}

  static RunInfo info(
      Path folder, Release release, List<Hosting> hostings, Scope scope, GitState git) {
    return new RunInfo(
        RunInfo.FORMAT,
        folder.getFileName().toString(),
        Instant.now(),
        new RunEnvironment(
            Checkout.version(),
            git,
            System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors(),
            CiJob.of(System.getenv())),
        new RunScope(
            ReleaseInfo.of(release),
            hostings.stream()
                .map(
                    h ->
                        new HostingInfo(
                            h.name(),
                            h.summary() + " " + h.details(),
                            h.external().map(Hosting.External::like).orElse("")))
                .toList(),
            scope.selection(),
            scope.whole(),
            scope.shard()));
  }

  private void link(Path folder) {
    if (records.equals(checkout.runs())) {
      link(checkout, folder, listener);
    }
  }

  /** Makes the link to the newest run point to a folder. */
  static synchronized void link(Checkout checkout, Path folder, RunListener listener) {
    Path latest = checkout.latest();
    try {
      if (Files.exists(latest, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(latest)) {
        listener.report(
            latest + " is not a link. Remove it; each run makes it a link to its folder");
        return;
      }
      Path next = latest.resolveSibling(".latest-" + ProcessHandle.current().pid());
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, checkout.results().relativize(folder));
      Files.move(next, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      listener.report("Cannot link " + latest + ": " + FileErrors.reason(e));
    }
  }
}
