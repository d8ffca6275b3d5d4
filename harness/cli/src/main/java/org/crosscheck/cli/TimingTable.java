package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.crosscheck.format.TextTable;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;

/** Prints how the time of each visit was spent, and the sum for each browser. */
final class TimingTable {
  private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 5, 6);

  private TimingTable() {}

  static void print(PrintStream out, RunRecord record) {
    out.println();
    out.println(
        "Times in milliseconds. 'page' is the page's own time, 'harness' is the sum of the others."
            + " Browser starts are not included.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("visit", "page", "harness", "queue", "context", "navigate", "teardown"));
    record.visits().forEach(v -> rows.add(row(v.key().toString(), v.last().timings())));
    Map<String, List<VisitRecord>> sessions =
        record.visits().stream()
            .collect(Collectors.groupingBy(VisitRecord::engine, TreeMap::new, Collectors.toList()));
    List<String> shares = new ArrayList<>();
    sessions.forEach(
        (browser, visits) -> {
          Timings sum =
              visits.stream().map(v -> v.last().timings()).reduce(Timings::plus).orElseThrow();
          rows.add(row("sum of " + visits.size() + " visits in " + browser, sum));
          shares.add(
              String.format(
                  Locale.ROOT,
                  "%s: the harness time is %.1f %% of the page time",
                  browser,
                  100 * sum.harness() / sum.page()));
        });
    out.print(new TextTable(rows, NUMBERS).text());
    shares.forEach(out::println);
  }

  private static List<String> row(String name, Timings t) {
    DoubleFunction<String> rounded = ms -> String.format(Locale.ROOT, "%.0f", ms);
    return List.of(
        name,
        rounded.apply(t.page()),
        rounded.apply(t.harness()),
        rounded.apply(t.queue()),
        rounded.apply(t.context()),
        rounded.apply(t.navigation()),
        rounded.apply(t.teardown()));
  }
}
