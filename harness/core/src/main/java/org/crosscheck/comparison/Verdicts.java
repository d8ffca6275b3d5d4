package org.crosscheck.comparison;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/**
 * Verdicts to compare: those of a run, or those that a baseline accepts.
 *
 * @param name what they are of, for people
 * @param verdicts the verdicts by case
 * @param because why, by case; nothing for cases of a baseline, which gives no reasons of its own
 */
public record Verdicts(
    String name, SortedMap<TestCaseId, AcceptedVerdict> verdicts, Map<TestCaseId, String> because) {
  /** Copies the maps. */
  public Verdicts {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    because = Map.copyOf(because);
  }

  /** {@return the verdicts that a baseline accepts} */
  public static Verdicts of(String name, Baseline baseline) {
    SortedMap<TestCaseId, AcceptedVerdict> verdicts = new TreeMap<>();
    baseline.lines().forEach((of, line) -> verdicts.put(of, line.verdict()));
    return new Verdicts(name, verdicts, Map.of());
  }

  /** {@return the verdicts of a run; of a case that was judged twice, the last} */
  public static Verdicts of(String name, Collection<TestResult> results) {
    SortedMap<TestCaseId, AcceptedVerdict> verdicts = new TreeMap<>();
    Map<TestCaseId, String> because = new TreeMap<>();
    for (TestResult one : results) {
      verdicts.put(one.of(), one.verdict().accepted());
      because.put(one.of(), one.verdict().because());
    }
    return new Verdicts(name, verdicts, because);
  }
}
