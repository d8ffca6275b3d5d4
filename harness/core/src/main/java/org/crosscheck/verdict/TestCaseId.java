package org.crosscheck.verdict;

import java.util.Comparator;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.UserError;

/**
 * A test case: one claim in one visit. Its text identifies it in baselines.
 *
 * @param claim the claim
 * @param visit the visit
 */
public record TestCaseId(ClaimId claim, VisitKey visit) implements Comparable<TestCaseId> {
  private static final Comparator<TestCaseId> ORDER =
      Comparator.comparing((TestCaseId id) -> id.claim().text()).thenComparing(TestCaseId::visit);

  /**
   * {@return the test case of a claim in a visit; the other parts are those of {@link VisitKey}}
   */
  public static TestCaseId of(
      ClaimId claim, String page, String hosting, String engine, String interpreters) {
    return new TestCaseId(claim, new VisitKey(page, hosting, engine, interpreters));
  }

  /**
   * Parses the result of {@link #toString}.
   *
   * @throws UserError if the text does not have five parts, or the first is not a valid claim id
   */
  public static TestCaseId parse(String text) {
    String[] parts = text.strip().split(" ", 2);
    if (parts.length != 2 || parts[1].split(" ").length != 4) {
      throw new UserError(
          "'" + text + "' is not a test case.",
          "Write claim, page, hosting, engine and interpreters, separated by single spaces.");
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
    return ORDER.compare(this, other);
  }

  /** {@return the five parts, separated by spaces} */
  @Override
  public String toString() {
    return claim.text() + " " + visit;
  }
}
