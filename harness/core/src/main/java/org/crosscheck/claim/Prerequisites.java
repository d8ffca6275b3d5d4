package org.crosscheck.claim;

import java.util.List;

/**
 * What must be true of a visit before a claim can be judged there.
 *
 * @param claims the claims that must hold in the same visit
 * @param facts the facts that must have been reported before a missing fact counts against the
 *     claim
 */
public record Prerequisites(List<ClaimId> claims, List<String> facts) {
  /** Copies the lists. */
  public Prerequisites {
    claims = List.copyOf(claims);
    facts = List.copyOf(facts);
  }
}
