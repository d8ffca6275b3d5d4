package org.crosscheck.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.message.English;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Outcome;
import org.crosscheck.verdict.TestResult;

/**
 * A run as it was recorded.
 *
 * @param info what was run and where
 * @param browsers the browsers that started, sorted by engine id
 * @param visits in the order in which they finished
 * @param end how the run ended, or empty if the record was cut off
 * @param damaged the lines that could not be read, in the order of the file
 */
public record RunRecord(
    RunInfo info,
    List<BrowserInfo> browsers,
    List<VisitRecord> visits,
    Optional<RunEnd> end,
    List<DamagedLine> damaged) {
  /** The name of the record's file in the folder of the run. */
  public static final String FILE = "record.jsonl";

  private static final int SHOWN = 3;

  /** Copies the lists. */
  public RunRecord {
    browsers = browsers.stream().sorted(Comparator.comparing(BrowserInfo::engine)).toList();
    visits = List.copyOf(visits);
    damaged = List.copyOf(damaged);
  }

  /** A record without damaged lines. */
  public RunRecord(
      RunInfo info, List<BrowserInfo> browsers, List<VisitRecord> visits, Optional<RunEnd> end) {
    this(info, browsers, visits, end, List.of());
  }

  /** {@return every verdict of every visit} */
  public List<TestResult> results() {
    return visits.stream().flatMap(v -> v.results().stream()).toList();
  }

  /**
   * {@return this record}
   *
   * @throws UserError if it has no verdicts: an empty report would look like success
   */
  public RunRecord orRefuseEmpty() {
    if (results().isEmpty()) {
      throw new UserError(
          "The run %s has no verdicts, so there is nothing to report%s."
              .formatted(
                  info.id(),
                  cutOff()
                      ? "; its record was cut off"
                      : damaged.isEmpty() ? "" : "; its record is damaged"),
          "Run again: ./crosscheck run");
    }
    return this;
  }

  /** {@return the visits that were left without a browser: it was given up, or died in each try} */
  public List<VisitRecord> withoutBrowser() {
    return visits.stream()
        .filter(
            visit ->
                visit.tries().stream()
                    .allMatch(t -> t.observation().outcome() == Outcome.BROWSER_DIED))
        .toList();
  }

  /** {@return the names of the external hostings} */
  public Set<String> externalHostings() {
    return info.hostings().stream()
        .filter(h -> !h.like().isEmpty())
        .map(HostingInfo::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@return whether the record has no end, as after a crash or on a full disk} */
  public boolean cutOff() {
    return end.isEmpty();
  }

  /**
   * {@return why verdicts are missing, in one or two sentences; empty if the run is complete} What
   * a partial record contains is true, but it never shows that a release is as accepted.
   */
  public Optional<String> partial() {
    String why =
        Stream.of(stopped(), damage()).flatMap(Optional::stream).collect(Collectors.joining(" "));
    return Optional.of(why).filter(text -> !text.isEmpty());
  }

  private Optional<String> damage() {
    return damaged.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The record is damaged, so visits may be missing: %s."
                .formatted(
                    English.some(damaged.stream().map(DamagedLine::explain).toList(), SHOWN)));
  }

  /** {@return why visits were not made, as a sentence; empty if the run ended by itself} */
  public Optional<String> stopped() {
    return cutOff()
        ? Optional.of("The record of this run was cut off, as after a crash or on a full disk.")
        : end.filter(e -> e.how() == RunEnd.How.INTERRUPTED).map(e -> "This run was interrupted.");
  }

  /** {@return whether the run covered the whole matrix and is complete} */
  public boolean whole() {
    return info.scope().whole() && info.scope().shard().isEmpty() && partial().isEmpty();
  }
}
