package org.crosscheck.comparison;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much longer one thing takes than another, from paired measurements: the two were measured
 * alternately, so that a temporary slowdown of the machine affects both durations of a pair.
 *
 * @param median the median ratio; 1 if both take equally long
 * @param low the first quartile of the ratios
 * @param high the third quartile of the ratios
 * @param pairs the number of pairs, at least 1
 */
public record Ratio(double median, double low, double high, int pairs) {
  private static final double QUARTER = 0.25;

  /**
   * {@return the ratio of the second to the first}
   *
   * @param first durations, all above 0
   * @param second as many durations, each measured right after its counterpart in {@code first}
   * @throws IllegalArgumentException if there are none, or the lists differ in length
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

  /** {@return the median of some durations} */
  public static double median(List<Double> durations) {
    return quantile(durations.stream().sorted().toList(), 2 * QUARTER);
  }

  private static double quantile(List<Double> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) Math.floor(at);
    int above = (int) Math.ceil(at);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }

  /** {@return whether the middle half of the ratios lies entirely above or below 1} */
  public boolean differs() {
    return low > 1 || high < 1;
  }
}
