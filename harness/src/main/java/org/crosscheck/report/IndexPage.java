package org.crosscheck.report;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.crosscheck.claim.Coverage;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunInfo;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
import org.crosscheck.verdict.Verdict;

/**
 * What the first page of a report shows.
 *
 * @param shown everything that is shown, for looking up links
 * @param info what was run
 * @param answer how the run compares, in a sentence
 * @param warning what a reader must know before trusting the answer
 * @param tallies how many verdicts of each kind there are, worst first
 * @param compared hostings side by side
 * @param grids a table for each browser
 * @param differences how the run differs from the baseline, worst first
 * @param accepted the deviations that the baseline accepts, worst first
 * @param documents the documentation, sentence by sentence
 * @param filters what the list of verdicts can be filtered by
 * @param verdicts every verdict, worst first
 * @param when the run started, and for how long it went on
 */
record IndexPage(
    Shown shown,
    RunInfo info,
    String answer,
    Optional<String> warning,
    List<Tally> tallies,
    Capabilities compared,
    List<Grid> grids,
    List<Concern> differences,
    List<Concern> accepted,
    List<Documentation> documents,
    List<Filter> filters,
    List<Row> verdicts,
    String when) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** How many verdicts of a kind there are. */
  record Tally(Verdict.Kind kind, long count) {}

  /**
   * One column of the list of verdicts with the values in it.
   *
   * @param name the column's heading
   * @param values sorted
   */
  record Filter(String name, List<String> values) {}

  /**
   * One verdict in the list.
   *
   * @param judged the verdict
   * @param compared how it differs from the baseline, in words
   * @param link where it stands
   * @param why the answer, or what went wrong; "" if all is well
   */
  record Row(Judged judged, String compared, String link, String why) {}

  private static final int WHY = 160;

  static IndexPage of(Shown shown) {
    List<Grid> grids = Grid.of(shown);
    List<Row> rows = rows(shown);
    return new IndexPage(
        shown,
        shown.run().info(),
        shown.comparison().summary(),
        warning(shown),
        tallies(shown),
        Capabilities.of(shown),
        grids,
        Concern.differences(shown),
        Concern.accepted(shown),
        Documentation.of(shown, grids),
        filters(rows),
        rows,
        when(shown));
  }

  /** {@return the hostings that were visited} */
  List<HostingInfo> hostings() {
    return info.hostings();
  }

  /** {@return how far the claims cover the documentation} */
  String coverage() {
    return Coverage.of(shown.book()).summary();
  }

  /** {@return the browsers that came up} */
  List<BrowserInfo> browsers() {
    return shown.run().browsers();
  }

  private static String when(Shown shown) {
    Optional<Duration> took =
        shown.run().end().map(e -> Duration.between(shown.run().info().startedAt(), e.endedAt()));
    return MINUTE.format(shown.run().info().startedAt())
        + took.map(t -> ", for " + duration(t)).orElse("");
  }

  private static String duration(Duration took) {
    long seconds = Math.max(1, Math.round(took.toMillis() / 1000.0));
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  private static Optional<String> warning(Shown shown) {
    int visits = shown.run().visits().size();
    String until = " It is shown as far as it goes: " + visits + " visits.";
    if (shown.run().cutOff()) {
      return Optional.of(
          "The record of this run was cut off, as by a crash or a full disk." + until);
    }
    return shown
        .run()
        .end()
        .filter(e -> e.how() == RunEnd.How.INTERRUPTED)
        .map(e -> "Someone stopped this run." + until);
  }

  private static List<Tally> tallies(Shown shown) {
    return Arrays.stream(Verdict.Kind.values())
        .map(
            kind ->
                new Tally(
                    kind,
                    shown.run().judged().stream().filter(j -> j.verdict().kind() == kind).count()))
        .filter(tally -> tally.count() > 0)
        .toList();
  }

  private static List<Row> rows(Shown shown) {
    return shown.run().judged().stream()
        .sorted(Comparator.comparing((Judged j) -> j.verdict().kind()).thenComparing(Judged::of))
        .map(
            j ->
                new Row(
                    j,
                    shown.difference(j.of()).map(d -> compared(d.kind())).orElse("as accepted"),
                    shown.link(j.of()),
                    why(j.verdict())))
        .toList();
  }

  private static String compared(Difference.Kind kind) {
    return kind == Difference.Kind.APPEARED ? "new" : kind.word();
  }

  private static String why(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.HOLDS ? "" : Visible.line(verdict.because(), WHY);
  }

  private static List<Filter> filters(List<Row> rows) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter(
            "Verdict",
            rows.stream().map(r -> Cell.word(r.judged().verdict().kind())).distinct().toList()));
    filters.add(filter("Claim", rows, of -> of.claim().text()));
    filters.add(filter("Page", rows, Case::page));
    filters.add(filter("Hosting", rows, Case::hosting));
    filters.add(filter("Browser", rows, Case::browser));
    filters.add(filter("Interpreters", rows, Case::interpreters));
    filters.add(
        new Filter("Baseline", rows.stream().map(Row::compared).distinct().sorted().toList()));
    return filters;
  }

  private static Filter filter(String name, List<Row> rows, Function<Case, String> part) {
    return new Filter(
        name, rows.stream().map(r -> part.apply(r.judged().of())).distinct().sorted().toList());
  }
}
