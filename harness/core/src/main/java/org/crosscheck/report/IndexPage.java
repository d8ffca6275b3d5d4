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
 * The first page of a report: what was run, the result, and what needs attention.
 *
 * @param model the model of the report
 * @param info what was run
 * @param warning what the reader must know before trusting the result
 * @param tallies the number of verdicts of each kind, worst first
 * @param hostings what each hosting lets PyScript do
 * @param differences how the run differs from the baseline, worst first
 * @param accepted the deviations that the baseline accepts, worst first
 * @param when the run started, and how long it took
 */
public record IndexPage(
    ReportModel model,
    RunInfo info,
    Optional<String> warning,
    List<Tally> tallies,
    HostingTable hostings,
    List<ChangeGroup> differences,
    List<ChangeGroup> accepted,
    String when) {

  /** The number of differences at the top, to be read at a glance. */
  private static final int WORST = 3;

  /** The number of verdicts of a kind. */
  public record Tally(Verdict.Kind kind, long count) {
    /** {@return the link to their list} */
    String link() {
      return ReportModel.filtered("verdict", kind.displayName());
    }
  }

  /** {@return the first page of a report} */
  public static IndexPage of(ReportModel model) {
    return new IndexPage(
        model,
        model.run().info(),
        warning(model),
        tallies(model.run().results()),
        HostingTable.of(model),
        ChangeGroup.differences(model),
        ChangeGroup.accepted(model),
        when(model));
  }

  /** {@return how the run compares, in a few words} */
  String headline() {
    Comparison compared = model.comparison();
    int worse = compared.of(ChangeKind.WORSE).size();
    int better = compared.of(ChangeKind.BETTER).size();
    if (compared.same()) {
      return warning.isEmpty() ? "Same as the baseline" : "Partial run, so far as the baseline";
    }
    if (compared.of(ChangeKind.NEW).size() == compared.compared()) {
      return "All verdicts are new";
    }
    if (!compared.fails()) {
      return "Nothing is worse; "
          + Stream.of(ChangeKind.FLAKY, ChangeKind.INCONCLUSIVE)
              .filter(kind -> !compared.of(kind).isEmpty())
              .map(kind -> compared.of(kind).size() + " " + kind.displayName())
              .collect(Collectors.joining(", "));
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
    return model.comparison().summary(warning.isPresent());
  }

  /** {@return the first few of the differences} */
  List<ChangeGroup> worst() {
    return differences.subList(0, Math.min(WORST, differences.size()));
  }

  /** {@return the number of deviations that the baseline accepts} */
  public int known() {
    return accepted.stream().mapToInt(group -> group.places().size()).sum();
  }

  /** {@return the style class of the answer} */
  String style() {
    return model.comparison().same()
        ? warning.isEmpty() ? "is-holds" : "is-missed"
        : model.comparison().of(ChangeKind.WORSE).isEmpty() ? "is-missed" : "is-broken";
  }

  /** {@return the browsers that started} */
  public List<BrowserInfo> browsers() {
    return model.run().browsers();
  }

  private static String when(ReportModel model) {
    Optional<Duration> took =
        model.run().end().map(e -> Duration.between(model.run().info().startedAt(), e.endedAt()));
    return TemplateHelper.minute(model.run().info().startedAt())
        + took.map(t -> ", took " + TemplateHelper.duration(t)).orElse("");
  }

  private static Optional<String> warning(ReportModel model) {
    int visits = model.run().visits().size();
    String until =
        " The report covers the "
            + English.count(visits, "visit that was made.", "visits that were made.");
    return model.run().partial().map(why -> why + until);
  }

  /** {@return the number of verdicts of each kind, worst first} */
  static List<Tally> tallies(List<TestResult> judged) {
    return Arrays.stream(Verdict.Kind.values())
        .map(
            kind ->
                new Tally(kind, judged.stream().filter(j -> j.verdict().kind() == kind).count()))
        .filter(tally -> tally.count() > 0)
        .toList();
  }
}
