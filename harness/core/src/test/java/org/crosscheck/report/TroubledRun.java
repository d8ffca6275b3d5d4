package org.crosscheck.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * Writes a copy of a recorded run with three troubles, to see whether its report explains them: one
 * visit timed out, one claim is flaky, and one is broken. The run must have visited the pages
 * isolation, capabilities and pyworker-sync.
 */
public final class TroubledRun {
  private TroubledRun() {}

  /** Writes the copy; the arguments are the folder of the run and that of the copy. */
  public static void main(String[] arguments) {
    RunRecord run = RecordReader.read(Path.of(arguments[0]));
    RunInfo info = run.info();
    try (RecordWriter writer =
        RecordWriter.open(
            Path.of(arguments[1]).resolve(RunRecord.FILE),
            new RunInfo(
                info.format(), info.id(), info.startedAt(), info.environment(), info.scope()))) {
      run.browsers().forEach(writer::append);
      run.visits().forEach(visit -> writer.append(troubled(visit)));
      writer.end(run.end().orElseThrow().endedAt(), run.end().orElseThrow().how());
    }
  }

  private static VisitRecord troubled(VisitRecord visit) {
    return switch (visit.key().toString()) {
      case "capabilities mini-coi firefox mpy" -> timedOut(visit);
      case "pyworker-sync mini-coi chrome mpy-mpy" -> flaky(visit);
      case "pyworker-sync pyscript-com chrome mpy-mpy",
          "pyworker-sync pyscript-com firefox mpy-mpy" ->
          broken(visit);
      default -> visit;
    };
  }

  /** Reported only the first third of its facts. */
  private static VisitRecord timedOut(VisitRecord visit) {
    Observation seen = visit.last();
    List<Fact> facts = seen.facts().subList(0, seen.facts().size() / 3);
    String last = facts.get(facts.size() - 1).name();
    Observation late =
        new Observation(
            Outcome.TIMED_OUT,
            "60 s for worker.done; the last fact was " + last,
            seen.url(),
            facts,
            seen.console(),
            seen.errors(),
            seen.exchanges(),
            seen.timings());
    List<TestResult> results =
        results(
            visit,
            v ->
                new Verdict.Inconclusive(
                    "never reported: worker.done (timed out: 60 s; the last fact was "
                        + last
                        + ")"));
    Try one = new Try(late, results);
    return visit(visit, List.of(one, one, one));
  }

  /** Broken in the first of three tries. */
  private static VisitRecord flaky(VisitRecord visit) {
    Try last = visit.tries().get(visit.tries().size() - 1);
    Try first = new Try(last.observation(), broken(visit.results()));
    return visit(visit, List.of(first, last, last));
  }

  /** The same error in each of three tries. */
  private static VisitRecord broken(VisitRecord visit) {
    Observation seen = visit.last();
    List<PageError> errors = new ArrayList<>(seen.errors());
    errors.add(
        new PageError(
            900, "TypeError: sync.greet is not a function", "http://localhost:40000/core.js:1"));
    Observation wrong =
        new Observation(
            seen.outcome(),
            seen.detail(),
            seen.url(),
            seen.facts(),
            seen.console(),
            errors,
            seen.exchanges(),
            seen.timings());
    Try one = new Try(wrong, broken(visit.results()));
    return visit(visit, List.of(one, one, one));
  }

  private static List<TestResult> broken(List<TestResult> results) {
    ClaimId claim =
        results.stream()
            .filter(r -> r.verdict().kind() == Verdict.Kind.HOLDS)
            .map(r -> r.of().claim())
            .findFirst()
            .orElseThrow();
    return results.stream()
        .map(
            r ->
                r.of().claim().equals(claim)
                    ? r.with(
                        new Verdict.Broken(
                            "expected %s, but the call raised TypeError: sync.greet is not a"
                                    .formatted(r.expected())
                                + " function"))
                    : r)
        .toList();
  }

  private static List<TestResult> results(VisitRecord visit, UnaryOperator<Verdict> changed) {
    return visit.results().stream().map(r -> r.with(changed.apply(r.verdict()))).toList();
  }

  private static VisitRecord visit(VisitRecord like, List<Try> tries) {
    return new VisitRecord(like.key(), like.fixture(), like.release(), like.predicted(), tries);
  }
}
