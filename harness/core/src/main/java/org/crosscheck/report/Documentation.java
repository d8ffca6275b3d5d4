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
 * A section of the documentation, sentence by sentence, with what became of each.
 *
 * @param document its title
 * @param section the page and section
 * @param sentences in order
 */
record Documentation(String document, String section, List<Said> sentences) {

  /**
   * One sentence.
   *
   * @param sentence the sentence
   * @param style the style class of what became of it
   * @param mark what became of it, in words
   * @param claims the claims made of it
   */
  record Said(Sentence sentence, String style, String mark, List<Held> claims) {}

  /**
   * One claim.
   *
   * @param claim the claim
   * @param hostings the columns of the rows
   * @param rows one for each browser that was asked; none if the claim was not asked
   * @param fails whether it does not hold somewhere
   * @param style the style class of what became of it
   * @param mark what became of it, in words
   */
  record Held(
      Claim claim,
      List<String> hostings,
      List<Row> rows,
      boolean fails,
      String style,
      String mark) {
    /** {@return the words that are claimed, unless they are the whole sentence} */
    Optional<String> quoted() {
      return Optional.of(claim.quote()).filter(q -> !q.equals(claim.sentence().text()));
    }
  }

  /** One browser's cells, one for each hosting. */
  record Row(String browser, List<Cell> cells) {}

  /** {@return the sections of the documents, in order} */
  static List<Documentation> of(ReportModel shown, List<Grid> grids) {
    Map<List<String>, List<Said>> sections = new LinkedHashMap<>();
    for (Sentence sentence : shown.book().sentences()) {
      sections
          .computeIfAbsent(List.of(sentence.document(), sentence.section()), k -> new ArrayList<>())
          .add(said(shown, grids, sentence));
    }
    return sections.entrySet().stream()
        .map(e -> new Documentation(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }

  private static Said said(ReportModel shown, List<Grid> grids, Sentence sentence) {
    List<Claim> claims =
        shown.book().claims().stream()
            .filter(c -> c.sentence().id().equals(sentence.id()))
            .toList();
    List<Held> held = claims.stream().map(c -> held(grids, c)).toList();
    List<TestResult> judged = held.stream().flatMap(h -> asked(h.rows()).stream()).toList();
    return judged.isEmpty()
        ? new Said(sentence, "is-none", unjudged(claims), held)
        : new Said(sentence, style(judged), mark(judged), held);
  }

  private static List<TestResult> asked(List<Row> rows) {
    return rows.stream()
        .flatMap(r -> r.cells().stream())
        .flatMap(c -> c.judged().stream())
        .filter(j -> j.verdict().kind() != Verdict.Kind.NOT_APPLICABLE)
        .toList();
  }

  /** What became of a sentence; what could not be judged is not counted against it. */
  private static String mark(List<TestResult> judged) {
    long not = count(judged, List.of(Verdict.Kind.BROKEN, Verdict.Kind.MISSED));
    long unknown =
        count(judged, List.of(Verdict.Kind.INCONCLUSIVE, Verdict.Kind.BLOCKED, Verdict.Kind.ERROR));
    String of = " of " + judged.size() + " cases";
    if (not > 0) {
      return "does not hold in "
          + not
          + of
          + (unknown > 0 ? ", could not be judged in " + unknown : "");
    }
    if (unknown > 0) {
      return "could not be judged in " + unknown + of;
    }
    boolean told = count(judged, List.of(Verdict.Kind.ANSWER)) == judged.size();
    return (told ? "answered in all " : "holds in all ") + judged.size() + " cases";
  }

  /** An answer to a question of fact is no better or worse than a sentence that holds. */
  private static String style(List<TestResult> judged) {
    List<TestResult> held =
        judged.stream().filter(j -> j.verdict().kind() != Verdict.Kind.ANSWER).toList();
    return new Cell(held.isEmpty() ? judged : held).style();
  }

  private static long count(List<TestResult> judged, List<Verdict.Kind> kinds) {
    return judged.stream().filter(j -> kinds.contains(j.verdict().kind())).count();
  }

  private static String unjudged(List<Claim> claims) {
    if (claims.isEmpty()) {
      return "no claim is made of it";
    }
    return claims.stream().allMatch(c -> c.notTestable().isPresent())
        ? "cannot be tested"
        : "not asked in this run";
  }

  private static Held held(List<Grid> grids, Claim claim) {
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
    List<TestResult> judged = asked(rows);
    return judged.isEmpty()
        ? new Held(claim, hostings, rows, fails, "is-none", unjudged(List.of(claim)))
        : new Held(claim, hostings, rows, fails, style(judged), mark(judged));
  }
}
