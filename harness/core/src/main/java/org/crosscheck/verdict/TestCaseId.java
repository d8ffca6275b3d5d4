package org.crosscheck.verdict;

import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;

/**
 * One claim in one visit: what a verdict is about. Its text names it in baselines.
 *
 * @param claim the claim
 * @param visit the visit
 */
public record TestCaseId(ClaimId claim, VisitKey visit) implements Comparable<TestCaseId> {

  /** {@return a case of its parts, which are those of {@link VisitKey}} */
  public static TestCaseId of(
      ClaimId claim, String page, String hosting, String engine, String interpreters) {
    return new TestCaseId(claim, new VisitKey(page, hosting, engine, interpreters));
  }

  /**
   * {@return the case of a text that {@link #toString} made}
   *
   * @throws UserError if the text does not have five parts, or the first is not a claim's id
   */
  public static TestCaseId parse(String text) {
    String[] parts = text.strip().split(" ", 2);
    if (parts.length != 2 || parts[1].split(" ").length != 4) {
      throw new UserError(
          "'" + text + "' does not name a case.",
          "Write claim, page, hosting, engine and interpreters, with one blank between.");
    }
    return new TestCaseId(new ClaimId(parts[0]), VisitKey.parse(parts[1]));
  }

  /** {@return the page of the visit} */
  public String page() {
    return visit.page();
  }

  /** {@return the hosting of the visit} */
  public String hosting() {
    return visit.hosting();
  }

  /** {@return the engine of the visit} */
  public String engine() {
    return visit.engine();
  }

  /** {@return the interpreters of the visit} */
  public String interpreters() {
    return visit.interpreters();
  }

  @Override
  public int compareTo(TestCaseId other) {
    return toString().compareTo(other.toString());
  }

  /** {@return the five parts with a blank between} */
  @Override
  public String toString() {
    return claim.text() + " " + visit;
  }
}
