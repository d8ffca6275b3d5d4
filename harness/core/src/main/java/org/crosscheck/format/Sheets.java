package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.crosscheck.analysis.History;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.app.AppRun;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.claim.Coverage;
import org.crosscheck.comparison.Change;
import org.crosscheck.document.CheckedStatement;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.document.Gap;
import org.crosscheck.document.PageSection;
import org.crosscheck.document.Statement;
import org.crosscheck.isolation.Explanation;
import org.crosscheck.mutation.Mutant;
import org.crosscheck.mutation.MutantResult;
import org.crosscheck.mutation.MutationReport;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.report.Sheet;
import org.crosscheck.report.Sheet.Part;
import org.crosscheck.report.TemplateHelper;
import org.crosscheck.verdict.AcceptedVerdict;

/** The sheets of results that are values of other packages. */
final class Sheets {
  private Sheets() {}

  /** {@return the changes between two sets of verdicts} */
  static Sheet changes(Changes changes) {
    return new Sheet(
        changes.summary(),
        List.of(
            Part.lines(changes.warnings()),
            Part.table(
                List.of("", "claim", "was", "is", "because", "where"),
                changes.changes().stream().map(Sheets::change).toList())));
  }

  private static List<String> change(Change change) {
    return List.of(
        change.kind().displayName(),
        change.claim().text(),
        verdict(change.was()),
        verdict(change.is()),
        change.because(),
        Changes.cases(change));
  }

  private static String verdict(Optional<AcceptedVerdict> verdict) {
    return verdict.map(AcceptedVerdict::toString).orElse("");
  }

  /** {@return claims over releases} */
  static Sheet matrix(ReleaseMatrix matrix) {
    return new Sheet(
        "Claims over releases",
        List.of(
            Part.lines(List.of(ReleaseMatrix.LEGEND)),
            Part.table(ReleaseMatrixText.head(matrix), ReleaseMatrixText.rows(matrix)),
            Part.lines(
                ReleaseMatrixText.steady(matrix).lines().filter(l -> !l.isBlank()).toList())));
  }

  /** {@return claims over runs: what changed when, and the runs} */
  static Sheet history(HistoryPage page) {
    List<List<String>> changes = new ArrayList<>();
    for (History.Row row : page.changed()) {
      for (History.Turn turn : row.turns()) {
        changes.add(
            List.of(
                TemplateHelper.minute(turn.run().startedAt()),
                turn.run().release(),
                turn.change().kind().displayName(),
                row.claim().text(),
                verdict(turn.change().was()),
                verdict(turn.change().is())));
      }
    }
    List<List<String>> runs =
        page.newestFirst().stream()
            .map(
                run ->
                    List.of(
                        run.id(),
                        TemplateHelper.minute(run.startedAt()),
                        run.release(),
                        run.mark().isEmpty() ? "complete" : run.mark(),
                        run.selection()))
            .toList();
    List<List<String>> leftOut =
        page.leftOut().entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
    return new Sheet(
        page.summary(),
        List.of(
            Part.table(List.of("when", "release", "", "claim", "was", "is"), changes)
                .titled("What changed when"),
            Part.table(List.of("run", "started", "release", "ended", "selection"), runs)
                .titled("Runs"),
            Part.table(List.of("run", "why"), leftOut)
                .titled(leftOut.isEmpty() ? "" : "Left out")));
  }

  /** {@return tests of the user's own pages} */
  static Sheet app(AppRun run) {
    List<List<String>> rows =
        run.visits().stream()
            .map(
                v ->
                    List.of(
                        v.page(),
                        v.release(),
                        v.hosting(),
                        v.browser(),
                        v.verdict().kind().id(),
                        Stream.concat(v.verdict().reasons().stream(), v.verdict().notes().stream())
                            .collect(Collectors.joining(" "))))
            .toList();
    return new Sheet(
        run.summary(),
        List.of(
            Part.lines(List.of("Tested: " + run.target())),
            Part.table(List.of("page", "release", "hosting", "browser", "result", "why"), rows)));
  }

  /** {@return predictions from header lines} */
  static Sheet predictions(List<Explanation> explanations) {
    return new Sheet(
        "Predicted from header lines", explanations.stream().map(Sheets::prediction).toList());
  }

  private static Part prediction(Explanation e) {
    List<String> lines = new ArrayList<>();
    lines.add(e.prediction().crossOriginIsolated() ? "The page is isolated." : "Not isolated.");
    e.prediction().reasons().forEach(reason -> lines.add("Because: " + reason));
    lines.add(e.consequence());
    lines.addAll(e.denials());
    e.remedy().ifPresent(remedy -> lines.add("To isolate it: " + remedy));
    lines.addAll(e.spellings());
    return Part.lines(lines).titled(e.browser() + (e.tried() ? "" : ", not tried"));
  }

  /** {@return how far the claims cover the documentation} */
  static Sheet coverage(Coverage coverage) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.lines(List.of(coverage.summary())));
    for (Coverage.Edition edition : coverage.editions()) {
      List<List<String>> rows =
          edition.statements().stream()
              .map(
                  covered ->
                      List.of(
                          covered.statement().id(),
                          covered.state().displayName(),
                          covered.statement().text(),
                          covered.claims().stream()
                              .map(claim -> claim.id().text())
                              .collect(Collectors.joining(", ")),
                          covered.statement().gap().map(Gap::reason).orElse("")))
              .toList();
      parts.add(
          Part.table(List.of("statement", "state", "text", "claims", "reason"), rows)
              .titled(edition.name())
              .saying(List.of(edition.summary() + ".")));
    }
    return new Sheet("Documentation and claims", parts);
  }

  /** {@return what a checkout of the documentation still states} */
  static Sheet check(DocumentCheck check) {
    List<List<String>> rows =
        check.differing().stream()
            .map(
                checked ->
                    List.of(
                        checked.state().name().toLowerCase(Locale.ROOT),
                        checked.statement().id(),
                        checked.statement().section(),
                        checked.now().map(PageSection::toString).orElse("")))
            .toList();
    List<String> stands =
        List.of(
            "%d of %d statements stand as they were."
                .formatted(
                    check.statements().stream()
                        .filter(s -> s.state() == CheckedStatement.State.STANDS)
                        .count(),
                    check.statements().size()));
    return new Sheet(
        check.collection(),
        List.of(
            Part.table(List.of("state", "statement", "section", "now in"), rows).saying(stands),
            sections("Sections that mention workers and that nobody quotes", check.unquoted()),
            Part.lines(check.copied().stream().map(Statement::id).toList())
                .titled(check.copied().isEmpty() ? "" : "Say these in your own words")));
  }

  private static Part sections(String title, List<PageSection> sections) {
    return Part.lines(sections.stream().map(PageSection::toString).toList())
        .titled(sections.isEmpty() ? "" : title);
  }

  /** {@return which claims noticed which mutants} */
  static Sheet mutants(MutationReport report) {
    List<List<String>> rows = report.mutants().stream().map(m -> mutant(m, report)).toList();
    return new Sheet(
        "Mutants",
        List.of(
            Part.table(
                    List.of(
                        "mutant",
                        "what it breaks",
                        "must be noticed by",
                        "result",
                        "killed by",
                        "worse too",
                        "because"),
                    rows)
                .saying(List.of(report.summary()))));
  }

  private static List<String> mutant(Mutant mutant, MutationReport report) {
    Optional<MutantResult> result = report.result(mutant);
    return List.of(
        mutant.id(),
        mutant.breaks(),
        String.join(", ", mutant.noticedBy()),
        result.map(r -> r.outcome().displayName()).orElse("not run"),
        result.map(r -> String.join(", ", r.killedBy())).orElse(""),
        result.map(r -> String.join(", ", r.others())).orElse(""),
        result.map(r -> r.undecided() + r.because()).orElse(""));
  }

  /** {@return what a benchmark measured} */
  static Sheet bench(BenchResult result) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.lines(BenchTables.head(result)));
    if (!result.pairs().isEmpty()) {
      parts.add(
          table(BenchTables.visits(result))
              .titled("Visits a minute, beside Playwright Test")
              .saying(List.of(BenchTables.explanation())));
    }
    result
        .growth()
        .ifPresent(
            g ->
                parts.add(
                    table(BenchTables.growth(g))
                        .titled("The cost of many visits")
                        .saying(List.of(BenchTables.explanation(g)))));
    if (!result.answers().isEmpty()) {
      parts.add(table(BenchTables.answers(result)).titled("How soon commands answer"));
    }
    result
        .profile()
        .ifPresent(
            p ->
                parts.add(
                    Part.lines(ProfileTables.text(p).lines().filter(l -> !l.isBlank()).toList())
                        .titled("Where the time of a run goes")));
    return new Sheet("Performance", parts);
  }

  /** A table whose first row has the titles, and all other columns numbers. */
  private static Part table(List<List<String>> rows) {
    return Part.table(rows.get(0), rows.subList(1, rows.size()))
        .numbering(IntStream.range(1, rows.get(0).size()).boxed().collect(Collectors.toSet()));
  }
}
