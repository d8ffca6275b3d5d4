package org.crosscheck.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Sentence;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * A section of the documentation, sentence by sentence, with results.
 *
 * @param document the title of the document
 * @param section the page and section
 * @param sentences in order
 */
record Documentation(String document, String section, List<SentenceResult> sentences) {

  /**
   * One sentence.
   *
   * @param sentence the sentence
   * @param style the style class of the result
   * @param mark the result in words
   * @param claims the claims that follow from it
   */
  record SentenceResult(Sentence sentence, String style, String mark, List<ClaimResult> claims) {}

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
      return Optional.of(claim.quote()).filter(q -> !q.equals(claim.sentence().text()));
    }
  }

  /** One browser's cells, one for each hosting. */
  record Row(String browser, List<Cell> cells) {}

  /** {@return the sections of the documents, in order} */
  static List<Documentation> of(ReportModel model, List<Grid> grids) {
    Map<List<String>, List<SentenceResult>> sections = new LinkedHashMap<>();
    for (Sentence sentence : model.catalog().sentences()) {
      sections
          .computeIfAbsent(List.of(sentence.document(), sentence.section()), k -> new ArrayList<>())
          .add(sentenceResult(model, grids, sentence));
    }
    return sections.entrySet().stream()
        .map(e -> new Documentation(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }

  private static SentenceResult sentenceResult(
      ReportModel model, List<Grid> grids, Sentence sentence) {
    List<Claim> claims =
        model.catalog().claims().stream()
            .filter(c -> c.sentence().id().equals(sentence.id()))
            .toList();
    List<ClaimResult> results = claims.stream().map(c -> claimResult(grids, c)).toList();
    List<TestResult> judged = results.stream().flatMap(h -> applicable(h.rows()).stream()).toList();
    return judged.isEmpty()
        ? new SentenceResult(sentence, "is-none", unjudged(claims), results)
        : new SentenceResult(sentence, style(judged), mark(judged), results);
  }

  private static List<TestResult> applicable(List<Row> rows) {
    return rows.stream()
        .flatMap(r -> r.cells().stream())
        .flatMap(c -> c.judged().stream())
        .filter(j -> j.verdict().kind() != Verdict.Kind.NOT_APPLICABLE)
        .toList();
  }

  /** The result of a sentence in words; cases without a conclusion do not count against it. */
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
  private static String style(List<TestResult> judged) {
    List<TestResult> verdicts =
        judged.stream().filter(j -> j.verdict().kind() != Verdict.Kind.ANSWER).toList();
    return new Cell(verdicts.isEmpty() ? judged : verdicts).style();
  }

  private static long count(List<TestResult> judged, List<Verdict.Kind> kinds) {
    return judged.stream().filter(j -> kinds.contains(j.verdict().kind())).count();
  }

  private static String unjudged(List<Claim> claims) {
    if (claims.isEmpty()) {
      return "no claim follows from it";
    }
    return claims.stream().allMatch(c -> c.notTestable().isPresent())
        ? "cannot be tested"
        : "not tested in this run";
  }

  private static ClaimResult claimResult(List<Grid> grids, Claim claim) {
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
        : new ClaimResult(claim, hostings, rows, fails, style(judged), mark(judged));
  }
}
