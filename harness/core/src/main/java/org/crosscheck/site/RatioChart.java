package org.crosscheck.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.bench.PageKind;

/**
 * The ratio to Playwright Test for a kind of pages over time, as a drawing. All charts of a page
 * have the same days and the same scale.
 *
 * @param kind the kind of pages
 * @param marks the measurements, oldest first, at least two
 * @param from the first day of all charts
 * @param to the last day of all charts
 * @param top the largest ratio of the scale
 */
record RatioChart(PageKind kind, List<Mark> marks, Instant from, Instant to, int top) {
  static final int WIDTH = 600;
  static final int HEIGHT = 90;

  /** Room for half of a mark at both ends. */
  private static final int EDGE = 4;

  /**
   * A measurement.
   *
   * @param when when it was made
   * @param ratio the median of its ratios
   * @param x its place from the left
   * @param y its place from the top
   */
  record Mark(Instant when, double ratio, int x, int y) {
    /** {@return the measurement in words} */
    String title() {
      return Words.day(when) + ": " + BenchView.number(ratio, 2);
    }
  }

  /** {@return the charts of the kinds that were measured at least twice} */
  static List<RatioChart> of(List<SiteBenchmark> benchmarks) {
    List<SiteBenchmark> oldestFirst =
        benchmarks.stream().sorted(Comparator.comparing(SiteBenchmark::when)).toList();
    if (oldestFirst.isEmpty()) {
      return List.of();
    }
    Instant from = oldestFirst.get(0).when();
    Instant to = oldestFirst.get(oldestFirst.size() - 1).when();
    double largest =
        oldestFirst.stream()
            .flatMap(b -> Arrays.stream(PageKind.values()).flatMap(kind -> b.ratio(kind).stream()))
            .mapToDouble(ratio -> ratio.median())
            .max()
            .orElse(1);
    int top = (int) Math.max(2, Math.ceil(largest));
    List<RatioChart> charts = new ArrayList<>();
    for (PageKind kind : PageKind.values()) {
      List<Mark> marks =
          oldestFirst.stream()
              .flatMap(
                  b ->
                      b.ratio(kind).stream()
                          .map(
                              ratio ->
                                  new Mark(
                                      b.when(),
                                      ratio.median(),
                                      x(b.when(), from, to),
                                      y(ratio.median(), top))))
              .toList();
      if (marks.size() > 1) {
        charts.add(new RatioChart(kind, marks, from, to, top));
      }
    }
    return List.copyOf(charts);
  }

  private static int x(Instant when, Instant from, Instant to) {
    double all = Math.max(1, Duration.between(from, to).toSeconds());
    return (int)
        Math.round(EDGE + (WIDTH - 2 * EDGE) * Duration.between(from, when).toSeconds() / all);
  }

  private static int y(double ratio, int top) {
    return (int) Math.round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * ratio / top);
  }

  /** {@return where as many visits a minute as with Playwright Test are} */
  int same() {
    return y(1, top);
  }

  /** {@return the points of the line} */
  String points() {
    return marks.stream().map(m -> m.x() + "," + m.y()).collect(Collectors.joining(" "));
  }

  /** {@return the chart in one sentence} */
  String described() {
    Mark first = marks.get(0);
    Mark last = marks.get(marks.size() - 1);
    return "The ratio for %s in %d benchmarks: %s on %s, %s on %s; between %s and %s."
        .formatted(
            kind.displayName(),
            marks.size(),
            BenchView.number(first.ratio(), 2),
            Words.day(first.when()),
            BenchView.number(last.ratio(), 2),
            Words.day(last.when()),
            BenchView.number(marks.stream().mapToDouble(Mark::ratio).min().orElse(0), 2),
            BenchView.number(marks.stream().mapToDouble(Mark::ratio).max().orElse(0), 2));
  }
}
