package org.crosscheck.comparison;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/**
 * The verdicts of a run or of a baseline, for comparison.
 *
 * @param name what the verdicts belong to, for display
 * @param verdicts the verdicts by test case
 * @param because the reasons by test case; empty for a baseline, which has no reasons of verdicts
 * @param machine the test cases whose verdict says something about the machine only
 * @param partial why verdicts are missing, as a sentence; empty if all are there
 */
public record Verdicts(
    String name,
    SortedMap<TestCaseId, AcceptedVerdict> verdicts,
    Map<TestCaseId, String> because,
    Set<TestCaseId> machine,
    Optional<String> partial) {
  /** Copies the maps and the set. */
  public Verdicts {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    because = Map.copyOf(because);
    machine = Set.copyOf(machine);
  }

  /** All verdicts of a run or of a baseline. */
  public Verdicts(
      String name,
      SortedMap<TestCaseId, AcceptedVerdict> verdicts,
      Map<TestCaseId, String> because) {
    this(name, verdicts, because, Set.of(), Optional.empty());
  }

  /** {@return the same verdicts with the reason why others are missing; this is not changed} */
  public Verdicts partial(Optional<String> why) {
    return new Verdicts(name, verdicts, because, machine, why);
  }

  /** {@return the ids of the engines that they are of, sorted} */
  public SortedSet<String> engines() {
    return verdicts.keySet().stream()
        .map(TestCaseId::engine)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return the verdicts of some engines; this is not changed} */
  public Verdicts in(Set<String> engines) {
    SortedMap<TestCaseId, AcceptedVerdict> some = new TreeMap<>(verdicts);
    some.keySet().removeIf(of -> !engines.contains(of.engine()));
    return new Verdicts(name, some, because, machine, partial);
  }

  /** {@return the verdicts that a baseline accepts} */
  public static Verdicts of(String name, Baseline baseline) {
    SortedMap<TestCaseId, AcceptedVerdict> verdicts = new TreeMap<>();
    baseline.lines().forEach((of, line) -> verdicts.put(of, line.verdict()));
    return new Verdicts(name, verdicts, Map.of());
  }

  /** {@return the verdicts of a run; if a test case has several results, the last one counts} */
  public static Verdicts of(String name, Collection<TestResult> results) {
    SortedMap<TestCaseId, AcceptedVerdict> verdicts = new TreeMap<>();
    Map<TestCaseId, String> because = new TreeMap<>();
    Set<TestCaseId> machine = new HashSet<>();
    for (TestResult result : results) {
      machine.remove(result.of());
      if (!result.verdict().aboutPage()) {
        machine.add(result.of());
      }
      verdicts.put(result.of(), result.verdict().accepted());
      because.put(result.of(), result.verdict().because());
    }
    return new Verdicts(name, verdicts, because, machine, Optional.empty());
  }
}
