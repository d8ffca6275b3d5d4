package org.crosscheck.conformance;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/** Computes test cases of visits. */
final class Cases {
  private Cases() {}

  /** {@return the test case of a claim in a visit} */
  static TestCaseId of(Claim claim, Visit visit) {
    return new TestCaseId(claim.id(), visit.key());
  }

  /**
   * {@return the accepted test cases that a whole run should have judged but did not, because no
   * visit tests them any more} Test cases of thorough runs only do not count as vanished in a
   * default run.
   */
  static Set<TestCaseId> vanished(Catalog catalog, RunRecord record, Baseline baseline) {
    if (!record.whole()) {
      return Set.of();
    }
    Set<TestCaseId> judged =
        record.results().stream().map(TestResult::of).collect(Collectors.toSet());
    Set<TestCaseId> thoroughOnly = all(catalog, Selection.everything());
    thoroughOnly.removeAll(all(catalog, Selection.defaultRun()));
    boolean thorough = !Collections.disjoint(judged, thoroughOnly);
    // The test cases of an optional engine that was not requested have not vanished.
    Set<String> engines =
        Stream.concat(
                Engines.defaults().stream().map(Engine::id),
                judged.stream().map(TestCaseId::engine))
            .collect(Collectors.toSet());
    return baseline.lines().keySet().stream()
        .filter(of -> engines.contains(of.engine()))
        .filter(of -> !judged.contains(of) && (thorough || !thoroughOnly.contains(of)))
        .collect(Collectors.toSet());
  }

  private static Set<TestCaseId> all(Catalog catalog, Selection selection) {
    return catalog.matrix(selection).visits().stream()
        .flatMap(visit -> visit.claims().stream().map(claim -> of(claim, visit)))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
