package org.crosscheck.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.TestResult;

/**
 * A run as it was recorded.
 *
 * @param info what was run
 * @param browsers those that came up, as they reported themselves, sorted by their words
 * @param visits in the order in which they finished
 * @param end how the run ended, or empty if the record was cut off
 */
public record RunRecord(
    RunInfo info, List<BrowserInfo> browsers, List<VisitRecord> visits, Optional<RunEnd> end) {
  /** The name of a record's file in the folder of its run. */
  public static final String FILE = "record.jsonl";

  /** Copies the lists. */
  public RunRecord {
    browsers = browsers.stream().sorted(Comparator.comparing(BrowserInfo::engine)).toList();
    visits = List.copyOf(visits);
  }

  /** {@return every verdict of every visit} */
  public List<TestResult> results() {
    return visits.stream().flatMap(v -> v.results().stream()).toList();
  }

  /**
   * {@return this record}
   *
   * @throws UserError if it has no verdict: a report about nothing would look like good news
   */
  public RunRecord orRefuseEmpty() {
    if (results().isEmpty()) {
      throw new UserError(
          "The run "
              + info.id()
              + " has no verdict, so there is nothing to report"
              + (cutOff() ? "; it was cut off" : "")
              + ".",
          "Run again: ./crosscheck run");
    }
    return this;
  }

  /** {@return the names of the hostings that are not of the catalogue} */
  public Set<String> guests() {
    return info.hostings().stream()
        .filter(h -> !h.like().isEmpty())
        .map(HostingInfo::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@return whether the record stops before its end, as after a crash or on a full disk} */
  public boolean cutOff() {
    return end.isEmpty();
  }

  /**
   * {@return why there are not all visits that were to be made, in a sentence; empty if there are}
   */
  public Optional<String> stopped() {
    return cutOff()
        ? Optional.of("The record of this run was cut off, as by a crash or a full disk.")
        : end.filter(e -> e.how() == RunEnd.How.INTERRUPTED).map(e -> "Someone stopped this run.");
  }

  /** {@return whether the run asked everything there is, and got to its end} */
  public boolean whole() {
    return info.whole() && end.filter(e -> e.how() == RunEnd.How.COMPLETE).isPresent();
  }
}
