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
   * @param claims all claims, including those on which others depend
   * @param baseline the expected verdicts
   * @param listener receives each recorded visit
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
        Optional.ofNullable(judgedEarly.remove(visit))
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
    List<Difference> differences =
        judged.stream().flatMap(j -> Comparison.of(baseline, j).stream()).toList();
    return new JudgedVisit(seen, judged, differences);
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

  void end(RunEnd.How how) {
    writer.end(Instant.now(), how);
  }

  @Override
  public void close() {
    writer.close();
  }
}
