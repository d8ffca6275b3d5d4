package org.crosscheck.comparison;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;

/**
 * Verdicts to compare: those of a run, or those that a baseline accepts.
 *
 * @param name what they are of, for people
 * @param lines the verdicts by case
 * @param because why, by case; nothing for cases of a baseline, which gives no reasons of its own
 */
public record Verdicts(
    String name, SortedMap<Case, Baseline.Line> lines, Map<Case, String> because) {
  /** Copies the maps. */
  public Verdicts {
    lines = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    because = Map.copyOf(because);
  }

  /** {@return the verdicts that a baseline accepts} */
  public static Verdicts of(String name, Baseline baseline) {
    return new Verdicts(name, baseline.lines(), Map.of());
  }

  /** {@return the verdicts of a run; of a case that was judged twice, the last} */
  public static Verdicts of(String name, Collection<Judged> judged) {
    SortedMap<Case, Baseline.Line> lines = new TreeMap<>();
    Map<Case, String> because = new TreeMap<>();
    for (Judged one : judged) {
      lines.put(one.of(), new Baseline.Line(one.verdict().accepted(), ""));
      because.put(one.of(), one.verdict().because());
    }
    return new Verdicts(name, lines, because);
  }
}
