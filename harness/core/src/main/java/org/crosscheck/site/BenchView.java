package org.crosscheck.site;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.crosscheck.bench.PageKind;
import org.crosscheck.bench.Spread;

/**
 * The speed of the harness over time.
 *
 * @param benchmarks what was measured, newest first
 */
record BenchView(List<SiteBenchmark> benchmarks) {
  /** {@return the kinds of pages, in the order of their columns} */
  static List<PageKind> kinds() {
    return Arrays.asList(PageKind.values());
  }

  /** {@return a chart of the ratio for each kind of pages that was measured more than once} */
  List<RatioChart> charts() {
    return RatioChart.of(benchmarks);
  }

  /** {@return the median; "–" if it was not measured} */
  static String ratio(Optional<Spread> ratio) {
    return ratio.map(r -> number(r.median(), 2)).orElse("–");
  }

  /** {@return the smallest and the largest one, in words} */
  static String range(Optional<Spread> ratio) {
    return ratio.map(r -> number(r.min(), 2) + " to " + number(r.max(), 2)).orElse("");
  }

  /** {@return a rounded number; "–" if it was not measured} */
  static String number(OptionalDouble number, int digits) {
    return number.isPresent() ? number(number.getAsDouble(), digits) : "–";
  }

  /** {@return a rounded number} */
  static String number(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** {@return the table as data} */
  Map<String, Object> data() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("view", "performance");
    json.put("benchmarks", benchmarks.stream().map(SiteBenchmark::data).toList());
    return json;
  }
}
