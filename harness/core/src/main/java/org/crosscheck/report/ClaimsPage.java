package org.crosscheck.report;

import java.util.List;
import org.crosscheck.claim.Coverage;

/**
 * The documentation, sentence by sentence, with where each claim holds.
 *
 * @param model the model of the report
 * @param documents the sections, in order
 */
record ClaimsPage(ReportModel model, List<Documentation> documents) {
  static ClaimsPage of(ReportModel model) {
    return new ClaimsPage(model, Documentation.of(model, Grid.of(model)));
  }

  /** {@return how many sentences the claims cover} */
  String coverage() {
    return Coverage.of(model.catalog()).summary();
  }
}
