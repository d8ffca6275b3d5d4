package org.crosscheck.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.Judged;

/**
 * What one browser gives: claims as rows, hostings as columns.
 *
 * @param browser its word
 * @param title its name and version as it reported itself
 * @param hostings names, in the order of the run
 * @param rows in the order of the documents
 */
record Grid(String browser, String title, List<String> hostings, List<Row> rows) {

  /**
   * One claim.
   *
   * @param claim its id
   * @param says the claim in words, or "" if the book does not know it any more
   * @param cells one for each hosting
   */
  record Row(ClaimId claim, String says, List<Cell> cells) {}

  /** {@return one grid for each browser of a run} */
  static List<Grid> of(Shown shown) {
    List<String> hostings = hostings(shown);
    Map<List<Object>, List<Judged>> places =
        shown.run().judged().stream()
            .collect(
                Collectors.groupingBy(
                    j -> List.of(j.of().browser(), j.of().claim(), j.of().hosting())));
    List<Grid> grids = new ArrayList<>();
    for (String browser : browsers(shown)) {
      List<Row> rows =
          shown.claims().stream()
              .map(
                  claim ->
                      new Row(
                          claim,
                          shown.says(claim),
                          hostings.stream()
                              .map(h -> places.getOrDefault(List.of(browser, claim, h), List.of()))
                              .map(Cell::new)
                              .toList()))
              .filter(row -> row.cells().stream().anyMatch(c -> !c.judged().isEmpty()))
              .toList();
      if (!rows.isEmpty()) {
        grids.add(new Grid(browser, title(shown, browser), hostings, rows));
      }
    }
    return grids;
  }

  /** Those that the run names, in its order, then any that only a visit names. */
  private static Set<String> browsers(Shown shown) {
    Set<String> words = new LinkedHashSet<>();
    shown.run().browsers().forEach(b -> words.add(b.word()));
    shown.run().visits().forEach(v -> words.add(v.browser()));
    return words;
  }

  private static List<String> hostings(Shown shown) {
    Set<String> visited =
        shown.run().visits().stream().map(VisitRecord::hosting).collect(Collectors.toSet());
    Set<String> names = new LinkedHashSet<>();
    shown.run().info().hostings().stream()
        .map(HostingInfo::name)
        .filter(visited::contains)
        .forEach(names::add);
    visited.stream().sorted().forEach(names::add);
    return List.copyOf(names);
  }

  private static String title(Shown shown, String browser) {
    return shown.run().browsers().stream()
        .filter(b -> b.word().equals(browser))
        .map(BrowserInfo::explain)
        .collect(
            Collectors.collectingAndThen(Collectors.joining(", "), t -> t.isEmpty() ? browser : t));
  }
}
