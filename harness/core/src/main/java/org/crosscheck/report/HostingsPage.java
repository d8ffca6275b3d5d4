package org.crosscheck.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.analysis.Capabilities;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * The run by hosting.
 *
 * @param shown everything that is shown
 * @param compared hostings side by side
 * @param sections one for each hosting that was visited
 * @param grids claims under hostings, for each browser
 */
record HostingsPage(
    ReportModel shown, Capabilities compared, List<Section> sections, List<Grid> grids) {

  /**
   * One hosting.
   *
   * @param id of its element
   * @param name its name
   * @param explained what it does, or "" if the run does not say
   * @param promised what its header lines promise a page, once where browsers agree
   * @param tallies how many verdicts of each kind, worst first
   * @param failing the claims that do not hold there
   */
  record Section(
      String id,
      String name,
      String explained,
      List<Promise> promised,
      List<IndexPage.Tally> tallies,
      List<Failing> failing) {
    /** {@return where the verdicts of a kind are listed} */
    String link(Verdict.Kind kind) {
      return ReportModel.filtered("verdict", kind.displayName(), "hosting", name);
    }
  }

  /** What header lines promise in some browsers. */
  record Promise(String browsers, Prediction prediction) {}

  /**
   * A claim that does not hold.
   *
   * @param claim its id
   * @param says the claim in words, or its id if the book does not know it any more
   * @param anchor where the claim stands
   * @param cells for each browser in which it fails
   */
  record Failing(String claim, String says, String anchor, List<In> cells) {}

  /** How a claim fails in one browser, and where that is to be seen. */
  record In(String browser, Cell cell, String link) {}

  /** {@return the style class of whether something can be done} */
  static String style(Capabilities.Possible possible) {
    return switch (possible) {
      case YES -> "is-holds";
      case NO -> "is-missed";
      case UNKNOWN, NOT_TESTED -> "is-none";
    };
  }

  static HostingsPage of(ReportModel shown) {
    return new HostingsPage(
        shown,
        shown.capabilities(),
        shown.hostings().stream().map(h -> section(shown, h)).toList(),
        Grid.of(shown));
  }

  private static Section section(ReportModel shown, String hosting) {
    List<VisitRecord> visits =
        shown.run().visits().stream().filter(v -> v.hosting().equals(hosting)).toList();
    List<TestResult> judged = visits.stream().flatMap(v -> v.results().stream()).toList();
    return new Section(
        shown.id(hosting),
        hosting,
        shown.run().info().hostings().stream()
            .filter(h -> h.name().equals(hosting))
            .map(HostingInfo::description)
            .findFirst()
            .orElse(""),
        promised(shown, visits),
        IndexPage.tallies(judged),
        failing(shown, judged));
  }

  private static List<Promise> promised(ReportModel shown, List<VisitRecord> visits) {
    Map<Prediction, List<String>> browsers = new LinkedHashMap<>();
    for (String browser : shown.browsers()) {
      visits.stream()
          .filter(v -> v.engine().equals(browser))
          .findFirst()
          .ifPresent(
              v ->
                  browsers
                      .computeIfAbsent(v.predicted(), p -> new ArrayList<>())
                      .add(shown.title(browser)));
    }
    return browsers.entrySet().stream()
        .map(e -> new Promise(String.join(" and ", e.getValue()), e.getKey()))
        .toList();
  }

  private static List<Failing> failing(ReportModel shown, List<TestResult> judged) {
    Map<ClaimId, Map<String, List<TestResult>>> byClaim = new LinkedHashMap<>();
    for (TestResult one : judged) {
      byClaim
          .computeIfAbsent(one.of().claim(), c -> new LinkedHashMap<>())
          .computeIfAbsent(one.of().engine(), b -> new ArrayList<>())
          .add(one);
    }
    List<Failing> failing = new ArrayList<>();
    for (ClaimId claim : shown.claims()) {
      List<In> cells =
          byClaim.getOrDefault(claim, Map.of()).entrySet().stream()
              .flatMap(e -> in(shown, e.getKey(), new Cell(e.getValue())).stream())
              .toList();
      if (!cells.isEmpty()) {
        String says = shown.says(claim);
        failing.add(
            new Failing(
                claim.text(), says.isEmpty() ? claim.text() : says, shown.anchor(claim), cells));
      }
    }
    return failing;
  }

  private static Optional<In> in(ReportModel shown, String browser, Cell cell) {
    return cell.worst()
        .filter(w -> w.verdict().kind().deviation())
        .map(w -> new In(browser, cell, shown.link(w.of())));
  }
}
