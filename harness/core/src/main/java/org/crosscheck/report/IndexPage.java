package org.crosscheck.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.CauseGroup;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.English;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunInfo;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * The first page of a report: what was run, the result, and what needs attention.
 *
 * @param model the model of the report
 * @param warning what the reader must know before trusting the result
 * @param tallies the number of verdicts of each kind and of the news among them, worst first
 * @param hostings what each hosting lets PyScript do
 * @param differences how the run differs from the baseline, by cause, worst first
 * @param accepted the deviations that the baseline accepts, worst first
 * @param when the run started, and how long it took
 */
public record IndexPage(
    ReportModel model,
    Optional<String> warning,
    List<Tally> tallies,
    HostingTable hostings,
    List<ChangeGroup> differences,
    List<ChangeGroup> accepted,
    String when) {

  /** The number of differences at the top, to be read at a glance. */
  private static final int WORST = 3;

  /**
   * The number of verdicts of a kind.
   *
   * @param kind the kind
   * @param count how many verdicts are of it
   * @param news how many of those differ from the baseline in a way that somebody should look at
   */
  public record Tally(Verdict.Kind kind, long count, long news) {
    /** {@return the style class, which is quiet without news} */
    String style() {
      return news > 0 ? TemplateHelper.style(kind) : ReportModel.quiet(kind);
    }

    /** {@return whether these deviations are news; "" for what is not a deviation} */
    String note() {
      if (!kind.deviation()) {
        return "";
      }
      return news == 0 ? "known" : news == count ? "news" : news + " of them news";
    }

    /** {@return the link to their list} */
    String link() {
      return ReportModel.filtered("verdict", kind.displayName());
    }
  }

  /** {@return the first page of a report} */
  public static IndexPage of(ReportModel model) {
    return new IndexPage(
        model,
        warning(model),
        tallies(model, model.run().results()),
        HostingTable.of(model),
        ChangeGroup.causes(model),
        ChangeGroup.accepted(model),
        when(model));
  }

  /** {@return what was run} */
  public RunInfo info() {
    return model.run().info();
  }

  /** {@return what got worse and why, in sentences; "" if nothing did} */
  String plain() {
    List<CauseGroup> worse =
        model.causes().stream().filter(group -> group.worst().regression()).toList();
    if (worse.isEmpty() || model.comparison().of(ChangeKind.NEW).size() == compared()) {
      return "";
    }
    CauseGroup first = worse.get(0);
    Difference worst = first.worst();
    String summary = first.cause().summary();
    String claim = model.summary(worst.of().claim());
    String what =
        summary.isEmpty()
            ? "\"%s\" is %s (%s)"
                .formatted(
                    claim.isEmpty() ? worst.of().claim().text() : claim,
                    worst.verdict().displayName(),
                    English.count(first.differences().size(), "case"))
            : summary + " (" + English.count(first.claims().size(), "claim") + ")";
    boolean unchanged = model.sameRelease() && info().release().build().isEmpty();
    return (unchanged
            ? "The results of PyScript %s are worse than its own accepted ones in %s%s: %s%s %s %s"
            : "PyScript %s got worse than the accepted results in %s%s: %s%s %s %s")
        .formatted(
            info().release().title(),
            English.count(worse.size(), "place"),
            worse.size() > 1 ? ", first" : "",
            what,
            what.endsWith(".") ? "" : ".",
            first.cause().kind().likely(),
            Advice.of(model, first).whose())
        .strip()
        .replace("  ", " ");
  }

  private int compared() {
    return model.comparison().compared();
  }

  /** {@return what to do about the worst difference; empty if there is nothing to do} */
  List<Advice.Step> steps() {
    if (plain().isEmpty()) {
      return List.of();
    }
    CauseGroup worst = model.causes().get(0);
    return Stream.of(
            Advice.of(model, worst).steps().stream(),
            Commands.bisect(model, worst.worst().of())
                .map(command -> new Advice.Step("Find the version that changed it", command))
                .or(
                    () ->
                        model
                            .visit(worst.worst().of().visit())
                            .map(
                                visit ->
                                    info().release().build().isEmpty()
                                        ? Advice.repeated(model, visit)
                                        : Advice.withoutBuild(model, visit)))
                .stream(),
            // Whoever accepts a part takes it for the whole.
            model.run().partial().isPresent()
                ? Stream.<Advice.Step>of()
                : Stream.of(
                    new Advice.Step(
                        "Accept all differences of this run, if they are right",
                        Commands.accept(model.run()))))
        .flatMap(step -> step)
        .toList();
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
  static List<Tally> tallies(ReportModel model, List<TestResult> judged) {
    return Arrays.stream(Verdict.Kind.values())
        .map(
            kind ->
                new Tally(
                    kind,
                    judged.stream().filter(j -> j.verdict().kind() == kind).count(),
                    judged.stream()
                        .filter(j -> j.verdict().kind() == kind && model.news(j))
                        .count()))
        .filter(tally -> tally.count() > 0)
        .toList();
  }
}
