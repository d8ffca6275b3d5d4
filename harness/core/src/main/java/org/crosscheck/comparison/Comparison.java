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
 * @param differences worst first, then by test case
 * @param compared the number of results that were compared
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
   * {@return how a run differs from a baseline}
   *
   * @param baseline the accepted verdicts
   * @param results the results of the run
   * @param vanished accepted test cases that no longer exist
   */
  public static Comparison of(
      Baseline baseline, Collection<TestResult> results, Set<TestCaseId> vanished) {
    List<Difference> differences = new ArrayList<>();
    results.forEach(result -> of(baseline, result).ifPresent(differences::add));
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
    return new Comparison(differences, results.size());
  }

  /**
   * {@return how one result differs from the accepted verdict, or empty if it does not} A claim
   * that was not asked does not differ.
   */
  public static Optional<Difference> of(Baseline baseline, TestResult result) {
    Verdict verdict = result.verdict();
    if (verdict.kind() == Verdict.Kind.NOT_APPLICABLE && !verdict.aboutPage()) {
      return Optional.empty();
    }
    Optional<AcceptedVerdict> was =
        Optional.ofNullable(baseline.lines().get(result.of())).map(Baseline.Line::verdict);
    if (verdict.aboutPage() && was.filter(v -> v.accepts(verdict)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            kind(was, verdict),
            result.of(),
            was,
            Optional.of(verdict.accepted()),
            verdict.label(),
            verdict.because()));
  }

  private static ChangeKind kind(Optional<AcceptedVerdict> was, Verdict verdict) {
    if (!verdict.aboutPage()) {
      return ChangeKind.INCONCLUSIVE;
    }
    if (verdict.kind() == Verdict.Kind.FLAKY) {
      return ChangeKind.FLAKY;
    }
    AcceptedVerdict.Alternative is = verdict.accepted().alternatives().get(0);
    return was.map(v -> ChangeKind.between(v, is)).orElse(ChangeKind.NEW);
  }

  /** {@return whether nothing differs} */
  public boolean same() {
    return differences.isEmpty();
  }

  /** {@return whether some difference makes the run fail; see {@link Difference#fails}} */
  public boolean fails() {
    return differences.stream().anyMatch(Difference::fails);
  }

  /** {@return whether some difference is doubtful; see {@link Difference#doubtful}} */
  public boolean doubtful() {
    return differences.stream().anyMatch(Difference::doubtful);
  }

  /** {@return the differences of a kind} */
  public List<Difference> of(ChangeKind kind) {
    return differences.stream().filter(d -> d.kind() == kind).toList();
  }

  /** {@return the differences by test case} */
  public Map<TestCaseId, Difference> byCase() {
    return differences.stream()
        .collect(Collectors.toUnmodifiableMap(Difference::of, d -> d, (first, second) -> first));
  }

  /**
   * {@return a summary in one sentence}
   *
   * @param partial whether verdicts are missing, so that nothing can be said about all of them
   */
  public String summary(boolean partial) {
    if (!partial) {
      return summary();
    }
    return same()
        ? "The verdicts that the run has, %d, are as accepted; others are missing."
            .formatted(compared)
        : summary() + " Others are missing.";
  }

  /** {@return a summary in one sentence} */
  public String summary() {
    if (same()) {
      return compared == 1
          ? "The only verdict is as accepted."
          : "All " + compared + " verdicts are as accepted.";
    }
    if (of(ChangeKind.NEW).size() == compared) {
      return "The baseline has none of these verdicts: all " + compared + " are new.";
    }
    String counts =
        java.util.Arrays.stream(ChangeKind.values())
            .filter(k -> !of(k).isEmpty())
            .map(k -> of(k).size() + " " + k.displayName())
            .collect(Collectors.joining(", "));
    return "%d verdicts compared: %s.".formatted(compared, counts);
  }
}
