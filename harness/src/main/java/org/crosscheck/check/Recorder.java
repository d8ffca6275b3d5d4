package org.crosscheck.check;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.browser.Identity;
import org.crosscheck.claim.Circumstances;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Expectation;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.run.RunSink;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;

/** Judges each visit when it is over, records it, and passes it on. */
final class Recorder implements RunSink, AutoCloseable {
  private final Path file;
  private final Books books;
  private final Selection selection;
  private final Baseline baseline;
  private final Matrix matrix;
  private final Listener listener;
  private final Function<List<Identity>, RunInfo> info;
  private final Judge judge;
  private Optional<RecordWriter> writer = Optional.empty();

  Recorder(
      Path file,
      Books books,
      Selection selection,
      Baseline baseline,
      Matrix matrix,
      Listener listener,
      Function<List<Identity>, RunInfo> info) {
    this.file = file;
    this.books = books;
    this.selection = selection;
    this.baseline = baseline;
    this.matrix = matrix;
    this.listener = listener;
    this.info = info;
    this.judge = new Judge(books.claims());
  }

  @Override
  public synchronized void started(List<Identity> browsers) {
    RunInfo run = info.apply(browsers);
    writer = Optional.of(RecordWriter.open(file, run));
    listener.begins(run, matrix);
  }

  @Override
  public void visiting(Visit visit) {
    listener.visiting(visit);
  }

  @Override
  public synchronized void visited(Visit visit, List<Observation> tries) {
    Observation seen = tries.get(tries.size() - 1);
    Circumstances here = visit.circumstances();
    List<Judged> judged =
        books.answered(visit.fixture().name(), selection).stream()
            .map(claim -> judged(claim, visit, here, seen))
            .toList();
    Prediction predicted =
        IsolationModel.predict(
            visit.hosting().effectiveLines(visit.path()), URI.create(seen.url()), visit.browser());
    VisitRecord record =
        new VisitRecord(
            visit.page(),
            visit.fixture().name(),
            visit.hosting().name(),
            visit.browser().word(),
            visit.interpreters().word(),
            visit.release().name(),
            predicted,
            tries,
            judged);
    writer.orElseThrow().append(record);
    List<Difference> differences =
        judged.stream().flatMap(j -> Comparison.of(baseline, j).stream()).toList();
    listener.visited(record, differences);
  }

  private Judged judged(Claim claim, Visit visit, Circumstances here, Observation seen) {
    Optional<Expectation> expected = claim.expectedIn(here);
    Case of =
        new Case(
            claim.id(),
            visit.page(),
            visit.hosting().name(),
            visit.browser().word(),
            visit.interpreters().word());
    return new Judged(
        of,
        expected.map(Expectation::toString).orElse(""),
        expected.map(Expectation::because).orElse(""),
        judge.judge(claim, here, seen));
  }

  synchronized void end(RunEnd.How how) {
    writer.ifPresent(w -> w.end(Instant.now(), how));
  }

  @Override
  public synchronized void close() {
    writer.ifPresent(RecordWriter::close);
  }
}
