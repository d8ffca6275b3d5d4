package org.crosscheck.claim;

import java.util.List;

/**
 * How completely the claims cover the documentation. A claim without a fixture must say why it
 * cannot be tested, and a fixture without a claim is rejected, so nothing else can be missing.
 *
 * @param sentences how many sentences there are
 * @param claims how many claims are derived from them
 * @param uncovered the sentences without a claim
 * @param notTestable the claims that cannot be tested
 */
public record Coverage(
    int sentences, int claims, List<Sentence> uncovered, List<Claim> notTestable) {
  /** Copies the lists. */
  public Coverage {
    uncovered = List.copyOf(uncovered);
    notTestable = List.copyOf(notTestable);
  }

  /** {@return how completely the claims of a catalog cover its documents} */
  public static Coverage of(ClaimCatalog catalog) {
    return new Coverage(
        catalog.sentences().size(),
        catalog.claims().size(),
        catalog.sentences().stream()
            .filter(s -> catalog.claims().stream().noneMatch(c -> c.sentence().equals(s)))
            .toList(),
        catalog.claims().stream().filter(c -> c.notTestable().isPresent()).toList());
  }

  /** {@return the coverage in one sentence} */
  public String summary() {
    return claims
        + " claims of "
        + sentences
        + " sentences; "
        + (uncovered.isEmpty()
            ? "no sentence"
            : uncovered.size()
                + " ("
                + String.join(", ", uncovered.stream().map(Sentence::id).toList())
                + ")")
        + " without a claim; "
        + (notTestable.isEmpty() ? "no claim" : notTestable.size() + " claims")
        + " that cannot be tested; every fixture answers a claim.";
  }
}
