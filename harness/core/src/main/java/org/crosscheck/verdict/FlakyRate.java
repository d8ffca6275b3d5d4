package org.crosscheck.verdict;

/**
 * In how many runs the tries of a test case disagreed.
 *
 * @param flaky in how many they did, at least 0
 * @param runs how many runs have a verdict on it, at least {@code flaky}
 */
public record FlakyRate(int flaky, int runs) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they cannot be
   */
  public FlakyRate {
    if (flaky < 0 || flaky > runs) {
      throw new IllegalArgumentException("flaky in " + flaky + " of " + runs + " runs");
    }
  }

  /** {@return this rate with one more run; this one is not changed} */
  public FlakyRate with(Verdict verdict) {
    return new FlakyRate(flaky + (verdict.kind() == Verdict.Kind.FLAKY ? 1 : 0), runs + 1);
  }

  /** {@return the rate in words, such as {@code flaky in 2 of 9 runs}} */
  @Override
  public String toString() {
    return "flaky in " + flaky + " of " + runs + (runs == 1 ? " run" : " runs");
  }
}
