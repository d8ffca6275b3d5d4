package org.crosscheck.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.crosscheck.analysis.TimeProfile;

/**
 * What a benchmark measured.
 *
 * @param command the arguments that measure the same again
 * @param when when it began
 * @param machine where it ran
 * @param programs the browser and the versions of both sides, in words
 * @param pairs the kinds of pages that both sides visited
 * @param growth the cost of many visits; empty if it was not measured
 * @param answers how soon commands answer
 * @param profile where the time of a run went; empty if none was named
 */
public record BenchResult(
    String command,
    Instant when,
    Machine machine,
    String programs,
    List<SideBySide> pairs,
    Optional<Growth> growth,
    List<Answer> answers,
    Optional<TimeProfile> profile) {
  /** Copies the lists. */
  public BenchResult {
    pairs = List.copyOf(pairs);
    answers = List.copyOf(answers);
  }
}
