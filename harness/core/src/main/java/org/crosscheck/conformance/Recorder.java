package org.crosscheck.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.Expectation;
import org.crosscheck.claim.VisitContext;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
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

  /** What a camera asked to have judged, until the visit is over. */
  private final Map<Visit, JudgedVisit> judgedByCamera = new ConcurrentHashMap<>();

  /** An observation with what follows from it. */
  private record JudgedVisit(
      Observation seen, List<TestResult> judged, List<Difference> differences) {

    /** Timings are added after the judgement, which does not look at them. */
    boolean isOf(Observation other) {
      return seen.with(other.timings()).equals(other);
    }
  }

  /**
   * A recorder that has its file open.
   *
   * @param folder the folder of the run
   * @param run what the record begins with
   * @param claims all claims, also those that others depend on
   * @param baseline what verdicts are compared with
   * @param listener receives what is recorded
   */
  Recorder(Path folder, RunInfo run, ClaimCatalog claims, Baseline baseline, RunListener listener) {
    this.judge = new Judge(claims);
    this.baseline = baseline;
    this.listener = listener;
    this.writer = RecordWriter.open(folder.resolve(RunRecord.FILE), run);
    this.folder = folder;
  }

  @Override
  public void started(Identity browser) {
    BrowserInfo info =
        new BrowserInfo(browser.browser().id(), browser.name(), browser.version(), browser.notes());
    writer.append(info);
    listener.started(info);
  }

  @Override
  public void visiting(Visit visit) {
    listener.visiting(visit);
  }

  @Override
  public void visited(Visit visit, List<Observation> tries) {
    Observation seen = tries.get(tries.size() - 1);
    JudgedVisit result =
        Optional.ofNullable(judgedByCamera.remove(visit))
            .filter(judged -> judged.isOf(seen))
            .orElseGet(() -> judged(visit, seen));
    VisitRecord record =
        new VisitRecord(
            visit.key(),
            visit.fixture().name(),
            visit.release().name(),
            visit.predicted(),
            tries,
            result.judged());
    writer.append(record);
    listener.visited(record, result.differences());
  }

  /** A picture of a page whose verdicts are new trouble; of what is as accepted there is none. */
  @Override
  public Optional<ScreenshotPolicy> screenshotPolicy(Visit visit) {
    return Optional.of(
        new ScreenshotPolicy() {
          @Override
          public boolean wants(Observation seen) {
            JudgedVisit result = judged(visit, seen);
            judgedByCamera.put(visit, result);
            return result.differences().stream().anyMatch(Difference::regression);
          }

          @Override
          public void save(byte[] png) {
            Path file = Screenshots.of(folder, visit.name());
            try {
              Files.createDirectories(folder.resolve(Screenshots.FOLDER));
              Files.write(file, png);
            } catch (IOException e) {
              listener.report(
                  "There is no picture of " + visit.name() + ": cannot write it: " + e + ".");
            }
          }
        });
  }

  private JudgedVisit judged(Visit visit, Observation seen) {
    List<TestResult> judged = visit.claims().stream().map(c -> judged(c, visit, seen)).toList();
    List<Difference> differences =
        judged.stream().flatMap(j -> Comparison.of(baseline, j).stream()).toList();
    return new JudgedVisit(seen, judged, differences);
  }

  private TestResult judged(Claim claim, Visit visit, Observation seen) {
    VisitContext here = visit.context();
    Optional<Expectation> expected = claim.expectedIn(here);
    return new TestResult(
        Cases.of(claim, visit),
        expected.map(Expectation::toString).orElse(""),
        expected.map(Expectation::because).orElse(""),
        judge.judge(claim, here, seen));
  }

  void end(RunEnd.How how) {
    writer.end(Instant.now(), how);
  }

  @Override
  public void close() {
    writer.close();
  }
}
