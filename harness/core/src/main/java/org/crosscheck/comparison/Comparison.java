package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * How a run differs from the baseline.
 *
 * @param differences worst first, then by case
 * @param compared how many cases were held against each other
 */
public record Comparison(List<Difference> differences, int compared) {

  /** Sorts the differences. */
  public Comparison {
    differences =
        differences.stream()
            .sorted(Comparator.comparing(Difference::kind).thenComparing(Difference::of))
            .toList();
  }

  /**
   * {@return how a run differs}
   *
   * @param baseline what was accepted
   * @param judged what the run says
   * @param vanished accepted cases that nothing asks any more
   */
  public static Comparison of(
      Baseline baseline, Collection<TestResult> judged, Set<TestCaseId> vanished) {
    List<Difference> differences = new ArrayList<>();
    judged.forEach(one -> of(baseline, one).ifPresent(differences::add));
    baseline
        .lines()
        .forEach(
            (of, line) -> {
              if (vanished.contains(of)) {
                differences.add(
                    new Difference(
                        ChangeKind.GONE, of, Optional.of(line.verdict()), Optional.empty(), ""));
              }
            });
    return new Comparison(differences, judged.size());
  }

  /** {@return how one case differs from what was accepted, or empty if it does not} */
  public static Optional<Difference> of(Baseline baseline, TestResult one) {
    Baseline.Line line = baseline.lines().get(one.of());
    Verdict verdict = one.verdict();
    Optional<AcceptedVerdict> is = Optional.of(verdict.accepted());
    if (line == null) {
      return Optional.of(
          new Difference(ChangeKind.NEW, one.of(), Optional.empty(), is, verdict.because()));
    }
    if (line.verdict().accepts(verdict)) {
      return Optional.empty();
    }
    ChangeKind kind = ChangeKind.bySeverity(line.verdict().kind(), verdict.kind());
    return Optional.of(
        new Difference(kind, one.of(), Optional.of(line.verdict()), is, verdict.because()));
  }

  /** {@return whether nothing differs} */
  public boolean same() {
    return differences.isEmpty();
  }

  /** {@return the differences of a kind} */
  public List<Difference> of(ChangeKind kind) {
    return differences.stream().filter(d -> d.kind() == kind).toList();
  }

  /** {@return the differences by what they are about} */
  public Map<TestCaseId, Difference> byCase() {
    return differences.stream()
        .collect(Collectors.toUnmodifiableMap(Difference::of, d -> d, (first, second) -> first));
  }

  /** {@return the comparison in one sentence} */
  public String summary() {
    if (same()) {
      return "All " + compared + " verdicts are as accepted.";
    }
    if (of(ChangeKind.NEW).size() == compared) {
      return "Nothing was accepted yet: all " + compared + " verdicts are new.";
    }
    return compared
        + " verdicts compared: "
        + java.util.Arrays.stream(ChangeKind.values())
            .filter(k -> !of(k).isEmpty())
            .map(k -> of(k).size() + " " + k.displayName())
            .collect(Collectors.joining(", "))
        + ".";
  }
}
