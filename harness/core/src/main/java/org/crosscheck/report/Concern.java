package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Difference;
import org.crosscheck.verdict.Judged;
import org.crosscheck.verdict.Verdict;

/**
 * Something that a person should look at: cases of one claim that differ or deviate in one way.
 *
 * @param style the style class
 * @param word what it is, in a word or two
 * @param claim the claim's id, or "" if the cases are of several
 * @param anchor where the claim stands, seen from the views
 * @param says the claim in words, or "" if there is none
 * @param change what was and what is
 * @param reason why the baseline accepts it, if it does and says why
 * @param places the cases, at least one
 */
public record Concern(
    String style,
    String word,
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
  static List<Concern> differences(Shown shown) {
    Map<List<String>, List<Difference>> alike = new LinkedHashMap<>();
    shown.comparison().differences().stream()
        .sorted(Comparator.comparing(Concern::rank).thenComparing(Concern::verdictKind))
        .forEach(d -> alike.computeIfAbsent(key(d), k -> new ArrayList<>()).add(d));
    return alike.values().stream().map(group -> difference(shown, group)).toList();
  }

  /** {@return the deviations that the baseline accepts, worst first} */
  static List<Concern> accepted(Shown shown) {
    Map<List<Object>, List<Judged>> alike =
        shown.run().judged().stream()
            .filter(j -> Baseline.needsReason(j.verdict().kind()))
            .filter(j -> shown.difference(j.of()).isEmpty())
            .sorted(
                Comparator.comparing((Judged j) -> j.verdict().kind()).thenComparing(Judged::of))
            .collect(
                Collectors.groupingBy(
                    j ->
                        List.of(
                            j.of().claim(),
                            j.verdict().accepted(),
                            shown.reason(j.of()).orElse("")),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return alike.values().stream().map(group -> accepted(shown, group)).toList();
  }

  private static Concern accepted(Shown shown, List<Judged> group) {
    Judged first = group.get(0);
    return new Concern(
        TemplateHelper.style(first.verdict().kind()),
        Cell.word(first.verdict().kind()),
        first.of().claim().text(),
        shown.anchor(first.of().claim()),
        shown.says(first.of().claim()),
        "accepted in the baseline",
        shown.reason(first.of()),
        group.stream()
            .map(
                j -> new Place(place(j.of().toString()), shown.link(j.of()), j.verdict().because()))
            .toList());
  }

  private static Concern difference(Shown shown, List<Difference> group) {
    Difference first = group.get(0);
    boolean welcome = welcome(first);
    return new Concern(
        first.kind() == Difference.Kind.VANISHED
            ? "is-none"
            : TemplateHelper.style(verdictKind(first)),
        word(first.kind()),
        welcome ? "" : first.of().claim().text(),
        shown.anchor(first.of().claim()),
        welcome ? "" : shown.says(first.of().claim()),
        welcome ? "the baseline does not know these cases" : change(first),
        Optional.empty(),
        group.stream()
            .map(
                d ->
                    new Place(
                        welcome ? d.of() + " = " + d.is() : place(d.of().toString()),
                        shown.link(d.of()),
                        deviates(d) ? d.because() : ""))
            .toList());
  }

  /** Cases that are new and as they should be are one concern, whatever their claims. */
  private static boolean welcome(Difference d) {
    return d.kind() == Difference.Kind.APPEARED && !deviates(d);
  }

  private static boolean deviates(Difference d) {
    return Baseline.needsReason(verdictKind(d));
  }

  private static List<String> key(Difference d) {
    return welcome(d)
        ? List.of(d.kind().name())
        : List.of(d.kind().name(), d.of().claim().text(), d.was(), d.is());
  }

  private static int rank(Difference d) {
    return switch (d.kind()) {
      case WORSE -> 0;
      case APPEARED -> welcome(d) ? 5 : 1;
      case CHANGED -> 2;
      case VANISHED -> 3;
      case BETTER -> 4;
    };
  }

  static String word(Difference.Kind kind) {
    return switch (kind) {
      case WORSE -> "worse";
      case APPEARED -> "new: accept it";
      case CHANGED -> "changed";
      case VANISHED -> "gone: accept it";
      case BETTER -> "fixed: accept it";
    };
  }

  private static String change(Difference d) {
    return switch (d.kind()) {
      case WORSE, CHANGED, BETTER -> "was " + d.was() + ", is " + d.is();
      case APPEARED -> "is " + d.is() + "; the baseline does not know it";
      case VANISHED -> "was " + d.was() + "; the run did not ask it";
    };
  }

  private static Verdict.Kind verdictKind(Difference d) {
    return new Baseline.Line(d.is().isEmpty() ? d.was() : d.is(), "").kind();
  }

  private static String place(String of) {
    return of.substring(of.indexOf(' ') + 1);
  }
}
