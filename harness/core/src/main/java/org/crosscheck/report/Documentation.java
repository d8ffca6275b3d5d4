package org.crosscheck.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Coverage;
import org.crosscheck.document.Document;
import org.crosscheck.document.Gap;
import org.crosscheck.document.Statement;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * A document, statement by statement, with results.
 *
 * @param document the document
 * @param statements in order
 */
record Documentation(Document document, List<StatementResult> statements) {

  /**
   * One statement.
   *
   * @param covered the statement and its claims
   * @param style the style class of the result
   * @param mark the result in words
   * @param claims the claims that are shown here: those of which it is the first statement
   * @param elsewhere its other claims, which are shown at the statement that is their first
   */
  record StatementResult(
      Coverage.Covered covered,
      String style,
      String mark,
      List<ClaimResult> claims,
      List<ClaimResult> elsewhere) {
    /** {@return the statement} */
    Statement statement() {
      return covered.statement();
    }

    /** {@return what is missing and why; empty if its claims cover it} */
    Optional<String> gap() {
      return statement()
          .gap()
          .filter(gap -> gap.kind() != Gap.Kind.OPEN)
          .map(gap -> covered.state().displayName() + ": " + gap.reason());
    }
  }

  /**
   * One claim.
   *
   * @param claim the claim
   * @param hostings the columns of the rows
   * @param rows one for each browser that tested it; none if the claim was not tested
   * @param fails whether it does not hold somewhere
   * @param style the style class of the result
   * @param mark the result in words
   */
  record ClaimResult(
      Claim claim,
      List<String> hostings,
      List<Row> rows,
      boolean fails,
      String style,
      String mark) {
    /** {@return the quoted words, unless they are the whole sentence} */
    Optional<String> quoted() {
      Optional<String> sentence = claim.citation().quoted().map(Statement::text);
      return claim.citation().quote().filter(q -> !Optional.of(q).equals(sentence));
    }

    /** {@return the other statements that it follows from} */
    List<Statement> others() {
      return claim.statements().subList(1, claim.statements().size());
    }
  }

  /** One browser's cells, one for each hosting. */
  record Row(String browser, List<Cell> cells) {}

  /** {@return the anchor of an edition or a statement: lower case letters, digits and hyphens} */
  static String anchor(String name) {
    return "statement-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** {@return the documents, in order} */
  static List<Documentation> of(ReportModel model, Coverage coverage, List<Grid> grids) {
    Map<Document, List<StatementResult>> documents = new LinkedHashMap<>();
    for (Coverage.Covered covered : coverage.statements()) {
      documents
          .computeIfAbsent(covered.statement().document(), k -> new ArrayList<>())
          .add(statementResult(model, grids, covered));
    }
    return documents.entrySet().stream()
        .map(e -> new Documentation(e.getKey(), e.getValue()))
        .toList();
  }

  private static StatementResult statementResult(
      ReportModel model, List<Grid> grids, Coverage.Covered covered) {
    Map<Boolean, List<ClaimResult>> results =
        covered.claims().stream()
            .collect(
                Collectors.partitioningBy(
                    c -> c.statements().get(0).equals(covered.statement()),
                    Collectors.mapping(c -> claimResult(model, grids, c), Collectors.toList())));
    List<ClaimResult> here = results.getOrDefault(true, List.of());
    List<ClaimResult> elsewhere = results.getOrDefault(false, List.of());
    List<TestResult> judged =
        Stream.concat(here.stream(), elsewhere.stream())
            .flatMap(c -> applicable(c.rows()).stream())
            .toList();
    return judged.isEmpty()
        ? new StatementResult(covered, "is-none", unjudged(covered), here, elsewhere)
        : new StatementResult(covered, style(model, judged), mark(judged), here, elsewhere);
  }

  private static List<TestResult> applicable(List<Row> rows) {
    return rows.stream()
        .flatMap(r -> r.cells().stream())
        .flatMap(c -> c.judged().stream())
        .filter(j -> j.verdict().kind() != Verdict.Kind.NOT_APPLICABLE)
        .toList();
  }

  /** The result of a statement in words; cases without a conclusion do not count against it. */
  private static String mark(List<TestResult> judged) {
    long failing = count(judged, List.of(Verdict.Kind.BROKEN, Verdict.Kind.MISSED));
    long unknown =
        count(judged, List.of(Verdict.Kind.INCONCLUSIVE, Verdict.Kind.BLOCKED, Verdict.Kind.ERROR));
    String of = " of " + judged.size() + " cases";
    if (failing > 0) {
      return "does not hold in "
          + failing
          + of
          + (unknown > 0 ? ", inconclusive in " + unknown : "");
    }
    if (unknown > 0) {
      return "inconclusive in " + unknown + of;
    }
    boolean answered = count(judged, List.of(Verdict.Kind.ANSWER)) == judged.size();
    return (answered ? "answered in all " : "holds in all ") + judged.size() + " cases";
  }

  /** Answers count only if there is nothing else: they are neither better nor worse than HOLDS. */
  private static String style(ReportModel model, List<TestResult> judged) {
    List<TestResult> verdicts =
        judged.stream().filter(j -> j.verdict().kind() != Verdict.Kind.ANSWER).toList();
    return model.style(verdicts.isEmpty() ? judged : verdicts);
  }

  private static long count(List<TestResult> judged, List<Verdict.Kind> kinds) {
    return judged.stream().filter(j -> kinds.contains(j.verdict().kind())).count();
  }

  private static String unjudged(Coverage.Covered covered) {
    if (!covered.claims().isEmpty()) {
      return unjudged(covered.claims());
    }
    return covered.state() == Coverage.State.OPEN ? "no claim yet" : covered.state().displayName();
  }

  private static String unjudged(List<Claim> claims) {
    return claims.stream().allMatch(c -> c.notTestable().isPresent())
        ? "cannot be tested"
        : "not tested in this run";
  }

  private static ClaimResult claimResult(ReportModel model, List<Grid> grids, Claim claim) {
    List<String> hostings =
        grids.stream()
            .filter(g -> g.rows().stream().anyMatch(row -> row.claim().equals(claim.id())))
            .flatMap(g -> g.hostings().stream())
            .distinct()
            .toList();
    List<Row> rows = new ArrayList<>();
    for (Grid grid : grids) {
      grid.rows().stream()
          .filter(row -> row.claim().equals(claim.id()))
          .map(row -> hostings.stream().map(h -> grid.cell(row, h)).toList())
          .forEach(cells -> rows.add(new Row(grid.browser(), cells)));
    }
    boolean fails =
        rows.stream()
            .flatMap(r -> r.cells().stream())
            .flatMap(c -> c.worst().stream())
            .anyMatch(j -> Cell.pageFails(j.verdict().kind()));
    List<TestResult> judged = applicable(rows);
    return judged.isEmpty()
        ? new ClaimResult(claim, hostings, rows, fails, "is-none", unjudged(List.of(claim)))
        : new ClaimResult(claim, hostings, rows, fails, style(model, judged), mark(judged));
  }
}
