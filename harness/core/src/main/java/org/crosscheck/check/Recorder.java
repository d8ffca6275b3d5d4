package org.crosscheck.check;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.crosscheck.claim.Circumstances;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Expectation;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.Pictures;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.run.RunSink;
import org.crosscheck.session.Identity;
import org.crosscheck.session.ScreenshotPolicy;
import org.crosscheck.verdict.Judged;

/** Judges each visit when it is over, records it, and passes it on. */
final class Recorder implements RunSink, AutoCloseable {
  private final Books books;
  private final Selection selection;
  private final Baseline baseline;
  private final Listener listener;
  private final Judge judge;
  private final RecordWriter writer;
  private final Path folder;

  Recorder(
      Path file,
      RunInfo run,
      Books books,
      Selection selection,
      Baseline baseline,
      Listener listener) {
    this.books = books;
    this.selection = selection;
    this.baseline = baseline;
    this.listener = listener;
    this.judge = new Judge(books.claims());
    this.writer = RecordWriter.open(file, run);
    this.folder = file.resolveSibling("");
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
    List<Judged> judged = judged(visit, seen);
    Prediction predicted =
        IsolationModel.predict(
            visit.hosting().effectiveLines(visit.path()),
            URI.create(seen.url()),
            visit.browser().traits());
    VisitRecord record =
        new VisitRecord(
            visit.page(),
            visit.fixture().name(),
            visit.hosting().name(),
            visit.browser().id(),
            visit.interpreters().word(),
            visit.release().name(),
            predicted,
            tries,
            judged);
    writer.append(record);
    List<Difference> differences =
        judged.stream().flatMap(j -> Comparison.of(baseline, j).stream()).toList();
    listener.visited(record, differences);
  }

  /** A picture of a page whose verdicts are new trouble; of what is as accepted there is none. */
  @Override
  public Optional<ScreenshotPolicy> camera(Visit visit) {
    return Optional.of(
        new ScreenshotPolicy() {
          @Override
          public boolean wants(Observation seen) {
            return judged(visit, seen).stream()
                .flatMap(j -> Comparison.of(baseline, j).stream())
                .anyMatch(Difference::newTrouble);
          }

          @Override
          public void took(byte[] png) {
            String name =
                VisitRecord.name(
                    visit.page(),
                    visit.hosting().name(),
                    visit.browser().id(),
                    visit.interpreters().word());
            Path file = Pictures.of(folder, name);
            try {
              Files.createDirectories(folder.resolve(Pictures.FOLDER));
              Files.write(file, png);
            } catch (IOException e) {
              listener.says("There is no picture of " + name + ": cannot write it: " + e + ".");
            }
          }
        });
  }

  private List<Judged> judged(Visit visit, Observation seen) {
    Circumstances here = visit.circumstances();
    return books.answered(visit, selection).stream()
        .map(claim -> judged(claim, visit, here, seen))
        .toList();
  }

  private Judged judged(Claim claim, Visit visit, Circumstances here, Observation seen) {
    Optional<Expectation> expected = claim.expectedIn(here);
    return new Judged(
        Books.of(claim, visit),
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
