package org.crosscheck.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;

/**
 * The run beside another run or accepted verdicts: what differs in the cases that both have, with
 * the evidence of both.
 *
 * @param model the model of the report
 * @param against what the run is shown beside
 * @param changes what differs, worst first; nothing new or gone
 * @param onlyHere the number of cases that only this run has
 * @param onlyThere the number of cases that only the other one has
 * @param before the visits of the other run, by key; none for accepted verdicts
 * @param after the visits of this run, by key
 */
record AgainstPage(
    ReportModel model,
    Against against,
    List<Change> changes,
    long onlyHere,
    long onlyThere,
    Map<VisitKey, VisitRecord> before,
    Map<VisitKey, VisitRecord> after) {
  private static final int LONGEST = 600;

  /** The evidence of both sides in one respect; "" where there is none. */
  record Evidence(String what, String before, String after) {}

  static AgainstPage of(ReportModel model, Against against) {
    List<Change> all = Change.between(against.verdicts(), model.verdicts());
    return new AgainstPage(
        model,
        against,
        all.stream()
            .filter(c -> c.kind() != ChangeKind.NEW && c.kind() != ChangeKind.GONE)
            .toList(),
        cases(all, ChangeKind.NEW),
        cases(all, ChangeKind.GONE),
        against.run().map(AgainstPage::visits).orElse(Map.of()),
        visits(model.run()));
  }

  private static long cases(List<Change> changes, ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).mapToInt(c -> c.cases().size()).sum();
  }

  private static Map<VisitKey, VisitRecord> visits(RunRecord run) {
    Map<VisitKey, VisitRecord> visits = new HashMap<>();
    run.visits().forEach(visit -> visits.put(visit.key(), visit));
    return visits;
  }

  /** {@return the number of cases of each kind of change, in words} */
  String counts() {
    String counts =
        Stream.of(ChangeKind.values())
            .filter(kind -> cases(changes, kind) > 0)
            .map(kind -> cases(changes, kind) + " " + kind.displayName())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "no difference" : counts;
  }

  /** {@return the kinds of change that occur, worst first, with the number of their cases} */
  Map<ChangeKind, Long> kinds() {
    Map<ChangeKind, Long> kinds = new TreeMap<>();
    changes.forEach(c -> kinds.merge(c.kind(), (long) c.cases().size(), Long::sum));
    return kinds;
  }

  /** {@return the changes of a kind} */
  List<Change> of(ChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).toList();
  }

  /** {@return the claim of a change in words, or its id if the catalog no longer has it} */
  String summary(Change change) {
    String summary = model.summary(change.claim());
    return summary.isEmpty() ? change.claim().text() : summary;
  }

  /** {@return a verdict as text} */
  static String text(Optional<AcceptedVerdict> verdict) {
    return verdict.map(v -> TextSanitizer.line(v.toString(), LONGEST)).orElse("–");
  }

  /** {@return the evidence of both sides: the reasons, and what else differs} */
  List<Evidence> evidence(TestCaseId of) {
    Optional<VisitRecord> there = Optional.ofNullable(before.get(of.visit()));
    Optional<VisitRecord> here = Optional.ofNullable(after.get(of.visit()));
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence(
            "Why",
            there
                .map(visit -> because(visit, of))
                .or(() -> against.accepted().reason(of).map(r -> "accepted: " + r))
                .orElse(""),
            here.map(visit -> because(visit, of)).orElse("")));
    evidence.add(both("Ended", there, here, AgainstPage::ended));
    evidence.add(both("Isolated", there, here, AgainstPage::isolated));
    evidence.addAll(facts(there, here));
    evidence.add(both("Page errors", there, here, AgainstPage::errors));
    evidence.add(both("Console errors", there, here, AgainstPage::console));
    evidence.add(both("Header lines of the page", there, here, AgainstPage::headers));
    return evidence.stream()
        .filter(one -> one.what().equals("Why") || !one.before().equals(one.after()))
        .toList();
  }

  private static Evidence both(
      String what,
      Optional<VisitRecord> there,
      Optional<VisitRecord> here,
      Function<Observation, String> part) {
    return new Evidence(
        what,
        there.map(visit -> part.apply(visit.last())).orElse(""),
        here.map(visit -> part.apply(visit.last())).orElse(""));
  }

  private static String because(VisitRecord visit, TestCaseId of) {
    return visit.results().stream()
        .filter(result -> result.of().equals(of))
        .map(TestResult::verdict)
        .map(verdict -> line(verdict.because()))
        .findFirst()
        .orElse("");
  }

  private static String ended(Observation seen) {
    return seen.outcome().displayName() + (seen.detail().isEmpty() ? "" : ", " + seen.detail());
  }

  private static String isolated(Observation seen) {
    return seen.isolated().map(isolated -> isolated ? "yes" : "no").orElse("not reported");
  }

  private static String errors(Observation seen) {
    return seen.errors().stream()
        .map(error -> line(error.text()))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String console(Observation seen) {
    return seen.console().stream()
        .filter(one -> one.level().equals("error"))
        .map(one -> line(one.text()))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String headers(Observation seen) {
    return seen.exchanges().stream()
        .filter(exchange -> VisitPage.isDocument(seen, exchange))
        .map(Exchange::headers)
        .findFirst()
        .map(
            lines ->
                lines.stream()
                    .map(HeaderLine::toString)
                    .filter(text -> !text.toLowerCase(java.util.Locale.ROOT).startsWith("date:"))
                    .map(AgainstPage::line)
                    .collect(Collectors.joining("\n")))
        .orElse("");
  }

  /** The facts that differ; without the facts of the other side, there is nothing to compare. */
  private static List<Evidence> facts(Optional<VisitRecord> there, Optional<VisitRecord> here) {
    if (there.isEmpty() || here.isEmpty()) {
      return List.of();
    }
    Map<String, String> was = facts(there.get().last());
    Map<String, String> is = facts(here.get().last());
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(was.get(name), is.get(name)))
        .map(
            name ->
                new Evidence(
                    "Fact " + name,
                    was.getOrDefault(name, "not reported"),
                    is.getOrDefault(name, "not reported")))
        .toList();
  }

  private static Map<String, String> facts(Observation seen) {
    Map<String, String> facts = new TreeMap<>();
    for (Fact fact : seen.facts()) {
      facts.merge(fact.name(), line(VisitPage.value(fact.value())), (a, b) -> a + ", " + b);
    }
    return facts;
  }

  /** Without ports, which differ from run to run. */
  private static String line(String text) {
    return TextSanitizer.line(text, LONGEST)
        .replaceAll("(localhost|127\\.0\\.0\\.1|insecure\\.test):\\d+", "$1");
  }
}
