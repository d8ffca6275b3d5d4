package org.crosscheck.report;

import java.util.List;
import java.util.SortedMap;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Ladder;

/**
 * The run beside what was accepted of other releases.
 *
 * @param shown everything that is shown
 * @param ladder the releases, the run last
 */
record ReleasesPage(Shown shown, Ladder ladder) {

  /** {@return how many releases the run stands beside, in words} */
  String others() {
    int others = ladder.releases().size() - 1;
    return others == 1 ? "1 release" : others + " releases";
  }

  /** {@return the claims that not every release answers alike} */
  List<Ladder.Row> changed() {
    return ladder.rows().stream().filter(row -> !row.steady()).toList();
  }

  /** {@return the claims that every release answers alike, by the word for it} */
  SortedMap<String, List<ClaimId>> unchanged() {
    return LadderText.unchanged(ladder);
  }

  /** {@return what the words mean} */
  String legend() {
    return LadderText.LEGEND;
  }

  /** {@return the style class of a word of the ladder} */
  static String style(String word) {
    return switch (word) {
      case "holds" -> "is-holds";
      case "no" -> "is-broken";
      case "not reached" -> "is-not-reached";
      case "not asked", "" -> "is-none";
      default -> word.startsWith("says") ? "is-says" : "is-missed";
    };
  }
}
