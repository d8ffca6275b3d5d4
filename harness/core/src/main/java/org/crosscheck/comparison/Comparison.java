package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
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
  public static Comparison of(Baseline baseline, Collection<Judged> judged, Set<Case> vanished) {
    List<Difference> differences = new ArrayList<>();
    judged.forEach(one -> of(baseline, one).ifPresent(differences::add));
    baseline
        .lines()
        .forEach(
            (of, line) -> {
              if (vanished.contains(of)) {
                differences.add(
                    new Difference(Difference.Kind.VANISHED, of, line.verdict(), "", ""));
              }
            });
    return new Comparison(differences, judged.size());
  }

  /** {@return how one case differs from what was accepted, or empty if it does not} */
  public static Optional<Difference> of(Baseline baseline, Judged one) {
    Baseline.Line line = baseline.lines().get(one.of());
    Verdict verdict = one.verdict();
    String is = verdict.accepted();
    if (line == null) {
      return Optional.of(
          new Difference(Difference.Kind.APPEARED, one.of(), "", is, verdict.because()));
    }
    if (line.accepts(verdict)) {
      return Optional.empty();
    }
    int change = badness(verdict.kind()) - badness(line.kind());
    Difference.Kind kind =
        change > 0
            ? Difference.Kind.WORSE
            : change < 0 ? Difference.Kind.BETTER : Difference.Kind.CHANGED;
    return Optional.of(new Difference(kind, one.of(), line.verdict(), is, verdict.because()));
  }

  /** How bad a kind is: a case gets worse when this rises. */
  static int badness(Verdict.Kind kind) {
    return switch (kind) {
      case HOLDS, SAYS -> 0;
      case NOT_ASKED -> 1;
      case MISSED -> 2;
      case BROKEN, BLOCKED, NOT_REACHED -> 3;
      case OUR_FAULT -> 4;
    };
  }

  /** {@return whether nothing differs} */
  public boolean same() {
    return differences.isEmpty();
  }

  /** {@return the differences of a kind} */
  public List<Difference> of(Difference.Kind kind) {
    return differences.stream().filter(d -> d.kind() == kind).toList();
  }

  /** {@return the differences by what they are about} */
  public Map<Case, Difference> byCase() {
    return differences.stream()
        .collect(Collectors.toUnmodifiableMap(Difference::of, d -> d, (first, second) -> first));
  }

  /** {@return the comparison in one sentence} */
  public String summary() {
    if (same()) {
      return "All " + compared + " verdicts are as accepted.";
    }
    if (of(Difference.Kind.APPEARED).size() == compared) {
      return "Nothing was accepted yet: all " + compared + " verdicts are new.";
    }
    return compared
        + " verdicts compared: "
        + java.util.Arrays.stream(Difference.Kind.values())
            .filter(k -> !of(k).isEmpty())
            .map(k -> of(k).size() + " " + k.word())
            .collect(Collectors.joining(", "))
        + ".";
  }
}
