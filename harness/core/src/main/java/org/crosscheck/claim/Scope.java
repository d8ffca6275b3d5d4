package org.crosscheck.claim;

import java.util.Optional;
import org.crosscheck.message.UserError;

/**
 * The visits that a claim applies to.
 *
 * @param fixture the name of the fixture that answers it; empty if it cannot be tested
 * @param notTestable why it cannot be tested; empty if a fixture answers it
 * @param where the visits of the fixture that answer it; other visits have no verdict on it
 * @param versions the versions of PyScript that it applies to
 */
public record Scope(
    Optional<String> fixture,
    Optional<String> notTestable,
    Applicability where,
    VersionRange versions) {
  /**
   * Checks that there is either a fixture or a reason why it cannot be tested.
   *
   * @throws UserError if there are both or neither
   */
  public Scope {
    if (fixture.isPresent() == notTestable.isPresent()) {
      throw new UserError(
          "A claim needs either a fixture or a reason why it cannot be tested.",
          "Add 'fixture:' or 'not-testable:', but not both.");
    }
  }

  /** {@return whether a visit of a fixture in the given context answers the claim} */
  boolean includes(String visited, VisitContext context) {
    return fixture.filter(visited::equals).isPresent() && where.includes(context);
  }
}
