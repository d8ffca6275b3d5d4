package org.crosscheck.bench;

import java.util.OptionalDouble;

/**
 * How one side visited the pages of a kind once.
 *
 * @param visits the number of visits, at least 1
 * @param failed how many of them did not end with the facts that they wait for
 * @param seconds from when the first browser was up until the last visit ended, above 0
 * @param ownShare the harness's own time as a percentage of the pages' own time; empty if the side
 *     does not tell them apart
 * @param programMegabytes the largest memory of the program that controls the browsers; empty on
 *     other systems than Linux
 * @param browserMegabytes the largest memory of all browsers together; empty on other systems than
 *     Linux
 */
public record Sample(
    int visits,
    int failed,
    double seconds,
    OptionalDouble ownShare,
    OptionalDouble programMegabytes,
    OptionalDouble browserMegabytes) {
  private static final double SECONDS_PER_MINUTE = 60;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there was no visit, more failed than were made, or it took
   *     no time
   */
  public Sample {
    if (visits < 1 || failed < 0 || failed > visits || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "%d visits, %d failed, in %s s".formatted(visits, failed, seconds));
    }
  }

  /** {@return the number of visits a minute} */
  public double visitsPerMinute() {
    return visits * SECONDS_PER_MINUTE / seconds;
  }
}
