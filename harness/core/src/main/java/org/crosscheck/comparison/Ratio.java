package org.crosscheck.comparison;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much longer one thing takes than another that was measured in turns with it: the ratio of
 * each pair, so that what slowed the machine down for a while slowed both.
 *
 * @param median the middle ratio; 1 for the same
 * @param low the ratio that a quarter of the pairs are below
 * @param high the ratio that a quarter of the pairs are above
 * @param pairs how many pairs were measured, at least 1
 */
public record Ratio(double median, double low, double high, int pairs) {
  private static final double QUARTER = 0.25;

  /**
   * {@return the ratio of the second to the first}
   *
   * @param first durations, all above 0
   * @param second as many durations, each measured right after its counterpart
   * @throws IllegalArgumentException if there are none, or not as many of one as of the other
   */
  public static Ratio of(List<Double> first, List<Double> second) {
    if (first.isEmpty() || first.size() != second.size()) {
      throw new IllegalArgumentException(first.size() + " and " + second.size() + " durations");
    }
    List<Double> ratios =
        IntStream.range(0, first.size())
            .mapToObj(i -> second.get(i) / first.get(i))
            .sorted()
            .toList();
    return new Ratio(
        quantile(ratios, 2 * QUARTER),
        quantile(ratios, QUARTER),
        quantile(ratios, 1 - QUARTER),
        ratios.size());
  }

  /** {@return the middle of some durations} */
  public static double median(List<Double> durations) {
    return quantile(durations.stream().sorted().toList(), 2 * QUARTER);
  }

  private static double quantile(List<Double> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) Math.floor(at);
    int above = (int) Math.ceil(at);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }

  /** {@return whether the middle half of the pairs says that one takes longer than the other} */
  public boolean differs() {
    return low > 1 || high < 1;
  }
}
