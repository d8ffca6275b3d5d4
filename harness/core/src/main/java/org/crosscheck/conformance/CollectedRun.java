package org.crosscheck.conformance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.Release;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.DatedFolder;

/**
 * A run whose visits a device makes that nobody drives: each observation is judged, recorded and
 * compared as in a {@link ConformanceRun}. Thread-safe.
 */
public final class CollectedRun implements AutoCloseable {
  private final Checkout checkout;
  private final Catalog catalog;
  private final RunListener listener;
  private final Path folder;
  private final Baseline expected;
  private final Recorder recorder;

  private CollectedRun(
      Checkout checkout, Catalog catalog, RunListener listener, Path folder, RunInfo info) {
    this.checkout = checkout;
    this.catalog = catalog;
    this.listener = listener;
    this.folder = folder;
    this.expected =
        ComparedRun.expected(ComparedRun.accepted(checkout, info.release().name()), info);
    this.recorder =
        new Recorder(
            folder,
            info,
            new Judge(catalog.claims(), catalog.fixtures().repeated()),
            expected,
            listener);
  }

  /**
   * Begins a run in a new folder.
   *
   * @param catalog the claims and pages
   * @param release the PyScript that the pages load
   * @param hostings the hostings that are visited
   * @param device the browser, with the engine that it is judged as
   * @param listener receives the events of the run
   * @throws org.crosscheck.message.UserError if the folder cannot be made
   */
  public static CollectedRun begin(
      Checkout checkout,
      Catalog catalog,
      Release release,
      List<Hosting> hostings,
      BrowserInfo device,
      RunListener listener) {
    Path folder = DatedFolder.create(checkout.runs(), Instant.now());
    RunInfo info =
        ConformanceRun.info(
            folder,
            release,
            hostings,
            new ConformanceRun.Scope(
                "what a device visited that nobody drives: " + device.explain(), false, ""),
            CheckedOutCommit.of(checkout.root()));
    CollectedRun run = new CollectedRun(checkout, catalog, listener, folder, info);
    run.recorder.started(device);
    return run;
  }

  /** A visit of the run begins. */
  public synchronized void visiting(Visit visit) {
    recorder.visiting(visit);
  }

  /** Judges and records a visit. */
  public synchronized void visited(Visit visit, Observation seen) {
    recorder.visited(visit, seen);
  }

  /** {@return whether a visit should be made again, because its results are news} */
  public synchronized boolean wantsAnotherTry(Visit visit) {
    return recorder.wantsAnotherTry(visit);
  }

  /** {@return the run, which gets no more visits} */
  public synchronized RunResult end(RunEnd.How how) {
    recorder.end(how);
    RunRecord record = recorder.record();
    Optional<String> failure = recorder.writeFailure();
    ConformanceRun.link(checkout, folder, listener);
    return new RunResult(ComparedRun.with(expected, catalog, record), folder, failure);
  }

  /** {@return the name of the run, which is that of its folder} */
  public String name() {
    return folder.getFileName().toString();
  }

  @Override
  public void close() {
    recorder.close();
  }
}
