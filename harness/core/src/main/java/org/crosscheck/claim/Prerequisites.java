package org.crosscheck.claim;

import java.util.List;

/**
 * What a visit must have shown before a claim can be judged there.
 *
 * @param claims the claims that must hold in the same visit
 * @param facts the facts that must have been reported before silence counts against the claim
 */
public record Prerequisites(List<ClaimId> claims, List<String> facts) {
  /** Copies the lists. */
  public Prerequisites {
    claims = List.copyOf(claims);
    facts = List.copyOf(facts);
  }
}
