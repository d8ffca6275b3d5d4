package org.crosscheck.cli;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.comparison.Difference;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.format.CapabilitiesText;
import org.crosscheck.format.ReportInputs;
import org.crosscheck.format.VerdictTable;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.reader.Address;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.HtmlReport;
import org.crosscheck.report.ReportModel;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;

/** Prints the result of a run, whole or stopped, and then writes its report. */
final class RunSummary {
  private static final int SHOWN = 20;

  /** The longest tables that are printed into a log, in lines together. */
  private static final int MOST_LINES = 8;

  private final PrintStream out;
  private final Checkout checkout;
  private final Catalog catalog;
  private final Optional<PlatformSite> emulated;
  private final boolean brief;
  private final boolean everything;

  /**
   * A summary.
   *
   * @param emulated the site of a configuration file whose rules were tested
   * @param verbosity if quiet, only how the run compares with the baseline is printed
   * @param terminal whether a person reads along: a log has no long tables, unless it is verbose
   */
  RunSummary(
      PrintStream out,
      Checkout checkout,
      Catalog catalog,
      Optional<PlatformSite> emulated,
      Verbosity verbosity,
      boolean terminal) {
    this.out = out;
    this.checkout = checkout;
    this.catalog = catalog;
    this.emulated = emulated;
    this.brief = verbosity == Verbosity.QUIET;
    this.everything = terminal || verbosity == Verbosity.VERBOSE;
  }

  /** Prints the result, and the paths of record and report. */
  void print(RunResult result) {
    if (result.record().results().isEmpty()) {
      result.record().partial().ifPresent(out::println);
    } else if (brief) {
      result.record().partial().ifPresent(out::println);
      out.println(result.comparison().summary(result.record().partial().isPresent()));
      unreachable(result.record())
          .forEach((hosting, why) -> out.println(unreachable(hosting, why)));
    } else {
      tables(result);
    }
    emulated.ifPresent(site -> reached(site, result.record()));
    withoutBrowser(result.record());
    result.writeFailure().ifPresent(why -> out.println(TextSanitizer.line(why)));
    // Before the report, which takes a while, in case the process is ended then.
    out.println("Record: " + checkout.shown(result.folder().resolve("record.jsonl")));
    if (brief || result.record().results().isEmpty()) {
      report(result);
      return;
    }
    try {
      report(result);
    } finally {
      // Last, because that is what a reader of a log sees first.
      news(result);
    }
  }

  /** Prints which addresses the pages had, and which lines the rules of the file gave them. */
  private void reached(PlatformSite site, RunRecord record) {
    List<Address> pages =
        record.visits().stream()
            .filter(visit -> visit.hosting().equals(site.platform().id()))
            .map(visit -> visit.last().url())
            .filter(url -> url.startsWith("http"))
            .map(url -> URI.create(url).getPath())
            .distinct()
            .map(site::assumed)
            .toList();
    HostingFileOptions.reached(site, pages).forEach(line -> out.println(TextSanitizer.line(line)));
  }

  private void withoutBrowser(RunRecord record) {
    Map<String, List<VisitRecord>> byEngine =
        record.withoutBrowser().stream()
            .collect(Collectors.groupingBy(VisitRecord::engine, TreeMap::new, Collectors.toList()));
    byEngine.forEach(
        (engine, visits) ->
            out.println(
                "%s: %s without a browser: %s"
                    .formatted(
                        engine,
                        English.count(visits.size(), "visit was left", "visits were left"),
                        TextSanitizer.line(visits.get(visits.size() - 1).last().detail()))));
  }

  /** What was judged is printed by now, so that a full disk does not take that too. */
  private void report(RunResult result) {
    if (result.record().results().isEmpty()) {
      out.println("Nothing was judged, so there is no report.");
      return;
    }
    try {
      out.println(
          "Report: "
              + HtmlReport.write(
                  ReportInputs.of(checkout, catalog, result.run(), List.of(result.folder())),
                  result.folder()));
    } catch (UserError e) {
      throw new UserError(
          "Cannot write the report: " + e.getMessage(),
          "Then write it from the record: ./crosscheck report " + result.folder());
    }
  }

  private void tables(RunResult result) {
    ReportModel model = ReportModel.withoutBaseline(result.record(), catalog.claims());
    List<String> tables =
        Stream.of(new VerdictTable().write(model), new CapabilitiesText().write(model))
            .filter(table -> !table.isEmpty())
            .toList();
    long lines = tables.stream().flatMap(String::lines).count();
    if (everything || lines <= MOST_LINES) {
      tables.forEach(table -> out.print(System.lineSeparator() + table));
      out.println();
    } else {
      out.println(
          "The report has the tables of verdicts and hostings; --verbose prints their %d lines."
              .formatted(lines));
    }
    out.println(counts(result.record()));
  }

  private void news(RunResult result) {
    result.record().partial().ifPresent(out::println);
    out.println(result.comparison().summary(result.record().partial().isPresent()));
    Set<VisitKey> without =
        result.record().withoutBrowser().stream().map(VisitRecord::key).collect(Collectors.toSet());
    Map<String, String> unreachable = unreachable(result.record());
    unreachable.forEach((hosting, why) -> out.println(unreachable(hosting, why)));
    // A new test case whose verdict is good does not need a line of its own.
    List<Difference> notable =
        result.comparison().differences().stream()
            .filter(d -> !unreachable.containsKey(d.of().hosting()))
            .filter(d -> !d.newSuccess() || d.verdict() == Verdict.Kind.ANSWER)
            .filter(d -> !without.contains(d.of().visit()))
            .toList();
    listed(notable.stream().map(d -> TextSanitizer.line(d.toString())).toList());
    knownToBeFlaky(result);
    result.record().info().hostings().stream()
        .filter(h -> !h.like().isEmpty() && !unreachable.containsKey(h.name()))
        .forEach(
            h ->
                out.println(
                    "%s is compared with the baseline of %s.".formatted(h.name(), h.like())));
    // Whoever accepts a part takes it for the whole.
    if (result.record().partial().isPresent()) {
      return;
    }
    boolean own =
        result.comparison().differences().stream()
            .anyMatch(d -> !result.record().externalHostings().contains(d.of().hosting()));
    if (own && result.comparison().fails()) {
      accept(result);
    }
  }

  /** Flaky cases that the baseline accepts; the others are differences. */
  private void knownToBeFlaky(RunResult result) {
    Set<TestCaseId> differing = result.comparison().byCase().keySet();
    listed(
        result.record().results().stream()
            .filter(r -> r.verdict().kind() == Verdict.Kind.FLAKY && !differing.contains(r.of()))
            .map(
                r ->
                    "flaky, as accepted: %s is %s: %s"
                        .formatted(
                            r.of(), r.verdict().label(), TextSanitizer.line(r.verdict().because())))
            .toList());
  }

  /** Prints the first of some lines, and how many more there are. */
  private void listed(List<String> lines) {
    lines.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
    if (lines.size() > SHOWN) {
      out.println("  and %d more; the report has all of them".formatted(lines.size() - SHOWN));
    }
  }

  private static String counts(RunRecord run) {
    Map<Verdict.Kind, Long> counts =
        run.results().stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.verdict().kind(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private void accept(RunResult result) {
    Verdicts run = Verdicts.of("run", result.record().results());
    String files =
        new Baselines(checkout.baselines())
            .files(result.record().info().release().name(), Baseline.of(run)).stream()
                .map(file -> checkout.shown(file).toString())
                .collect(Collectors.joining(" and "));
    out.println(
        (result.comparison().doubtful() ? "If this is intended, accept it: " : "Accept it: ")
            + "./crosscheck accept, and commit "
            + files);
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
