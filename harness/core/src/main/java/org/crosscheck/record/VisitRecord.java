package org.crosscheck.record;

import java.util.List;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;

/**
 * One visit with everything that was seen in it and what followed: one line of a record.
 *
 * @param key which visit it is; unique within a run of one release
 * @param fixture the fixture
 * @param release the release's name
 * @param predicted the isolation that was predicted, with the reasons
 * @param tries what was seen in each try, at least one; the last one was judged
 * @param results the verdicts, one for each claim that the visit answers
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
   * @throws UserError if there is no try, or a result is of another visit
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
            "The visit " + key + " was recorded with a result of " + result.of().visit() + ".",
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

  /** {@return what was seen in the last try, the one that was judged} */
  public Observation last() {
    return tries.get(tries.size() - 1);
  }
}
