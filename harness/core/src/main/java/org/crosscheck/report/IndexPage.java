package org.crosscheck.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.message.English;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * What the first page of a report shows: what was run, the answer, and what needs attention.
 *
 * @param shown everything that is shown, for looking up links
 * @param info what was run
 * @param warning what a reader must know before trusting the answer
 * @param tallies how many verdicts of each kind there are, worst first
 * @param hostings what each hosting gives
 * @param differences how the run differs from the baseline, worst first
 * @param accepted the deviations that the baseline accepts, worst first
 * @param when the run started, and for how long it went on
 */
public record IndexPage(
    ReportModel shown,
    RunInfo info,
    Optional<String> warning,
    List<Tally> tallies,
    HostingTable hostings,
    List<ChangeGroup> differences,
    List<ChangeGroup> accepted,
    String when) {

  /** As many as are read at a glance. */
  private static final int WORST = 3;

  /** How many verdicts of a kind there are. */
  public record Tally(Verdict.Kind kind, long count) {
    /** {@return where they are listed} */
    String link() {
      return ReportModel.filtered("verdict", kind.displayName());
    }
  }

  /** {@return the first page of a report} */
  public static IndexPage of(ReportModel shown) {
    return new IndexPage(
        shown,
        shown.run().info(),
        warning(shown),
        tallies(shown.run().results()),
        HostingTable.of(shown),
        ChangeGroup.differences(shown),
        ChangeGroup.accepted(shown),
        when(shown));
  }

  /** {@return how the run compares, in a few words} */
  String headline() {
    Comparison compared = shown.comparison();
    int worse = compared.of(ChangeKind.WORSE).size();
    int better = compared.of(ChangeKind.BETTER).size();
    if (compared.same()) {
      return "Same as the baseline";
    }
    if (compared.of(ChangeKind.NEW).size() == compared.compared()) {
      return "Nothing was accepted yet";
    }
    if (worse + better == 0) {
      return English.count(compared.differences().size(), "verdict differs", "verdicts differ")
          + " from the baseline";
    }
    int appeared = compared.of(ChangeKind.NEW).size();
    return Stream.of(worse > 0 ? worse + " worse" : "", better > 0 ? better + " better" : "")
        .filter(part -> !part.isEmpty())
        .collect(
            Collectors.joining(
                ", ", "", " than the baseline" + (appeared > 0 ? ", " + appeared + " new" : "")));
  }

  /** {@return how the run compares, in a sentence} */
  public String answer() {
    return shown.comparison().summary();
  }

  /** {@return the first few of the differences} */
  List<ChangeGroup> worst() {
    return differences.subList(0, Math.min(WORST, differences.size()));
  }

  /** {@return how many verdicts are deviations that the baseline accepts} */
  public int known() {
    return accepted.stream().mapToInt(concern -> concern.places().size()).sum();
  }

  /** {@return the style class of the answer} */
  String style() {
    return shown.comparison().same()
        ? "is-holds"
        : shown.comparison().of(ChangeKind.WORSE).isEmpty() ? "is-missed" : "is-broken";
  }

  /** {@return the browsers that came up} */
  public List<BrowserInfo> browsers() {
    return shown.run().browsers();
  }

  private static String when(ReportModel shown) {
    Optional<Duration> took =
        shown.run().end().map(e -> Duration.between(shown.run().info().startedAt(), e.endedAt()));
    return TemplateHelper.minute(shown.run().info().startedAt())
        + took.map(t -> ", for " + TemplateHelper.duration(t)).orElse("");
  }

  private static Optional<String> warning(ReportModel shown) {
    int visits = shown.run().visits().size();
    String until = " It is shown as far as it goes: " + visits + " visits.";
    return shown.run().stopped().map(why -> why + until);
  }

  /** {@return how many verdicts of each kind there are, worst first} */
  static List<Tally> tallies(List<TestResult> judged) {
    return Arrays.stream(Verdict.Kind.values())
        .map(
            kind ->
                new Tally(kind, judged.stream().filter(j -> j.verdict().kind() == kind).count()))
        .filter(tally -> tally.count() > 0)
        .toList();
  }
}
