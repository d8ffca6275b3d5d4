package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.check.Books;
import org.crosscheck.check.Project;
import org.crosscheck.check.Result;
import org.crosscheck.comparison.Difference;
import org.crosscheck.report.TextTable;
import org.crosscheck.verdict.Verdict;

/** What is printed when a run is over. */
final class RunSummary {
  private static final int SHOWN = 20;
  private static final Set<String> WELL = Set.of("HOLDS", "NOT_ASKED");

  private RunSummary() {}

  static void print(PrintStream out, Project project, Books books, Result result) {
    out.println();
    out.print(TextTable.of(result.record(), books.claims()));
    Map<Verdict.Kind, Long> counts =
        result.record().judged().stream()
            .collect(
                Collectors.groupingBy(
                    j -> j.verdict().kind(), TreeMap::new, Collectors.counting()));
    out.println();
    out.println(
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ")));
    out.println(result.comparison().summary());
    // A case that is new and as it should be needs no line of its own.
    List<Difference> shown =
        result.comparison().differences().stream()
            .filter(d -> d.kind() != Difference.Kind.APPEARED || !WELL.contains(d.is()))
            .toList();
    shown.stream().limit(SHOWN).forEach(d -> out.println("  " + d));
    if (shown.size() > SHOWN) {
      out.println("  and " + (shown.size() - SHOWN) + " more; the report has all of them");
    }
    if (!result.comparison().same()) {
      String file =
          project
              .root()
              .relativize(project.baseline(result.record().info().release().name()))
              .toString();
      boolean worse = !result.comparison().of(Difference.Kind.WORSE).isEmpty();
      out.println(
          (worse ? "If this is meant, accept it: " : "Accept it: ")
              + "./crosscheck accept, and commit "
              + file);
    }
    out.println("Record: " + project.root().relativize(result.folder().resolve("record.jsonl")));
    out.println("Report: " + result.report());
  }
}
