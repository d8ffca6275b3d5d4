package org.crosscheck.site;

import java.util.List;
import java.util.Optional;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.message.English;
import org.crosscheck.verdict.AcceptedVerdict;

/**
 * Changes as a page lists them.
 *
 * @param release the release that has the new verdicts, where links lead
 * @param changes the changes, worst first; nothing new or gone
 * @param root the way from the page to the site's own folder, such as {@code ../}
 * @param news whether what got worse is news; between releases it is not, since each release has
 *     its own accepted verdicts
 * @param claims the known claims
 */
record ChangeList(
    SiteRelease release, List<Change> changes, String root, boolean news, ClaimCatalog claims) {
  /** Copies the list. */
  ChangeList {
    changes = List.copyOf(changes);
  }

  /** {@return the first changes} */
  ChangeList first(int most) {
    return new ChangeList(
        release, changes.subList(0, Math.min(most, changes.size())), root, news, claims);
  }

  /** {@return the class of a change; red is for news} */
  String style(Change change) {
    return change.kind() == ChangeKind.WORSE && !news ? "is-missed" : Words.style(change.kind());
  }

  /** {@return the summary of the claim of a change; "" if it is not in the catalog} */
  String summary(Change change) {
    return claims.claims().stream()
        .filter(claim -> claim.id().equals(change.claim()))
        .findFirst()
        .map(Claim::summary)
        .orElse("");
  }

  /** {@return the number of cases of each way, such as {@code 3 worse, 12 better}} */
  static String counts(List<Change> changes) {
    StringBuilder counts = new StringBuilder();
    for (ChangeKind kind : ChangeKind.values()) {
      int count = SiteModel.count(changes, kind);
      if (count > 0) {
        counts
            .append(counts.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(kind.displayName());
      }
    }
    return counts.isEmpty() ? "no change" : counts.toString();
  }

  /** {@return a verdict before or after a change} */
  static String verdict(Optional<AcceptedVerdict> verdict) {
    return verdict.map(Words::verdict).orElse("nothing");
  }

  /** {@return the number of cases of a change} */
  static String cases(Change change) {
    return English.count(change.cases().size(), "case");
  }
}
