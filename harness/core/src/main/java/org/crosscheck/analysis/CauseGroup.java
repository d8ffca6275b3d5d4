package org.crosscheck.analysis;

import java.util.List;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Difference;
import org.crosscheck.verdict.VisitKey;

/**
 * Differences with one cause, to be looked at together.
 *
 * @param cause the cause
 * @param differences the differences, worst first, at least one
 */
public record CauseGroup(Cause cause, List<Difference> differences) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no difference
   */
  public CauseGroup {
    differences = List.copyOf(differences);
    if (differences.isEmpty()) {
      throw new IllegalArgumentException("A cause without a difference: " + cause);
    }
  }

  /** {@return the worst of the differences} */
  public Difference worst() {
    return differences.get(0);
  }

  /** {@return the claims whose verdicts differ, in order} */
  public List<ClaimId> claims() {
    return differences.stream().map(d -> d.of().claim()).distinct().toList();
  }

  /** {@return the visits whose verdicts differ, in order} */
  public List<VisitKey> visits() {
    return differences.stream().map(d -> d.of().visit()).distinct().toList();
  }
}
