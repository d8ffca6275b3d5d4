package org.crosscheck.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;

/**
 * Groups differences and deviations of the same kind, so that the reader looks at each only once.
 */
public final class DeviationGroups {
  private DeviationGroups() {}

  /**
   * {@return the differences, worst first: a group for each claim, kind of change and pair of
   * verdicts} New test cases that are not deviations form one group, whatever their claims.
   */
  public static List<List<Difference>> differences(Comparison comparison) {
    Map<List<Object>, List<Difference>> groups = new LinkedHashMap<>();
    comparison.differences().stream()
        .sorted(
            Comparator.comparingInt((Difference d) -> rank(d)).thenComparing(Difference::verdict))
        .forEach(d -> groups.computeIfAbsent(key(d), k -> new ArrayList<>()).add(d));
    return groups.values().stream().map(List::copyOf).toList();
  }

  /**
   * {@return the deviations that do not differ from the baseline, worst first: a group for each
   * claim, verdict and reason}
   */
  public static List<List<TestResult>> accepted(
      Collection<TestResult> results, Comparison comparison, Baseline baseline) {
    Set<TestCaseId> differing = comparison.byCase().keySet();
    Map<List<Object>, List<TestResult>> groups =
        results.stream()
            .filter(r -> r.verdict().kind().deviation() && !differing.contains(r.of()))
            .sorted(
                Comparator.comparing((TestResult r) -> r.verdict().kind())
                    .thenComparing(TestResult::of))
            .collect(
                Collectors.groupingBy(
                    r ->
                        List.of(
                            r.of().claim(),
                            r.verdict().accepted(),
                            baseline.reason(r.of()).orElse("")),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream().map(List::copyOf).toList();
  }

  private static List<Object> key(Difference d) {
    return d.newSuccess()
        ? List.of(d.kind())
        : List.of(d.kind(), d.of().claim(), d.was(), d.isText());
  }

  /** A new deviation comes right after worse verdicts; a new success comes last. */
  private static int rank(Difference d) {
    if (d.kind() == ChangeKind.NEW && d.verdict().deviation()) {
      return 1;
    }
    return d.newSuccess() ? ChangeKind.values().length + 2 : rank(d.kind());
  }

  private static int rank(ChangeKind kind) {
    return switch (kind) {
      case WORSE -> 0;
      case NEW -> 1;
      case FLAKY, INCONCLUSIVE, CHANGED, OTHER_REASON -> 2;
      case GONE -> 3;
      case BETTER -> 4;
    };
  }
}
