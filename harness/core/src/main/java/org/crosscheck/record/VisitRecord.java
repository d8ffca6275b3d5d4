package org.crosscheck.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;

/**
 * One visit with its tries.
 *
 * <p>A record has a line for each try, so that nothing is lost when a run ends; the reader puts the
 * tries of a visit together.
 *
 * @param key the visit's key; unique within a run of one release
 * @param fixture the fixture's name
 * @param release the release's name
 * @param predicted the predicted isolation, with reasons
 * @param tries the tries in order, at least one
 */
public record VisitRecord(
    VisitKey key, String fixture, String release, Prediction predicted, List<Try> tries) {

  /**
   * Copies the list.
   *
   * @throws UserError if there is no try, or a result belongs to another visit
   */
  public VisitRecord {
    tries = List.copyOf(tries);
    if (tries.isEmpty()) {
      throw new UserError(
          "The visit " + key + " was recorded without a try.",
          "Report this as a defect of Crosscheck.");
    }
    for (TestResult result : tries.stream().flatMap(t -> t.results().stream()).toList()) {
      if (!result.of().visit().equals(key)) {
        throw new UserError(
            "The visit "
                + key
                + " was recorded with a result of the visit "
                + result.of().visit()
                + ".",
            "Report this as a defect of Crosscheck.");
      }
    }
  }

  /** A visit with one try. */
  public VisitRecord(
      VisitKey key,
      String fixture,
      String release,
      Prediction predicted,
      Observation observation,
      List<TestResult> results) {
    this(key, fixture, release, predicted, List.of(new Try(observation, results)));
  }

  /** {@return this visit with further tries; this one is not changed} */
  public VisitRecord with(List<Try> more) {
    return new VisitRecord(
        key, fixture, release, predicted, Stream.concat(tries.stream(), more.stream()).toList());
  }

  /**
   * {@return one result for each claim that the visit tests, as it follows from all tries; see
   * {@link Verdict#ofTries}}
   */
  public List<TestResult> results() {
    return results(tries.stream().map(Try::results).toList());
  }

  /** {@return one result for each claim, as it follows from the results of all tries} */
  static List<TestResult> results(List<List<TestResult>> tries) {
    if (tries.size() == 1) {
      return tries.get(0);
    }
    Map<TestCaseId, List<TestResult>> byCase = new LinkedHashMap<>();
    tries.forEach(
        one -> one.forEach(r -> byCase.computeIfAbsent(r.of(), of -> new ArrayList<>()).add(r)));
    return byCase.values().stream()
        .map(
            all ->
                all.get(all.size() - 1)
                    .with(Verdict.ofTries(all.stream().map(TestResult::verdict).toList())))
        .toList();
  }

  /** {@return the page, with its variant after a colon if it has several} */
  public String page() {
    return key.page();
  }

  /** {@return the hosting's name} */
  public String hosting() {
    return key.hosting();
  }

  /** {@return the engine's id, such as {@code chrome}} */
  public String engine() {
    return key.engine();
  }

  /** {@return the interpreters, as in {@link VisitKey}} */
  public String interpreters() {
    return key.interpreters();
  }

  /** {@return the observation of the last try} */
  public Observation last() {
    return tries.get(tries.size() - 1).observation();
  }
}
