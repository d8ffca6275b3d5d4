package org.crosscheck.claim;

import java.util.List;
import java.util.Optional;

/**
 * What must be true of a visit before a claim can be judged there.
 *
 * @param claims the claims that must hold in the same visit
 * @param facts the facts that must have been reported before a missing fact counts against the
 *     claim
 * @param control what must be true of the machine, for a claim about times; empty for other claims
 */
public record Prerequisites(List<ClaimId> claims, List<String> facts, Optional<Control> control) {
  /** Copies the lists. */
  public Prerequisites {
    claims = List.copyOf(claims);
    facts = List.copyOf(facts);
  }
}
