package org.crosscheck.report;

import java.util.List;
import java.util.SortedMap;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.English;

/**
 * The run beside what was accepted of other releases.
 *
 * @param shown everything that is shown
 * @param ladder the releases, the run last
 */
record ReleasesPage(ReportModel shown, ReleaseMatrix ladder) {

  /** {@return how many releases the run stands beside, in words} */
  String others() {
    return English.count(ladder.releases().size() - 1, "release");
  }

  /** {@return the claims that not every release answers alike} */
  List<ReleaseMatrix.Row> changed() {
    return ladder.rows().stream().filter(row -> !row.steady()).toList();
  }

  /** {@return the claims that every release answers alike, by the word for it} */
  SortedMap<String, List<ClaimId>> unchanged() {
    return ladder.unchanged();
  }

  /** {@return the style class of claims that every release answers alike} */
  String style(List<ClaimId> claims) {
    return TemplateHelper.style(
        ladder.rows().stream()
            .filter(row -> claims.contains(row.claim()))
            .flatMap(row -> row.steps().stream())
            .flatMap(step -> step.summary().stream())
            .findFirst());
  }

  /** {@return what the words mean} */
  String legend() {
    return ReleaseMatrix.LEGEND;
  }
}
