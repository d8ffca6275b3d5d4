package org.crosscheck.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How busy the machine was during a visit, as far as it was measured.
 *
 * @param drift by how many milliseconds the latest timer of the harness was late; at least 0
 * @param pressure the percentage of the visit's time in which some process waited for a processor,
 *     from 0 to 100, as Linux counts it in {@code /proc/pressure/cpu}; empty on other systems
 * @param others the percentage of all processors' time that other programs used than the harness
 *     and its browsers, from 0 to 100; measured only while no other visit is made, on Linux
 * @param idleGap the longest time between two timers of the page after it had timed out, in
 *     milliseconds; infinite if the page did not answer; empty if the visit did not time out
 */
public record Load(
    OptionalDouble drift, OptionalDouble pressure, OptionalDouble others, OptionalDouble idleGap) {
  /** Nothing was measured. */
  public static final Load UNKNOWN =
      new Load(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative or not a number
   */
  public Load {
    for (OptionalDouble number : List.of(drift, pressure, others, idleGap)) {
      if (!(number.orElse(0) >= 0)) {
        throw new IllegalArgumentException(number + " is not a load");
      }
    }
  }

  /** {@return a copy with the gap of a page that timed out} */
  public Load withIdleGap(double milliseconds) {
    return new Load(drift, pressure, others, OptionalDouble.of(milliseconds));
  }

  /** {@return a copy with what other programs used} */
  public Load withOthers(OptionalDouble percentage) {
    return new Load(drift, pressure, percentage, idleGap);
  }

  /** {@return the measured numbers in words; "" if there are none} */
  public String describe() {
    List<String> words = new ArrayList<>();
    pressure.ifPresent(p -> words.add(rounded("CPU pressure %.0f%%", p)));
    others.ifPresent(o -> words.add(rounded("other programs used %.0f%% of the processors", o)));
    drift.ifPresent(d -> words.add(rounded("the harness's timers up to %.0f ms late", d)));
    idleGap.ifPresent(
        g ->
            words.add(
                Double.isInfinite(g)
                    ? "the page did not answer"
                    : rounded("the page's timers up to %.0f ms apart at its end", g)));
    return String.join(", ", words);
  }

  private static String rounded(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
