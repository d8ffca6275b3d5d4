package org.crosscheck.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.format.CapabilitiesText;
import org.crosscheck.format.VerdictTable;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.ReportModel;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;

/** What is printed when a run is over. */
final class RunSummary {
  private static final int SHOWN = 20;

  private RunSummary() {}

  /** Prints how the run compares and where its report is; nothing else. */
  static void result(PrintStream out, RunResult result, Path report) {
    out.println(result.comparison().summary());
    closed(result.record()).forEach((hosting, why) -> out.println(closed(hosting, why)));
    out.println("Report: " + report);
  }

  /** Prints everything that a person wants to know without opening the report. */
  static void print(
      PrintStream out, Checkout checkout, Catalog catalog, RunResult result, Path report) {
    out.println();
    ReportModel shown = ReportModel.withoutBaseline(result.record(), catalog.claims());
    out.print(new VerdictTable().write(shown));
    String compared = new CapabilitiesText().write(shown);
    if (!compared.isEmpty()) {
      out.println();
      out.print(compared);
    }
    Map<Verdict.Kind, Long> counts =
        result.record().results().stream()
            .collect(
                Collectors.groupingBy(
                    j -> j.verdict().kind(), TreeMap::new, Collectors.counting()));
    out.println();
    out.println(
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ")));
    out.println(result.comparison().summary());
    Map<String, String> closed = closed(result.record());
    closed.forEach((hosting, why) -> out.println(closed(hosting, why)));
    // A case that is new and as it should be needs no line of its own.
    List<Difference> news =
        result.comparison().differences().stream()
            .filter(d -> !closed.containsKey(d.of().hosting()))
            .filter(d -> !d.newSuccess() || d.verdict() == Verdict.Kind.ANSWER)
            .toList();
    news.stream().limit(SHOWN).forEach(d -> out.println("  " + TextSanitizer.line(d.toString())));
    if (news.size() > SHOWN) {
      out.println("  and " + (news.size() - SHOWN) + " more; the report has all of them");
    }
    result.record().info().hostings().stream()
        .filter(h -> !h.like().isEmpty() && !closed.containsKey(h.name()))
        .forEach(h -> out.println(h.name() + " is held to what is accepted of " + h.like() + "."));
    boolean own =
        result.comparison().differences().stream()
            .anyMatch(d -> !result.record().externalHostings().contains(d.of().hosting()));
    if (own) {
      accept(out, checkout, result);
    }
    out.println("Record: " + checkout.root().relativize(result.folder().resolve("record.jsonl")));
    out.println("Report: " + report);
  }

  private static void accept(PrintStream out, Checkout checkout, RunResult result) {
    String file =
        checkout
            .root()
            .relativize(checkout.baseline(result.record().info().release().name()))
            .toString();
    boolean worse = !result.comparison().of(ChangeKind.WORSE).isEmpty();
    out.println(
        (worse ? "If this is meant, accept it: " : "Accept it: ")
            + "./crosscheck accept, and commit "
            + file);
  }

  private static String closed(String hosting, String why) {
    return hosting + " could not be visited: " + TextSanitizer.line(why);
  }

  /** The hostings none of whose pages opened, with the one reason. */
  private static Map<String, String> closed(RunRecord record) {
    Map<String, Set<String>> ends = new TreeMap<>();
    for (VisitRecord visit : record.visits()) {
      boolean closed = !visit.last().outcome().opened();
      ends.computeIfAbsent(visit.hosting(), h -> new TreeSet<>())
          .add(closed ? visit.last().detail() : "");
    }
    Map<String, String> closed = new TreeMap<>();
    ends.forEach(
        (hosting, why) -> {
          if (why.size() == 1 && !why.contains("")) {
            closed.put(hosting, why.iterator().next());
          }
        });
    return closed;
  }
}
