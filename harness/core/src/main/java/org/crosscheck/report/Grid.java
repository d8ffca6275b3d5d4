package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.TestResult;

/**
 * What one browser gives: claims as rows, hostings as columns.
 *
 * @param browser its word
 * @param title its name and version as it reported itself, and what tells this grid from others
 * @param hostings names, in the order of the run
 * @param rows in the order of the documents
 */
public record Grid(String browser, String title, List<String> hostings, List<Row> rows) {

  /**
   * One claim.
   *
   * @param claim its id
   * @param says the claim in words, or "" if the book does not know it any more
   * @param cells one for each hosting
   */
  public record Row(ClaimId claim, String says, List<Cell> cells) {}

  /** {@return the cell of a claim under a hosting, empty if it was not visited there} */
  Cell cell(Row row, String hosting) {
    int column = hostings.indexOf(hosting);
    return column < 0 ? new Cell(List.of()) : row.cells().get(column);
  }

  /**
   * {@return the grids of a run, browser by browser} Claims that were asked under the same hostings
   * share one, the one with most claims first, so that no grid is mostly empty.
   */
  public static List<Grid> of(ReportModel shown) {
    List<String> hostings = shown.hostings();
    Map<List<Object>, List<TestResult>> places =
        shown.run().results().stream()
            .collect(
                Collectors.groupingBy(
                    j -> List.of(j.of().engine(), j.of().claim(), j.of().hosting())));
    List<Grid> grids = new ArrayList<>();
    for (String browser : shown.browsers()) {
      Map<List<String>, List<ClaimId>> byHostings = new LinkedHashMap<>();
      for (ClaimId claim : shown.claims()) {
        List<String> asked =
            hostings.stream().filter(h -> places.containsKey(List.of(browser, claim, h))).toList();
        if (!asked.isEmpty()) {
          byHostings.computeIfAbsent(asked, h -> new ArrayList<>()).add(claim);
        }
      }
      byHostings.entrySet().stream()
          .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
          .map(e -> grid(shown, browser, e.getKey(), e.getValue(), byHostings.size() > 1, places))
          .forEach(grids::add);
    }
    return grids;
  }

  private static Grid grid(
      ReportModel shown,
      String browser,
      List<String> hostings,
      List<ClaimId> claims,
      boolean oneOfSeveral,
      Map<List<Object>, List<TestResult>> places) {
    List<Row> rows =
        claims.stream()
            .map(
                claim ->
                    new Row(
                        claim,
                        shown.says(claim),
                        hostings.stream()
                            .map(
                                h ->
                                    new Cell(
                                        places.getOrDefault(List.of(browser, claim, h), List.of())))
                            .toList()))
            .toList();
    String where =
        hostings.size() > 3 ? hostings.size() + " hostings" : String.join(" and ", hostings);
    String title = shown.title(browser) + (oneOfSeveral ? " under " + where : "");
    return new Grid(browser, title, hostings, rows);
  }
}
