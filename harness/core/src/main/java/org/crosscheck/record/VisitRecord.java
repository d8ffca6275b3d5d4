package org.crosscheck.record;

import java.util.List;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;

/**
 * One visit with its observations and verdicts: one line of a record.
 *
 * @param key the visit's key; unique within a run of one release
 * @param fixture the fixture's name
 * @param release the release's name
 * @param predicted the predicted isolation, with reasons
 * @param tries the observation of each try, at least one; the last one was judged
 * @param results one result for each claim that the visit tests
 */
public record VisitRecord(
    VisitKey key,
    String fixture,
    String release,
    Prediction predicted,
    List<Observation> tries,
    List<TestResult> results) {

  /**
   * Copies the lists.
   *
   * @throws UserError if there is no try, or a result belongs to another visit
   */
  public VisitRecord {
    tries = List.copyOf(tries);
    results = List.copyOf(results);
    if (tries.isEmpty()) {
      throw new UserError(
          "The visit " + key + " was recorded without a try.",
          "Report this as a defect of Crosscheck.");
    }
    for (TestResult result : results) {
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

  /** {@return the observation of the last try, which was judged} */
  public Observation last() {
    return tries.get(tries.size() - 1);
  }
}
