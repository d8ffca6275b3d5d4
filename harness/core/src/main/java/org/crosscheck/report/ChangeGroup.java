package org.crosscheck.report;

import java.util.List;
import java.util.Optional;
import org.crosscheck.analysis.Cause;
import org.crosscheck.analysis.CauseGroup;
import org.crosscheck.analysis.DeviationGroups;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.English;
import org.crosscheck.verdict.TestResult;

/**
 * Test cases that differ or deviate in the same way or for one cause, to be looked at together.
 *
 * @param style the style class
 * @param displayName the kind of change or verdict, for display
 * @param claim the claim's id, or "" if there may be several claims
 * @param anchor the link to the claim, relative to the views
 * @param summary the claim or the cause in words, or "" if unknown
 * @param change the verdicts before and after, in words
 * @param places the test cases, at least one
 * @param advice what to make of it
 */
public record ChangeGroup(
    String style,
    String displayName,
    String claim,
    String anchor,
    String summary,
    String change,
    List<Place> places,
    Advice advice) {

  /**
   * One test case of a group.
   *
   * @param name the test case, without its claim if the group has only one claim
   * @param link the link to the result, relative to the views
   * @param because the reason of the run's verdict, or "" if there is none
   */
  public record Place(String name, String link, String because) {}

  /** {@return why the baseline accepts it, if it does} */
  public Optional<String> reason() {
    return advice.accepted();
  }

  /** {@return what the test cases have in common, as a title} */
  String title() {
    return !summary.isEmpty() ? summary : claim.isEmpty() ? change : claim;
  }

  /** {@return the test case if there is only one, otherwise their number} */
  public String where() {
    return places.size() == 1 ? places.get(0).name() : places.size() + " cases";
  }

  /** {@return how the run differs from the baseline, worst first} */
  static List<ChangeGroup> differences(ReportModel model) {
    return DeviationGroups.differences(model.comparison()).stream()
        .map(group -> difference(model, group, Advice.NONE))
        .toList();
  }

  /** {@return how the run differs from the baseline, by cause, worst first} */
  static List<ChangeGroup> causes(ReportModel model) {
    return model.causes().stream()
        .map(
            group ->
                group.cause().kind() == Cause.Kind.CLAIM
                    ? difference(model, group.differences(), Advice.of(model, group))
                    : cause(model, group))
        .toList();
  }

  private static ChangeGroup cause(ReportModel model, CauseGroup group) {
    String counts =
        "%s in %s"
            .formatted(
                English.count(group.claims().size(), "claim"),
                English.count(group.visits().size(), "visit"));
    return new ChangeGroup(
        TemplateHelper.style(group.worst().verdict()),
        group.worst().kind().displayName(),
        "",
        "",
        group.cause().summary(),
        counts + ". " + group.cause().kind().likely(),
        group.differences().stream()
            .map(d -> new Place(d.of() + ": " + change(d), model.link(d.of()), d.because()))
            .toList(),
        Advice.of(model, group));
  }

  /** {@return the deviations that the baseline accepts, worst first} */
  static List<ChangeGroup> accepted(ReportModel model) {
    return DeviationGroups.accepted(model.run().results(), model.comparison(), model.baseline())
        .stream()
        .map(group -> accepted(model, group))
        .toList();
  }

  private static ChangeGroup accepted(ReportModel model, List<TestResult> group) {
    TestResult first = group.get(0);
    return new ChangeGroup(
        ReportModel.quiet(first.verdict().kind()),
        first.verdict().kind().displayName(),
        first.of().claim().text(),
        model.anchor(first.of().claim()),
        model.summary(first.of().claim()),
        "accepted in the baseline",
        group.stream()
            .map(
                j ->
                    new Place(j.of().visit().toString(), model.link(j.of()), j.verdict().because()))
            .toList(),
        new Advice(model.reason(first.of()), "", List.of()));
  }

  private static ChangeGroup difference(ReportModel model, List<Difference> group, Advice advice) {
    Difference first = group.get(0);
    boolean newSuccess = first.newSuccess();
    return new ChangeGroup(
        first.kind() == ChangeKind.GONE ? "is-none" : TemplateHelper.style(first.verdict()),
        first.kind().displayName(),
        newSuccess ? "" : first.of().claim().text(),
        model.anchor(first.of().claim()),
        newSuccess ? "" : model.summary(first.of().claim()),
        newSuccess ? "these cases are not in the baseline" : change(first),
        group.stream()
            .map(
                d ->
                    new Place(
                        newSuccess ? d.of() + " = " + d.isText() : d.of().visit().toString(),
                        model.link(d.of()),
                        d.verdict().deviation() ? d.because() : ""))
            .toList(),
        advice);
  }

  private static String change(Difference d) {
    return switch (d.kind()) {
      case WORSE, CHANGED, OTHER_REASON, BETTER -> "was " + d.wasText() + ", is " + d.isText();
      case FLAKY, INCONCLUSIVE ->
          d.was().isPresent()
              ? "was " + d.wasText() + ", is " + d.isText()
              : "is " + d.isText() + "; not in the baseline";
      case NEW -> "is " + d.isText() + "; not in the baseline";
      case GONE -> "was " + d.wasText() + "; no longer tested";
    };
  }
}
