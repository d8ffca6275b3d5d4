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
 * Where browsers differ: the cases that came out in one other than in another.
 *
 * @param shown everything that is shown
 * @param browsers their words, in the order of the columns
 * @param groups by claim; none if the browsers agree everywhere
 * @param compared how many cases were asked in more than one browser
 */
record BrowsersPage(ReportModel shown, List<String> browsers, List<Group> groups, long compared) {
  private static final int WHY = 160;

  /**
   * The cases of one claim in which the browsers differ.
   *
   * @param claim its id
   * @param says the claim in words, or its id if the book does not know it any more
   * @param anchor where the claim stands
   * @param rows at least one
   */
  record Group(String claim, String says, String anchor, List<Row> rows) {}

  /** One case, with what came out in each browser. */
  record Row(String page, String hosting, String interpreters, List<Out> outs) {}

  /**
   * What came out in one browser.
   *
   * @param word the verdict in a word, or a dash if it was not asked there
   * @param style its style class
   * @param link where it stands, or ""
   * @param why the answer, or what went wrong; "" if all is well
   */
  record Out(String word, String style, String link, String why) {}

  static BrowsersPage of(ReportModel shown) {
    Map<TestCaseId, Map<String, TestResult>> cases = new TreeMap<>();
    for (TestResult one : shown.run().results()) {
      cases.computeIfAbsent(anyBrowser(one.of()), c -> new TreeMap<>()).put(one.of().engine(), one);
    }
    List<String> browsers = shown.browsers();
    Map<ClaimId, List<Row>> rows = new LinkedHashMap<>();
    shown.claims().forEach(claim -> rows.put(claim, new ArrayList<>()));
    cases.forEach(
        (of, outs) -> {
          if (outs.values().stream().map(j -> j.verdict().accepted()).distinct().count() > 1) {
            rows.computeIfAbsent(of.claim(), c -> new ArrayList<>())
                .add(
                    new Row(
                        of.page(),
                        of.hosting(),
                        of.interpreters(),
                        browsers.stream()
                            .map(b -> out(shown, Optional.ofNullable(outs.get(b))))
                            .toList()));
          }
        });
    return new BrowsersPage(
        shown,
        browsers,
        rows.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> group(shown, e.getKey(), e.getValue()))
            .toList(),
        cases.values().stream().filter(outs -> outs.size() > 1).count());
  }

  /** {@return how many cases differ} */
  int differing() {
    return groups.stream().mapToInt(g -> g.rows().size()).sum();
  }

  private static TestCaseId anyBrowser(TestCaseId of) {
    return TestCaseId.of(of.claim(), of.page(), of.hosting(), "any", of.interpreters());
  }

  private static Group group(ReportModel shown, ClaimId claim, List<Row> rows) {
    String says = shown.says(claim);
    return new Group(claim.text(), says.isEmpty() ? claim.text() : says, shown.anchor(claim), rows);
  }

  private static Out out(ReportModel shown, Optional<TestResult> judged) {
    if (judged.isEmpty()) {
      return new Out("–", "is-none", "", "");
    }
    Verdict verdict = judged.get().verdict();
    return new Out(
        verdict.kind().displayName(),
        TemplateHelper.style(verdict.kind()),
        shown.link(judged.get().of()),
        verdict.kind() == Verdict.Kind.HOLDS ? "" : TextSanitizer.line(verdict.because(), WHY));
  }
}
