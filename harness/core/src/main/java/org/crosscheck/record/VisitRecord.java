package org.crosscheck.record;

import java.util.List;
import org.crosscheck.isolation.Prediction;
import org.crosscheck.observation.Observation;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Judged;

/**
 * One visit with everything that was seen in it and what followed: one line of a record.
 *
 * @param page the fixture, with its variant after a colon if it has several
 * @param fixture the fixture
 * @param hosting the hosting's name
 * @param browser {@code chrome} or {@code firefox}
 * @param interpreters {@code none}, {@code mpy}, {@code py}, or main and worker as {@code mpy-py}
 * @param release the release's name
 * @param predicted the isolation that was predicted, with the reasons
 * @param tries what was seen in each try, at least one; the last one was judged
 * @param judged the verdicts, one for each claim that the visit answers
 */
public record VisitRecord(
    String page,
    String fixture,
    String hosting,
    String browser,
    String interpreters,
    String release,
    Prediction predicted,
    List<Observation> tries,
    List<Judged> judged) {

  /**
   * Copies the lists.
   *
   * @throws Told if there is no try
   */
  public VisitRecord {
    tries = List.copyOf(tries);
    judged = List.copyOf(judged);
    if (tries.isEmpty()) {
      throw new Told(
          "The visit " + page + " was recorded without a try.",
          "Report this as a defect of Crosscheck.");
    }
  }

  /** {@return the visit's name, unique within a run of one release} */
  public String name() {
    return name(page, hosting, browser, interpreters);
  }

  /** {@return the name of a visit that is not recorded yet} */
  public static String name(String page, String hosting, String browser, String interpreters) {
    return String.join(" ", page, hosting, browser, interpreters);
  }

  /** {@return what was seen in the last try, the one that was judged} */
  public Observation last() {
    return tries.get(tries.size() - 1);
  }
}
