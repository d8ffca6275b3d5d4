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
 * @param model the model of the report
 * @param compared the capabilities of the hostings, side by side
 * @param sections one for each hosting that was visited
 * @param grids claims under hostings, for each browser
 */
record HostingsPage(
    ReportModel model, Capabilities compared, List<Section> sections, List<Grid> grids) {

  /**
   * One hosting.
   *
   * @param id the id of its element
   * @param name its name
   * @param description what it does, or "" if the run does not describe it
   * @param predictions the predictions for its header lines, merged where browsers agree
   * @param tallies the number of verdicts of each kind, worst first
   * @param failing the claims that do not hold there
   */
  record Section(
      String id,
      String name,
      String description,
      List<IsolationPrediction> predictions,
      List<IndexPage.Tally> tallies,
      List<Failing> failing) {
    /** {@return the link to the verdicts of a kind} */
    String link(Verdict.Kind kind) {
      return ReportModel.filtered("verdict", kind.displayName(), "hosting", name);
    }
  }

  /** A prediction that some browsers share. */
  record IsolationPrediction(String browsers, Prediction prediction) {}

  /**
   * A claim that does not hold.
   *
   * @param claim its id
   * @param summary the claim in words, or its id if the catalog no longer has it
   * @param anchor the link to the claim
   * @param cells one for each browser in which it fails
   */
  record Failing(String claim, String summary, String anchor, List<In> cells) {}

  /** How a claim fails in one browser, with a link to the result. */
  record In(String browser, Cell cell, String link) {}

  /** {@return the style class of a capability's mark} */
  static String style(Capabilities.Possible possible) {
    return switch (possible) {
      case YES -> "is-holds";
      case NO -> "is-missed";
      case UNKNOWN, NOT_TESTED -> "is-none";
    };
  }

  static HostingsPage of(ReportModel model) {
    return new HostingsPage(
        model,
        model.capabilities(),
        model.hostings().stream().map(h -> section(model, h)).toList(),
        Grid.of(model));
  }

  private static Section section(ReportModel model, String hosting) {
    List<VisitRecord> visits =
        model.run().visits().stream().filter(v -> v.hosting().equals(hosting)).toList();
    List<TestResult> judged = visits.stream().flatMap(v -> v.results().stream()).toList();
    return new Section(
        model.id(hosting),
        hosting,
        model.run().info().hostings().stream()
            .filter(h -> h.name().equals(hosting))
            .map(HostingInfo::description)
            .findFirst()
            .orElse(""),
        predictions(model, visits),
        IndexPage.tallies(model, judged),
        failing(model, judged));
  }

  private static List<IsolationPrediction> predictions(
      ReportModel model, List<VisitRecord> visits) {
    Map<Prediction, List<String>> browsers = new LinkedHashMap<>();
    for (String browser : model.browsers()) {
      visits.stream()
          .filter(v -> v.engine().equals(browser))
          .findFirst()
          .ifPresent(
              v ->
                  browsers
                      .computeIfAbsent(v.predicted(), p -> new ArrayList<>())
                      .add(model.title(browser)));
    }
    return browsers.entrySet().stream()
        .map(e -> new IsolationPrediction(String.join(" and ", e.getValue()), e.getKey()))
        .toList();
  }

  private static List<Failing> failing(ReportModel model, List<TestResult> judged) {
    Map<ClaimId, Map<String, List<TestResult>>> byClaim = new LinkedHashMap<>();
    for (TestResult result : judged) {
      byClaim
          .computeIfAbsent(result.of().claim(), c -> new LinkedHashMap<>())
          .computeIfAbsent(result.of().engine(), b -> new ArrayList<>())
          .add(result);
    }
    List<Failing> failing = new ArrayList<>();
    for (ClaimId claim : model.claims()) {
      List<In> cells =
          byClaim.getOrDefault(claim, Map.of()).entrySet().stream()
              .flatMap(e -> in(model, e.getKey(), new Cell(e.getValue())).stream())
              .toList();
      if (!cells.isEmpty()) {
        String summary = model.summary(claim);
        failing.add(
            new Failing(
                claim.text(),
                summary.isEmpty() ? claim.text() : summary,
                model.anchor(claim),
                cells));
      }
    }
    return failing;
  }

  private static Optional<In> in(ReportModel model, String browser, Cell cell) {
    return cell.worst()
        .filter(w -> w.verdict().kind().deviation())
        .map(w -> new In(browser, cell, model.link(w.of())));
  }
}
