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
 * The verdicts of one browser: claims as rows, hostings as columns.
 *
 * @param browser the engine's id
 * @param title the browser's name and version, and the hostings if it has several grids
 * @param hostings names, in the order of the run
 * @param rows in the order of the documents
 */
public record Grid(String browser, String title, List<String> hostings, List<Row> rows) {

  /**
   * One claim.
   *
   * @param claim its id
   * @param summary the claim in words, or "" if the catalog no longer has it
   * @param cells one for each hosting
   */
  public record Row(ClaimId claim, String summary, List<Cell> cells) {}

  /** {@return the cell of a claim under a hosting, empty without a visit} */
  Cell cell(Row row, String hosting) {
    int column = hostings.indexOf(hosting);
    return column < 0 ? new Cell(List.of()) : row.cells().get(column);
  }

  /**
   * {@return the grids of a run, browser by browser} Claims that were tested under the same
   * hostings share a grid, so that no grid is mostly empty; those with most claims come first.
   */
  public static List<Grid> of(ReportModel model) {
    List<String> hostings = model.hostings();
    Map<List<Object>, List<TestResult>> places =
        model.run().results().stream()
            .collect(
                Collectors.groupingBy(
                    j -> List.of(j.of().engine(), j.of().claim(), j.of().hosting())));
    List<Grid> grids = new ArrayList<>();
    for (String browser : model.browsers()) {
      Map<List<String>, List<ClaimId>> byHostings = new LinkedHashMap<>();
      for (ClaimId claim : model.claims()) {
        List<String> tested =
            hostings.stream().filter(h -> places.containsKey(List.of(browser, claim, h))).toList();
        if (!tested.isEmpty()) {
          byHostings.computeIfAbsent(tested, h -> new ArrayList<>()).add(claim);
        }
      }
      byHostings.entrySet().stream()
          .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
          .map(
              e ->
                  new Grid(
                      browser,
                      title(model, browser, e.getKey(), byHostings.size()),
                      e.getKey(),
                      rows(model, browser, e, places)))
          .forEach(grids::add);
    }
    return grids;
  }

  private static String title(
      ReportModel model, String browser, List<String> hostings, int gridCount) {
    if (gridCount == 1) {
      return model.title(browser);
    }
    String where =
        hostings.size() > 3 ? hostings.size() + " hostings" : String.join(" and ", hostings);
    return model.title(browser) + " under " + where;
  }

  private static List<Row> rows(
      ReportModel model,
      String browser,
      Map.Entry<List<String>, List<ClaimId>> claimsByHostings,
      Map<List<Object>, List<TestResult>> places) {
    return claimsByHostings.getValue().stream()
        .map(
            claim ->
                new Row(
                    claim,
                    model.summary(claim),
                    claimsByHostings.getKey().stream()
                        .map(
                            h ->
                                new Cell(
                                    places.getOrDefault(List.of(browser, claim, h), List.of())))
                        .toList()))
        .toList();
  }
}
