package org.crosscheck.claim;

import java.util.List;
import java.util.Optional;
import org.crosscheck.message.UserError;

/**
 * How observations are judged for a claim.
 *
 * @param strength how binding the claim is
 * @param expectations what a {@link Strength#MUST} or {@link Strength#SHOULD} expects; the first
 *     one that applies in a context is used
 * @param answeredBy the fact whose value answers a {@link Strength#QUESTION}; empty otherwise
 * @param notApplicableBecause why the claim does not apply where no expectation applies; empty if
 *     it is obvious
 * @param aboutIsolation whether the claim is that a page is isolated as predicted, so that claims
 *     that fail because a page is not are blocked by this one
 */
public record Criterion(
    Strength strength,
    List<Expectation> expectations,
    Optional<String> answeredBy,
    Optional<String> notApplicableBecause,
    boolean aboutIsolation) {
  /**
   * Copies and checks.
   *
   * @throws UserError if a QUESTION has expectations, or another strength is answered by a fact
   */
  public Criterion {
    expectations = List.copyOf(expectations);
    if (strength != Strength.QUESTION && answeredBy.isPresent()) {
      throw new UserError(
          "A " + strength + " has 'answered-by:'.", "Use 'expect:', or the strength QUESTION.");
    }
    if (strength == Strength.QUESTION && !expectations.isEmpty()) {
      throw new UserError(
          "A QUESTION has 'expect:'.", "Use 'answered-by:', or the strength MUST or SHOULD.");
    }
  }

  /** {@return whether a busy machine can change the result: it judges a ratio or a time} */
  boolean measuresTime() {
    return expectations.stream()
        .flatMap(e -> e.conditions().stream())
        .anyMatch(c -> !c.per().isEmpty() || c.about().endsWith(".ms"));
  }

  /** {@return whether it can judge an observation at all} */
  boolean decides() {
    return answeredBy.isPresent() || !expectations.isEmpty();
  }
}
