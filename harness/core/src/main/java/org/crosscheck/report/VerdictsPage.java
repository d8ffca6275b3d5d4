package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * Every verdict in one list that can be filtered.
 *
 * @param model the model of the report
 * @param filters one for each column that can be filtered, in order
 * @param rows one for each result: news first, worst first, then flaky verdicts, then by claim
 */
record VerdictsPage(ReportModel model, List<Filter> filters, List<Row> rows) {
  private static final int WHY = 160;

  /** Browsers lay out a group when it comes into sight. */
  private static final int GROUP = 50;

  /**
   * One column with the values in it.
   *
   * @param title the column's heading
   * @param values its distinct values
   */
  record Filter(String title, List<String> values) {
    /** {@return the name of the filter in a URL} */
    String name() {
      return title.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One verdict in the list.
   *
   * @param judged the result
   * @param style the style class, which is quiet for a deviation that the baseline accepts
   * @param compared how it differs from the baseline, in words
   * @param link the link to the result
   * @param why the reason of the verdict; "" if it holds
   */
  record Row(TestResult judged, String style, String compared, String link, String why) {}

  /** {@return the rows in groups of the same size, except the last} */
  List<List<Row>> groups() {
    List<List<Row>> groups = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += GROUP) {
      groups.add(rows.subList(i, Math.min(rows.size(), i + GROUP)));
    }
    return groups;
  }

  static VerdictsPage of(ReportModel model) {
    Map<ClaimId, Integer> places = new HashMap<>();
    model.claims().forEach(claim -> places.put(claim, places.size()));
    List<Row> rows =
        model.run().results().stream()
            .sorted(
                Comparator.comparingInt((TestResult j) -> rank(model, j))
                    .thenComparing(j -> places.getOrDefault(j.of().claim(), 0))
                    .thenComparing(j -> j.verdict().kind())
                    .thenComparing(TestResult::of))
            .map(
                j ->
                    new Row(
                        j,
                        model.style(List.of(j)),
                        model
                            .difference(j.of())
                            .map(d -> d.kind().displayName())
                            .orElse("as accepted"),
                        model.link(j.of()),
                        why(model, j)))
            .toList();
    return new VerdictsPage(model, filters(rows), rows);
  }

  /** Worse verdicts and new deviations, then flaky ones, then other differences. */
  private static int rank(ReportModel model, TestResult result) {
    return model
        .difference(result.of())
        .map(d -> d.regression() ? 0 : d.kind() == ChangeKind.FLAKY ? 1 : d.newSuccess() ? 3 : 2)
        .orElse(result.verdict().kind() == Verdict.Kind.FLAKY ? 1 : 3);
  }

  private static String why(ReportModel model, TestResult result) {
    Verdict verdict = result.verdict();
    String why =
        verdict.kind() == Verdict.Kind.HOLDS ? "" : TextSanitizer.line(verdict.because(), WHY);
    return Stream.of(model.flaky(result.of()), why)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static List<Filter> filters(List<Row> rows) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter(
            "Verdict",
            rows.stream().map(r -> r.judged().verdict().kind().displayName()).distinct().toList()));
    filters.add(filter("Claim", rows, of -> of.claim().text()));
    filters.add(filter("Page", rows, TestCaseId::page));
    filters.add(filter("Hosting", rows, TestCaseId::hosting));
    filters.add(filter("Browser", rows, TestCaseId::engine));
    filters.add(filter("Interpreters", rows, TestCaseId::interpreters));
    filters.add(
        new Filter("Baseline", rows.stream().map(Row::compared).distinct().sorted().toList()));
    return filters;
  }

  private static Filter filter(String title, List<Row> rows, Function<TestCaseId, String> part) {
    return new Filter(
        title, rows.stream().map(r -> part.apply(r.judged().of())).distinct().sorted().toList());
  }
}
