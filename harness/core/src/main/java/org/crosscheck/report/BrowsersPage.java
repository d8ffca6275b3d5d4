package org.crosscheck.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * Where browsers differ: the test cases with different verdicts in different browsers.
 *
 * @param model the model of the report
 * @param browsers the engine ids, in the order of the columns
 * @param groups by claim; none if the browsers agree everywhere
 * @param compared the number of test cases in more than one browser
 */
record BrowsersPage(ReportModel model, List<String> browsers, List<Group> groups, long compared) {
  private static final int WHY = 160;

  /**
   * The cases of one claim in which the browsers differ.
   *
   * @param claim its id
   * @param summary the claim in words, or its id if the catalog no longer has it
   * @param anchor the link to the claim
   * @param rows at least one
   */
  record Group(String claim, String summary, String anchor, List<Row> rows) {}

  /** One test case, with its verdict in each browser. */
  record Row(String page, String hosting, String interpreters, List<VerdictCell> cells) {}

  /**
   * The verdict in one browser.
   *
   * @param text the name of the verdict, or a dash if there is none
   * @param style its style class
   * @param link the link to the verdict, or ""
   * @param why the reason of the verdict; "" if it holds
   */
  record VerdictCell(String text, String style, String link, String why) {}

  static BrowsersPage of(ReportModel model) {
    Map<TestCaseId, Map<String, TestResult>> cases = new TreeMap<>();
    for (TestResult one : model.run().results()) {
      cases.computeIfAbsent(anyBrowser(one.of()), c -> new TreeMap<>()).put(one.of().engine(), one);
    }
    List<String> browsers = model.browsers();
    Map<ClaimId, List<Row>> rows = new LinkedHashMap<>();
    model.claims().forEach(claim -> rows.put(claim, new ArrayList<>()));
    cases.forEach(
        (of, cells) -> {
          if (cells.values().stream().map(j -> answer(j.verdict())).distinct().count() > 1) {
            rows.computeIfAbsent(of.claim(), c -> new ArrayList<>())
                .add(
                    new Row(
                        of.page(),
                        of.hosting(),
                        of.interpreters(),
                        browsers.stream()
                            .map(b -> cell(model, Optional.ofNullable(cells.get(b))))
                            .toList()));
          }
        });
    return new BrowsersPage(
        model,
        browsers,
        rows.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> group(model, e.getKey(), e.getValue()))
            .toList(),
        cases.values().stream().filter(cells -> cells.size() > 1).count());
  }

  /** A "no" is one answer, however each browser words its reason. */
  private static Object answer(Verdict verdict) {
    boolean no = verdict.kind() == Verdict.Kind.ANSWER && verdict.because().startsWith("no: ");
    return no ? "no" : verdict.accepted();
  }

  /** {@return the number of test cases that differ} */
  int differing() {
    return groups.stream().mapToInt(g -> g.rows().size()).sum();
  }

  private static TestCaseId anyBrowser(TestCaseId of) {
    return TestCaseId.of(of.claim(), of.page(), of.hosting(), "any", of.interpreters());
  }

  private static Group group(ReportModel model, ClaimId claim, List<Row> rows) {
    String summary = model.summary(claim);
    return new Group(
        claim.text(), summary.isEmpty() ? claim.text() : summary, model.anchor(claim), rows);
  }

  private static VerdictCell cell(ReportModel model, Optional<TestResult> judged) {
    if (judged.isEmpty()) {
      return new VerdictCell("–", "is-none", "", "");
    }
    Verdict verdict = judged.get().verdict();
    return new VerdictCell(
        verdict.kind().displayName(),
        TemplateHelper.style(verdict.kind()),
        model.link(judged.get().of()),
        verdict.kind() == Verdict.Kind.HOLDS ? "" : TextSanitizer.line(verdict.because(), WHY));
  }
}
