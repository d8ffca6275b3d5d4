package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;

/** Where the time of each visit went, and the sums for each session. */
final class TimingTable {
  private static final String ROW = "%-62s %8.0f %8.0f %8.0f %8.0f %8.0f %8.0f%n";

  private TimingTable() {}

  static void print(PrintStream out, RunRecord record) {
    out.println();
    out.println(
        "Milliseconds; 'page' is the page's own time, the others are ours."
            + " Starting the browsers is not in it.");
    out.printf(
        Locale.ROOT,
        "%-62s %8s %8s %8s %8s %8s %8s%n",
        "visit",
        "page",
        "ours",
        "queue",
        "context",
        "navigate",
        "teardown");
    record.visits().forEach(v -> row(out, v.key().toString(), v.last().timings()));
    Map<String, List<VisitRecord>> sessions =
        record.visits().stream()
            .collect(Collectors.groupingBy(VisitRecord::engine, TreeMap::new, Collectors.toList()));
    sessions.forEach(
        (browser, visits) -> {
          Timings sum =
              visits.stream().map(v -> v.last().timings()).reduce(TimingTable::add).orElseThrow();
          row(out, "sum of " + visits.size() + " visits in " + browser, sum);
          out.printf(
              Locale.ROOT,
              "%s: our own time is %.1f %% of the page time%n",
              browser,
              100 * sum.ours() / sum.page());
        });
  }

  private static Timings add(Timings a, Timings b) {
    return new Timings(
        a.queue() + b.queue(),
        a.context() + b.context(),
        a.navigation() + b.navigation(),
        a.page() + b.page(),
        a.teardown() + b.teardown());
  }

  private static void row(PrintStream out, String name, Timings t) {
    out.printf(
        Locale.ROOT,
        ROW,
        name,
        t.page(),
        t.ours(),
        t.queue(),
        t.context(),
        t.navigation(),
        t.teardown());
  }
}
