package org.crosscheck.claim;

import java.util.List;
import java.util.Optional;
import org.crosscheck.document.Statement;
import org.crosscheck.message.UserError;

/**
 * A testable statement that follows from what the documentation states.
 *
 * @param id its stable name
 * @param citation what it is derived from
 * @param summary the claim in Crosscheck's words: a sentence that is true if it holds, or a
 *     question
 * @param scope the visits that it applies to
 * @param prerequisites what must be true of a visit before the claim can be judged there
 * @param criterion how it is judged
 * @param capability the column heading in comparisons of hostings; empty if it is not compared. The
 *     answer is then {@code yes}, or {@code no:} and why
 * @param checks what to check if it fails, for the person whose site is broken; two to five lines
 *     if it can be tested
 */
public record Claim(
    ClaimId id,
    Citation citation,
    String summary,
    Scope scope,
    Prerequisites prerequisites,
    Criterion criterion,
    Optional<String> capability,
    List<String> checks) {
  private static final int MIN_CHECKS = 2;
  private static final int MAX_CHECKS = 5;

  /**
   * Copies and checks.
   *
   * @throws UserError if a part that the claim needs is missing
   */
  public Claim {
    checks = List.copyOf(checks);
    require(!summary.isBlank(), id + " has no summary.", "Add 'summary:'.");
    if (scope.fixture().isPresent()) {
      require(
          checks.size() >= MIN_CHECKS && checks.size() <= MAX_CHECKS,
          id + " has " + checks.size() + " checks.",
          "Write two to five lines that say what to check if it fails.");
      require(
          criterion.decides(),
          id + " is a " + criterion.strength() + " without a criterion.",
          "Add 'expect:' to a MUST or SHOULD, 'answered-by:' to a QUESTION.");
      require(
          prerequisites.control().isPresent() || !criterion.measuresTime(),
          id + " judges a ratio or a time and has no control.",
          "Add 'control:' with limits for what the page measures while it computes nothing.");
    }
  }

  /** {@return the statements that it is derived from, the newest edition first; at least one} */
  public List<Statement> statements() {
    return citation.statements();
  }

  /** {@return how binding it is} */
  public Strength strength() {
    return criterion.strength();
  }

  /** {@return the name of the fixture that answers it; empty if it cannot be tested} */
  public Optional<String> fixture() {
    return scope.fixture();
  }

  /** {@return why it cannot be tested; empty if a fixture answers it} */
  public Optional<String> notTestable() {
    return scope.notTestable();
  }

  /** {@return what it expects, in the order in which contexts are matched} */
  public List<Expectation> expectations() {
    return criterion.expectations();
  }

  /** {@return what it expects in the given context, or empty if it does not apply there} */
  public Optional<Expectation> expectedIn(VisitContext context) {
    return expectations().stream().filter(e -> e.where().includes(context)).findFirst();
  }

  /** {@return whether it is claimed of isolated pages only, or expects something else of them} */
  public boolean needsIsolation(VisitContext context) {
    return scope.where().names(VisitContext.ISOLATED)
        || expectedIn(context).stream().anyMatch(e -> e.where().names(VisitContext.ISOLATED));
  }

  /** {@return whether a visit of a fixture in the given context answers it} */
  public boolean answeredBy(String visited, VisitContext context) {
    return scope.includes(visited, context);
  }

  private static void require(boolean condition, String problem, String hint) {
    if (!condition) {
      throw new UserError(problem, hint);
    }
  }
}
