package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.bench.Answer;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.bench.Growth;
import org.crosscheck.bench.Sample;
import org.crosscheck.bench.SideBySide;
import org.crosscheck.bench.Spread;

/** The rows and sentences that the text and the Markdown of a benchmark have in common. */
final class BenchTables {
  private BenchTables() {}

  /** {@return what was measured and where, and whether only ratios count} */
  static List<String> head(BenchResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("Measured on %s with: %s".formatted(result.when(), result.command()));
    lines.add(result.programs() + ".");
    lines.add(result.machine().describe() + ".");
    lines.add(
        result.machine().busy()
            ? "The machine was busy with other programs before the start, so that only the ratios"
                + " can be compared with other runs."
            : "The machine was quiet before the start.");
    return lines;
  }

  /** {@return the sentences about the table of {@link #visits}} */
  static String explanation() {
    return "Both sides open the same served pages in the same browser program in turns, as many at"
        + " once, each in a fresh context, and wait for the same facts. A minute is counted from"
        + " when the first browser is up. Playwright Test starts the browser with its own"
        + " settings. Each cell is the median with the minimum and the maximum of all alternations;"
        + " the ratio is of neighbors. The memory of browsers is what their processes do not share"
        + " with files; that of Playwright Test includes its own processes.";
  }

  /** {@return a row for each kind of pages, after a row of titles} */
  static List<List<String>> visits(BenchResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "pages",
            "visits",
            "failed",
            "ours a minute",
            "Playwright a minute",
            "ratio",
            "own time, % of page",
            "harness MB",
            "browsers MB",
            "Playwright MB"));
    for (SideBySide pair : result.pairs()) {
      rows.add(
          List.of(
              pair.kind().displayName(),
              pair.ours().size() + " x " + pair.ours().get(0).visits(),
              failed(pair.ours()) + " and " + failed(pair.theirs()),
              spread(SideBySide.visitsPerMinute(pair.ours()), 1),
              spread(SideBySide.visitsPerMinute(pair.theirs()), 1),
              spread(pair.ratio(), 2),
              spread(SideBySide.of(pair.ours(), Sample::ownShare), 0),
              spread(SideBySide.of(pair.ours(), Sample::programMegabytes), 0),
              spread(SideBySide.of(pair.ours(), Sample::browserMegabytes), 0),
              spread(SideBySide.of(pair.theirs(), Sample::browserMegabytes), 0)));
    }
    return rows;
  }

  private static int failed(List<Sample> side) {
    return side.stream().mapToInt(Sample::failed).sum();
  }

  /** {@return the result of many visits in one sentence} */
  static String explanation(Growth growth) {
    return String.format(
        Locale.ROOT,
        "%d visits to one small page, %d failed: a visit of the last part cost %.2f times as much"
            + " as one of the second. Beginning, middle and end, each the median of a third of the"
            + " parts without the first, differ by at most %.0f%%. The harness had at most %s MB, the browsers %s MB.",
        growth.visits(),
        growth.failed(),
        growth.ratio(),
        growth.unevenness() * 100,
        growth.memory().harness().isPresent()
            ? number(growth.memory().harness().getAsDouble(), 0)
            : "?",
        growth.memory().others().isPresent()
            ? number(growth.memory().others().getAsDouble(), 0)
            : "?");
  }

  /** {@return a row for each part of many visits, after a row of titles} */
  static List<List<String>> growth(Growth growth) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("visits", "ms a visit"));
    growth
        .windows()
        .forEach(w -> rows.add(List.of(w.from() + " to " + w.to(), number(w.milliseconds(), 0))));
    return rows;
  }

  /** {@return a row for each command, after a row of titles} */
  static List<List<String>> answers(BenchResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("command", "seconds"));
    for (Answer answer : result.answers()) {
      rows.add(List.of(answer.what(), spread(answer.seconds(), 2)));
    }
    return rows;
  }

  private static String spread(Optional<Spread> spread, int digits) {
    return spread.map(s -> spread(s, digits)).orElse("-");
  }

  private static String spread(Spread spread, int digits) {
    return "%s (%s to %s)"
        .formatted(
            number(spread.median(), digits),
            number(spread.min(), digits),
            number(spread.max(), digits));
  }

  private static String number(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
