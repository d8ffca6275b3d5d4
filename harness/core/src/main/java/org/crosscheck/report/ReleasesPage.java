package org.crosscheck.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimId;

/**
 * The run beside what was accepted of other releases.
 *
 * @param shown everything that is shown
 * @param ladder the releases, the run last
 */
record ReleasesPage(Shown shown, ReleaseMatrix ladder) {

  /** {@return how many releases the run stands beside, in words} */
  String others() {
    int others = ladder.releases().size() - 1;
    return others == 1 ? "1 release" : others + " releases";
  }

  /** {@return the claims that not every release answers alike} */
  List<ReleaseMatrix.Row> changed() {
    return ladder.rows().stream().filter(row -> !row.steady()).toList();
  }

  /** {@return the claims that every release answers alike, by the word for it} */
  SortedMap<String, List<ClaimId>> unchanged() {
    return LadderText.unchanged(ladder);
  }

  /** {@return the style class of claims that every release answers alike} */
  String style(List<ClaimId> claims) {
    return style(
        ladder.rows().stream()
            .filter(row -> claims.contains(row.claim()))
            .flatMap(row -> row.steps().stream())
            .flatMap(step -> step.summary().stream())
            .findFirst());
  }

  /** {@return what the words mean} */
  String legend() {
    return LadderText.LEGEND;
  }

  /** {@return the style class of what a claim came to in a release} */
  static String style(Optional<ReleaseMatrix.Summary> summary) {
    return summary
        .map(
            s ->
                switch (s) {
                  case HOLDS -> "is-holds";
                  case ANSWER -> "is-answer";
                  case PARTLY -> "is-missed";
                  case NO -> "is-broken";
                  case INCONCLUSIVE -> "is-inconclusive";
                  case NOT_APPLICABLE -> "is-none";
                })
        .orElse("is-none");
  }
}
