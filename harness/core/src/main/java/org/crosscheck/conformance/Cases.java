package org.crosscheck.conformance;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;

/** The cases that visits decide. */
final class Cases {
  private Cases() {}

  /** {@return what the verdict about a claim in a visit is about} */
  static Case of(Claim claim, Visit visit) {
    return new Case(
        claim.id(),
        visit.page(),
        visit.hosting().name(),
        visit.browser().word(),
        visit.interpreters().word());
  }

  /**
   * {@return the accepted cases that a whole run should have judged and did not: no visit asks them
   * any more} What only thorough runs ask does not vanish from a default one.
   */
  static Set<Case> vanished(Catalog catalog, RunRecord record, Baseline baseline) {
    if (!record.whole()) {
      return Set.of();
    }
    Set<Case> judged = record.judged().stream().map(Judged::of).collect(Collectors.toSet());
    Set<Case> thoroughOnly = all(catalog, Selection.everything());
    thoroughOnly.removeAll(all(catalog, Selection.everyday()));
    boolean thorough = !Collections.disjoint(judged, thoroughOnly);
    return baseline.lines().keySet().stream()
        .filter(of -> !judged.contains(of) && (thorough || !thoroughOnly.contains(of)))
        .collect(Collectors.toSet());
  }

  private static Set<Case> all(Catalog catalog, Selection selection) {
    return catalog.matrix(selection).visits().stream()
        .flatMap(visit -> visit.claims().stream().map(claim -> of(claim, visit)))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
