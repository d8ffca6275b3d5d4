package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.crosscheck.bench.BenchResult;

/** What a benchmark measured, as a page with tables. */
public final class BenchMarkdown implements TextFormat<BenchResult> {
  @Override
  public String id() {
    return "markdown";
  }

  @Override
  public String description() {
    return "a page with tables";
  }

  @Override
  public String write(BenchResult result) {
    List<String> parts = new ArrayList<>();
    parts.add("# Performance\n");
    parts.add(
        BenchTables.head(result).stream()
            .map(line -> "- " + Markdown.text(line) + "\n")
            .collect(Collectors.joining()));
    if (!result.pairs().isEmpty()) {
      parts.add("## Visits a minute, beside Playwright Test\n");
      parts.add(BenchTables.explanation() + "\n");
      parts.add(table(BenchTables.visits(result)));
    }
    result
        .growth()
        .ifPresent(
            g -> {
              parts.add("## The cost of many visits\n");
              parts.add(BenchTables.explanation(g) + "\n");
              parts.add(table(BenchTables.growth(g)));
            });
    if (!result.answers().isEmpty()) {
      parts.add("## How soon commands answer\n");
      parts.add(
          "From the start of the process to its end, or to the first verdict of a run from the"
              + " start of the JVM: the median with the minimum and the maximum.\n");
      parts.add(table(BenchTables.answers(result)));
    }
    result
        .profile()
        .ifPresent(
            p -> {
              parts.add("## Where the time of a run goes\n");
              parts.add(ProfileTables.markdown(p));
            });
    return String.join("\n", parts);
  }

  private static String table(List<List<String>> rows) {
    return Markdown.table(
        rows.get(0),
        rows.subList(1, rows.size()).stream()
            .map(row -> row.stream().map(Markdown::text).toList())
            .toList());
  }
}
