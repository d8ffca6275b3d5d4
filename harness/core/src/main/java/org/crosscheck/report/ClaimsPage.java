package org.crosscheck.report;

import java.util.List;
import org.crosscheck.claim.Coverage;

/**
 * The documentation, statement by statement, with where each claim holds.
 *
 * @param model the model of the report
 * @param coverage how completely the claims cover the documentation
 * @param documents the documents, in order
 */
record ClaimsPage(ReportModel model, Coverage coverage, List<Documentation> documents) {
  static ClaimsPage of(ReportModel model) {
    Coverage coverage = Coverage.of(model.catalog());
    return new ClaimsPage(model, coverage, Documentation.of(model, coverage, Grid.of(model)));
  }

  /** {@return the documents of an edition, in order} */
  List<Documentation> of(Coverage.Edition edition) {
    return documents.stream()
        .filter(d -> d.document().collection().equals(edition.name()))
        .toList();
  }
}
