package org.crosscheck.bench;

import java.util.List;

/**
 * Measurements of one thing, in one unit: the middle one and the limits.
 *
 * @param median the middle of the sorted numbers; of an even number, the mean of the middle two
 * @param min the smallest
 * @param max the largest
 */
public record Spread(double median, double min, double max) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the median is not between the limits
   */
  public Spread {
    if (!(min <= median && median <= max)) {
      throw new IllegalArgumentException("%s is not between %s and %s".formatted(median, min, max));
    }
  }

  /**
   * {@return the spread of some numbers}
   *
   * @throws IllegalArgumentException if there is none, or one is not a number
   */
  public static Spread of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("there is no number");
    }
    List<Double> sorted = numbers.stream().sorted().toList();
    int upper = sorted.size() / 2;
    int lower = (sorted.size() - 1) / 2;
    return new Spread(
        (sorted.get(lower) + sorted.get(upper)) / 2, sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
