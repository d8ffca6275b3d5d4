package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.English;

/**
 * The run compared with the baselines of other releases.
 *
 * @param model the model of the report
 * @param matrix the releases, with the run as the last one
 */
record ReleasesPage(ReportModel model, ReleaseMatrix matrix) {

  /** {@return the releases, this run first, then the newest, so that it is beside the claim} */
  List<String> newestFirst() {
    return reversed(matrix.releases());
  }

  /** {@return the steps of a row in the order of {@link #newestFirst}} */
  static List<ReleaseMatrix.Step> newestFirst(ReleaseMatrix.Row row) {
    return reversed(row.steps());
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }

  /** {@return the number of other releases, in words} */
  String others() {
    return English.count(matrix.releases().size() - 1, "release");
  }

  /** {@return the claims whose verdicts differ between releases} */
  List<ReleaseMatrix.Row> changed() {
    return matrix.rows().stream().filter(row -> !row.steady()).toList();
  }

  /** {@return the claims with the same verdicts in all releases, by their entry in the table} */
  SortedMap<String, List<ClaimId>> unchanged() {
    return matrix.unchanged();
  }

  /** {@return the style class of claims with the same verdicts in all releases} */
  String style(List<ClaimId> claims) {
    return TemplateHelper.style(
        matrix.rows().stream()
            .filter(row -> claims.contains(row.claim()))
            .flatMap(row -> row.steps().stream())
            .flatMap(step -> step.summary().stream())
            .findFirst());
  }

  /** {@return what the entries mean} */
  String legend() {
    return ReleaseMatrix.LEGEND;
  }
}
