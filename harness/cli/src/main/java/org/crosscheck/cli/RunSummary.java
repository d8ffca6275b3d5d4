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

/** Prints the result of a run. */
final class RunSummary {
  private static final int SHOWN = 20;

  private RunSummary() {}

  /** Prints only how the run compares with the baseline, and the path of its report. */
  static void result(PrintStream out, RunResult result, Path report) {
    result.record().partial().ifPresent(out::println);
    out.println(result.comparison().summary(result.record().partial().isPresent()));
    unreachable(result.record()).forEach((hosting, why) -> out.println(unreachable(hosting, why)));
    out.println("Report: " + report);
  }

  /** Prints all that a person wants to know before opening the report. */
  static void print(
      PrintStream out, Checkout checkout, Catalog catalog, RunResult result, Path report) {
    out.println();
    ReportModel model = ReportModel.withoutBaseline(result.record(), catalog.claims());
    out.print(new VerdictTable().write(model));
    String capabilities = new CapabilitiesText().write(model);
    if (!capabilities.isEmpty()) {
      out.println();
      out.print(capabilities);
    }
    Map<Verdict.Kind, Long> counts =
        result.record().results().stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.verdict().kind(), TreeMap::new, Collectors.counting()));
    out.println();
    out.println(
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", ")));
    result.record().partial().ifPresent(out::println);
    out.println(result.comparison().summary(result.record().partial().isPresent()));
    Map<String, String> unreachable = unreachable(result.record());
    unreachable.forEach((hosting, why) -> out.println(unreachable(hosting, why)));
    // A new test case whose verdict is good does not need a line of its own.
    List<Difference> notable =
        result.comparison().differences().stream()
            .filter(d -> !unreachable.containsKey(d.of().hosting()))
            .filter(d -> !d.newSuccess() || d.verdict() == Verdict.Kind.ANSWER)
            .toList();
    notable.stream()
        .limit(SHOWN)
        .forEach(d -> out.println("  " + TextSanitizer.line(d.toString())));
    if (notable.size() > SHOWN) {
      out.println("  and %d more; the report has all of them".formatted(notable.size() - SHOWN));
    }
    result.record().info().hostings().stream()
        .filter(h -> !h.like().isEmpty() && !unreachable.containsKey(h.name()))
        .forEach(
            h ->
                out.println(
                    "%s is compared with the baseline of %s.".formatted(h.name(), h.like())));
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
        (worse ? "If this is intended, accept it: " : "Accept it: ")
            + "./crosscheck accept, and commit "
            + file);
  }

  private static String unreachable(String hosting, String why) {
    return "%s could not be reached: %s".formatted(hosting, TextSanitizer.line(why));
  }

  /** The hostings under which no page opened, all for the same reason, with that reason. */
  private static Map<String, String> unreachable(RunRecord record) {
    Map<String, Set<String>> ends = new TreeMap<>();
    for (VisitRecord visit : record.visits()) {
      boolean unopened = !visit.last().outcome().opened();
      ends.computeIfAbsent(visit.hosting(), h -> new TreeSet<>())
          .add(unopened ? visit.last().detail() : "");
    }
    Map<String, String> unreachable = new TreeMap<>();
    ends.forEach(
        (hosting, why) -> {
          if (why.size() == 1 && !why.contains("")) {
            unreachable.put(hosting, why.iterator().next());
          }
        });
    return unreachable;
  }
}
