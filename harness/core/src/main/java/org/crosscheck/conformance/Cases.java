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

/** The cases that visits decide. */
final class Cases {
  private Cases() {}

  /** {@return what the verdict about a claim in a visit is about} */
  static TestCaseId of(Claim claim, Visit visit) {
    return new TestCaseId(claim.id(), visit.key());
  }

  /**
   * {@return the accepted cases that a whole run should have judged and did not: no visit asks them
   * any more} What only thorough runs ask does not vanish from a default one.
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
    // An optional engine that nobody asked for is not missed.
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
