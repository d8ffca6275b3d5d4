package org.crosscheck.suite;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Difference;
import org.crosscheck.conformance.ConformanceRun;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.format.ReportInputs;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;
import org.jspecify.annotations.Nullable;

/**
 * The run that the tests of the suite are about. It begins when the first of them is run, so that
 * listing tests starts nothing, and makes only the visits of tests that are run.
 */
final class ClaimRun implements JudgedCases {
  private final Checkout checkout;
  private final Catalog catalog;
  private final RunRequest request;
  private final Set<VisitKey> all;
  private final Map<TestCaseId, CompletableFuture<Judged>> cases = new ConcurrentHashMap<>();
  private Optional<Set<VisitKey>> kept = Optional.empty();
  private @Nullable CompletableFuture<RunResult> run;

  /**
   * Starts nothing.
   *
   * @param all the visits of the request
   */
  ClaimRun(Checkout checkout, Catalog catalog, RunRequest request, Collection<VisitKey> all) {
    this.all = Set.copyOf(all);
    this.checkout = checkout;
    this.catalog = catalog;
    this.request = request;
  }

  /** Makes only these visits, unless the run has begun; a run of all visits stays whole. */
  synchronized void keep(Set<VisitKey> visits) {
    kept = Optional.of(Set.copyOf(visits)).filter(some -> !some.equals(all));
  }

  /**
   * {@inheritDoc} A case that is as accepted is returned when its visit is over; another one when
   * the run is, because its visit can be made again.
   */
  @Override
  public Judged of(TestCaseId of) {
    CompletableFuture<Judged> judged = cases.computeIfAbsent(of, none -> new CompletableFuture<>());
    var unused =
        begun()
            .whenComplete(
                (result, failure) ->
                    judged.completeExceptionally(
                        failure == null
                            ? new IllegalStateException("The run did not judge " + of + ".")
                            : failure));
    return joined(judged);
  }

  /** {@return the whole run, when it is over} */
  RunResult result() {
    return joined(begun());
  }

  /** Waits for the end of the run if it has begun. */
  void end() {
    CompletableFuture<RunResult> begun;
    synchronized (this) {
      begun = run;
    }
    if (begun != null) {
      var unused = begun.handle((result, failure) -> "ended").join();
    }
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private synchronized CompletableFuture<RunResult> begun() {
    if (run == null) {
      CompletableFuture<RunResult> begun = new CompletableFuture<>();
      run = begun;
      Thread thread = new Thread(() -> make(begun), "claims");
      thread.setDaemon(true);
      thread.start();
    }
    return run;
  }

  private void make(CompletableFuture<RunResult> begun) {
    try {
      RunResult result = new ConformanceRun(checkout, catalog, new Progress()).run(kept(request));
      System.out.println(result.comparison().summary() + " Report: " + report(result));
      Map<TestCaseId, Difference> differences =
          result.comparison().differences().stream()
              .collect(Collectors.toMap(Difference::of, d -> d));
      for (TestResult test : result.record().results()) {
        complete(test, Optional.ofNullable(differences.get(test.of())));
      }
      begun.complete(result);
    } catch (RuntimeException | Error e) {
      begun.completeExceptionally(e);
    }
  }

  private synchronized RunRequest kept(RunRequest all) {
    return kept.map(
            visits ->
                new RunRequest(
                    all.selection().only(visits),
                    all.release(),
                    all.build(),
                    all.expected(),
                    all.external(),
                    all.browsers(),
                    all.repetition()))
        .orElse(all);
  }

  private void complete(TestResult test, Optional<Difference> difference) {
    cases
        .computeIfAbsent(test.of(), none -> new CompletableFuture<>())
        .complete(new Judged(test, difference));
  }

  private Path report(RunResult result) {
    return HtmlReport.write(
        ReportInputs.of(checkout, catalog, result.run(), List.of(result.folder())),
        result.folder());
  }

  /** Prints a line for each visit and for each difference, and passes on what is decided. */
  private final class Progress implements RunListener {
    private final Set<VisitKey> done = new HashSet<>();

    @Override
    public void report(String step) {
      System.out.println(step + " ...");
    }

    @Override
    public void tryingAgain(List<VisitKey> visits) {
      System.out.println(
          English.count(visits.size(), "visit is", "visits are")
              + " made again, because of what was found:");
    }

    @Override
    public void visited(VisitRecord visit, List<Difference> differences) {
      done.add(visit.key());
      System.out.println(
          done.size() + ". " + visit.key() + ": " + visit.last().outcome().displayName());
      differences.forEach(d -> System.out.println("   " + TextSanitizer.line(d.toString())));
      boolean decided = differences.isEmpty() && visit.tries().size() == 1;
      if (decided && request.repetition().repeat() == 1 && !timedOut(visit)) {
        visit.results().forEach(result -> complete(result, Optional.empty()));
      }
    }

    private boolean timedOut(VisitRecord visit) {
      return visit.last().outcome().unfinished();
    }
  }
}
