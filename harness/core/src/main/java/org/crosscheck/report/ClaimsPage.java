package org.crosscheck.report;

import java.util.List;
import org.crosscheck.claim.Coverage;

/**
 * The documentation, sentence by sentence, with where each holds.
 *
 * @param shown everything that is shown
 * @param documents the sections, those of the document with most sentences first
 */
record ClaimsPage(ReportModel shown, List<Documentation> documents) {
  static ClaimsPage of(ReportModel shown) {
    return new ClaimsPage(shown, Documentation.of(shown, Grid.of(shown)));
  }

  /** {@return how far the claims cover the documentation} */
  String coverage() {
    return Coverage.of(shown.book()).summary();
  }
}
