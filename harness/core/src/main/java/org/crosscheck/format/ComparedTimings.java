package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.crosscheck.comparison.Ratio;
import org.crosscheck.regression.TimingComparison;
import org.crosscheck.report.Sheet;

/**
 * How long workers of two releases take.
 *
 * @param before the name of the first release
 * @param after the name of the second
 * @param rounds the number of measurements of each
 * @param measured the durations, by browser
 */
public record ComparedTimings(
    String before, String after, int rounds, List<TimingComparison.Measured> measured)
    implements Result {
  private static final Set<Integer> NUMBERS = Set.of(2, 3, 4);

  /** Three digits after the point are more than any measurement has. */
  private static final double DIGITS = 1000;

  /** Copies the list. */
  public ComparedTimings {
    measured = List.copyOf(measured);
  }

  @Override
  public Sheet sheet() {
    List<List<String>> rows = new ArrayList<>();
    for (TimingComparison.Measured one : measured) {
      Ratio ratio = Ratio.of(one.first(), one.second());
      rows.add(
          List.of(
              one.browser(),
              one.what(),
              number("%.1f", Ratio.median(one.first())),
              number("%.1f", Ratio.median(one.second())),
              number("%.2f", ratio.median()),
              number("%.2f", ratio.low())
                  + " to "
                  + number("%.2f", ratio.high())
                  + (ratio.differs() ? "" : "  (no clear difference)")));
    }
    return new Sheet(
        "Times of PyScript " + before + " and " + after,
        List.of(
            Sheet.Part.table(List.of("", "median ms", before, after, "ratio", "middle half"), rows)
                .numbering(NUMBERS),
            Sheet.Part.lines(
                List.of(
                    "Ratios of %d pairs; both measurements of a pair follow each other."
                        .formatted(rounds)))));
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  @Override
  public ObjectNode tree() {
    ObjectNode json = Result.object();
    json.put("before", before);
    json.put("after", after);
    json.put("rounds", rounds);
    ArrayNode all = json.putArray("measured");
    for (TimingComparison.Measured one : measured) {
      ObjectNode entry = all.addObject();
      entry.put("browser", one.browser());
      entry.put("what", one.what());
      durations(entry.putArray("before"), one.first());
      durations(entry.putArray("after"), one.second());
      Ratio ratio = Ratio.of(one.first(), one.second());
      entry
          .putObject("ratio")
          .put("median", rounded(ratio.median()))
          .put("low", rounded(ratio.low()))
          .put("high", rounded(ratio.high()))
          .put("differs", ratio.differs());
    }
    return json;
  }

  private static void durations(ArrayNode json, List<Double> milliseconds) {
    milliseconds.forEach(ms -> json.add(rounded(ms)));
  }

  private static double rounded(double number) {
    return Math.round(number * DIGITS) / DIGITS;
  }
}
