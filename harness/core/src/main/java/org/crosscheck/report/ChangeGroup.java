package org.crosscheck.report;

import java.util.List;
import java.util.Optional;
import org.crosscheck.analysis.DeviationGroups;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Difference;
import org.crosscheck.verdict.TestResult;

/**
 * Something that a person should look at: cases of one claim that differ or deviate in one way.
 *
 * @param style the style class
 * @param displayName what it is, in a word or two
 * @param claim the claim's id, or "" if the cases are of several
 * @param anchor where the claim stands, seen from the views
 * @param says the claim in words, or "" if there is none
 * @param change what was and what is
 * @param reason why the baseline accepts it, if it does and says why
 * @param places the cases, at least one
 */
public record ChangeGroup(
    String style,
    String displayName,
    String claim,
    String anchor,
    String says,
    String change,
    Optional<String> reason,
    List<Place> places) {

  /**
   * One case of a concern.
   *
   * @param name the case without its claim, if the concern is about one claim
   * @param link where it stands, seen from the views
   * @param because the run's reason, or "" if it has none
   */
  public record Place(String name, String link, String because) {}

  /** {@return what it is about, in words} */
  String title() {
    return claim.isEmpty() ? change : says.isEmpty() ? claim : says;
  }

  /** {@return where it is so, in a few words} */
  public String where() {
    return places.size() == 1 ? places.get(0).name() : places.size() + " cases";
  }

  /** {@return how the run differs from the baseline, worst first} */
  static List<ChangeGroup> differences(ReportModel shown) {
    return DeviationGroups.differences(shown.comparison()).stream()
        .map(group -> difference(shown, group))
        .toList();
  }

  /** {@return the deviations that the baseline accepts, worst first} */
  static List<ChangeGroup> accepted(ReportModel shown) {
    return DeviationGroups.accepted(shown.run().results(), shown.comparison(), shown.baseline())
        .stream()
        .map(group -> accepted(shown, group))
        .toList();
  }

  private static ChangeGroup accepted(ReportModel shown, List<TestResult> group) {
    TestResult first = group.get(0);
    return new ChangeGroup(
        TemplateHelper.style(first.verdict().kind()),
        first.verdict().kind().displayName(),
        first.of().claim().text(),
        shown.anchor(first.of().claim()),
        shown.says(first.of().claim()),
        "accepted in the baseline",
        shown.reason(first.of()),
        group.stream()
            .map(
                j ->
                    new Place(j.of().visit().toString(), shown.link(j.of()), j.verdict().because()))
            .toList());
  }

  private static ChangeGroup difference(ReportModel shown, List<Difference> group) {
    Difference first = group.get(0);
    boolean newSuccess = first.newSuccess();
    return new ChangeGroup(
        first.kind() == ChangeKind.GONE ? "is-none" : TemplateHelper.style(first.verdict()),
        first.kind().displayName(),
        newSuccess ? "" : first.of().claim().text(),
        shown.anchor(first.of().claim()),
        newSuccess ? "" : shown.says(first.of().claim()),
        newSuccess ? "the baseline does not have these cases" : change(first),
        Optional.empty(),
        group.stream()
            .map(
                d ->
                    new Place(
                        newSuccess ? d.of() + " = " + d.isText() : d.of().visit().toString(),
                        shown.link(d.of()),
                        d.verdict().deviation() ? d.because() : ""))
            .toList());
  }

  private static String change(Difference d) {
    return switch (d.kind()) {
      case WORSE, FLAKY, CHANGED, OTHER_REASON, BETTER ->
          "was " + d.wasText() + ", is " + d.isText();
      case NEW -> "is " + d.isText() + "; the baseline does not have it";
      case GONE -> "was " + d.wasText() + "; the run does not have it";
    };
  }
}
