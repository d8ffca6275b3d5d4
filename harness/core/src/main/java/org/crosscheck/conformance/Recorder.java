package org.crosscheck.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Expectation;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.engine.Engine;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Screenshots;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.run.RunSink;
import org.crosscheck.session.Identity;
import org.crosscheck.session.ScreenshotPolicy;
import org.crosscheck.verdict.TestResult;

/** Judges each visit when it is over, records it, and passes it on. */
final class Recorder implements RunSink, AutoCloseable {
  private final Judge judge;
  private final Baseline baseline;
  private final RunListener listener;
  private final RecordWriter writer;
  private final Path folder;

  private final RunInfo run;
  private final List<BrowserInfo> browsers = new CopyOnWriteArrayList<>();

  /** By visit, in the order in which their first tries ended. */
  private final Map<Visit, VisitRecord> visits = Collections.synchronizedMap(new LinkedHashMap<>());

  private volatile Optional<RunEnd> end = Optional.empty();
  private volatile Optional<String> writeFailure = Optional.empty();

  /** Verdicts that a screenshot policy needed before the end of the visit. */
  private final Map<Visit, JudgedVisit> judgedEarly = new ConcurrentHashMap<>();

  /** An observation with its verdicts and differences. */
  private record JudgedVisit(
      Observation seen, List<TestResult> judged, List<Difference> differences) {

    /** Ignores the timings, which are completed later and do not affect verdicts. */
    boolean isOf(Observation other) {
      return seen.with(other.timings()).equals(other);
    }
  }

  /**
   * Creates a recorder and opens its file.
   *
   * @param folder the folder of the run
   * @param run the first line of the record
   * @param judge derives the verdicts
   * @param baseline the expected verdicts
   * @param listener receives each recorded visit
   */
  Recorder(Path folder, RunInfo run, Judge judge, Baseline baseline, RunListener listener) {
    this.run = run;
    this.judge = judge;
    this.baseline = baseline;
    this.listener = listener;
    this.writer = RecordWriter.open(folder.resolve(RunRecord.FILE), run);
    this.folder = folder;
  }

  @Override
  public void started(Identity browser, double slowdown) {
    BrowserInfo info =
        new BrowserInfo(
            browser.browser().id(), browser.name(), browser.version(), browser.notes(), slowdown);
    started(info);
  }

  /** A browser is up, or a device has begun. */
  void started(BrowserInfo info) {
    browsers.add(info);
    write(() -> writer.append(info));
    listener.started(info);
  }

  @Override
  public void measuredAgain(Engine browser, double slowdown) {
    listener.measuredAgain(browser.id(), slowdown);
  }

  @Override
  public void visiting(Visit visit) {
    listener.visiting(visit);
  }

  @Override
  public void visited(Visit visit, Observation seen) {
    JudgedVisit result =
        Optional.ofNullable(judgedEarly.remove(visit))
            .filter(judged -> judged.isOf(seen))
            .orElseGet(() -> judged(visit, seen));
    VisitRecord first =
        new VisitRecord(
            visit.key(),
            visit.fixture().name(),
            visit.release().name(),
            visit.predicted(),
            seen,
            result.judged());
    write(() -> writer.append(first));
    VisitRecord record = visits.merge(visit, first, (all, more) -> all.with(more.tries()));
    listener.visited(record, differences(record.results()));
  }

  /**
   * What is news shows it again, or is flaky: another try is of no use once every case that was
   * news has had two different verdicts, and a visit that timed out has ended otherwise.
   */
  @Override
  public boolean wantsAnotherTry(Visit visit) {
    VisitRecord record = visits.get(visit);
    if (record == null) {
      return false;
    }
    boolean everTimedOut =
        record.tries().stream().allMatch(t -> t.observation().outcome() == Outcome.TIMED_OUT);
    return everTimedOut
        || differences(record.results()).stream()
            .anyMatch(d -> d.news() && d.kind() != ChangeKind.FLAKY);
  }

  @Override
  public void tryingAgain(List<Visit> again) {
    listener.tryingAgain(again.stream().map(Visit::key).toList());
  }

  @Override
  public void notTriedAgain(List<Visit> left, int confirmed) {
    listener.notTriedAgain(left.stream().map(Visit::key).toList(), confirmed);
  }

  /** Takes a screenshot of a page if one of its verdicts is a regression. */
  @Override
  public Optional<ScreenshotPolicy> screenshotPolicy(Visit visit) {
    return Optional.of(
        new ScreenshotPolicy() {
          @Override
          public boolean wants(Observation seen) {
            JudgedVisit result = judged(visit, seen);
            judgedEarly.put(visit, result);
            return result.differences().stream().anyMatch(Difference::regression);
          }

          @Override
          public void save(byte[] png) {
            Path file = Screenshots.of(folder, visit.name());
            try {
              Files.createDirectories(folder.resolve(Screenshots.FOLDER));
              Files.write(file, png);
            } catch (IOException e) {
              listener.report("Cannot write the screenshot of " + visit.name() + ": " + e + ".");
            }
          }
        });
  }

  private JudgedVisit judged(Visit visit, Observation seen) {
    List<TestResult> judged = visit.claims().stream().map(c -> judged(c, visit, seen)).toList();
    return new JudgedVisit(seen, judged, differences(judged));
  }

  private List<Difference> differences(List<TestResult> results) {
    return results.stream().flatMap(r -> Comparison.of(baseline, r).stream()).toList();
  }

  private TestResult judged(Claim claim, Visit visit, Observation seen) {
    VisitContext context = visit.context();
    Optional<Expectation> expected = claim.expectedIn(context);
    return new TestResult(
        Cases.of(claim, visit),
        expected.map(Expectation::toString).orElse(""),
        expected.map(Expectation::because).orElse(""),
        judge.judge(claim, context, seen));
  }

  /** A record that cannot be written is not the end of the run: its verdicts can be printed. */
  private void write(Runnable append) {
    if (writeFailure.isPresent()) {
      return;
    }
    try {
      append.run();
    } catch (UserError e) {
      writeFailure = Optional.of(e.getMessage());
      listener.report(e.getMessage() + " The run goes on without a record");
    }
  }

  /** Ends the record; later calls do nothing. */
  synchronized void end(RunEnd.How how) {
    if (end.isPresent()) {
      return;
    }
    Instant now = Instant.now();
    end = Optional.of(new RunEnd(now, how, visits.size()));
    write(() -> writer.end(now, how));
  }

  /** {@return the run as it was recorded, or would have been if the record could be written} */
  RunRecord record() {
    synchronized (visits) {
      return new RunRecord(run, browsers, List.copyOf(visits.values()), end);
    }
  }

  /** {@return why the record could not be written; empty if it was} */
  Optional<String> writeFailure() {
    return writeFailure;
  }

  @Override
  public void close() {
    write(writer::close);
  }
}
