package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;

/**
 * How the verdict on one claim changed between two sets of verdicts.
 *
 * @param claim the claim
 * @param kind how its verdicts differ
 * @param was the verdict before; empty only for {@link ChangeKind#NEW}
 * @param is the verdict after; empty only for {@link ChangeKind#GONE}
 * @param because the reason in the second set if it has the test case, otherwise in the first; ""
 *     if there is none
 * @param cases the test cases with this change, sorted, at least one
 */
public record Change(
    ClaimId claim,
    ChangeKind kind,
    Optional<AcceptedVerdict> was,
    Optional<AcceptedVerdict> is,
    String because,
    List<TestCaseId> cases) {

  /** Copies the cases. */
  public Change {
    cases = List.copyOf(cases);
  }

  /** What test cases with the same change have in common. */
  private record Common(
      ClaimId claim,
      ChangeKind kind,
      Optional<AcceptedVerdict> was,
      Optional<AcceptedVerdict> is,
      String because) {}

  /** {@return the changes between two sets of verdicts, worst first, then by claim} */
  public static List<Change> between(Verdicts before, Verdicts after) {
    Set<TestCaseId> all = new TreeSet<>(before.verdicts().keySet());
    all.addAll(after.verdicts().keySet());
    Map<Common, List<TestCaseId>> changes = new LinkedHashMap<>();
    for (TestCaseId of : all) {
      common(of, before, after)
          .ifPresent(o -> changes.computeIfAbsent(o, k -> new ArrayList<>()).add(of));
    }
    return changes.entrySet().stream()
        .map(
            e ->
                new Change(
                    e.getKey().claim(),
                    e.getKey().kind(),
                    e.getKey().was(),
                    e.getKey().is(),
                    e.getKey().because(),
                    e.getValue()))
        .sorted(
            Comparator.comparing((Change c) -> c.kind())
                .thenComparing(Change::claim)
                .thenComparing(c -> c.cases().get(0)))
        .toList();
  }

  private static Optional<Common> common(TestCaseId of, Verdicts before, Verdicts after) {
    Optional<AcceptedVerdict> was = Optional.ofNullable(before.verdicts().get(of));
    Optional<AcceptedVerdict> is = Optional.ofNullable(after.verdicts().get(of));
    String why = because(of, is.isPresent() ? after : before);
    return kind(of, before, after).map(kind -> new Common(of.claim(), kind, was, is, why));
  }

  private static Optional<ChangeKind> kind(TestCaseId of, Verdicts before, Verdicts after) {
    AcceptedVerdict was = before.verdicts().get(of);
    AcceptedVerdict is = after.verdicts().get(of);
    if (was == null || is == null) {
      return Optional.of(was == null ? ChangeKind.NEW : ChangeKind.GONE);
    }
    if (before.machine().contains(of) || after.machine().contains(of)) {
      return Optional.of(ChangeKind.INCONCLUSIVE);
    }
    if (was.equals(is)) {
      return sameReason(of, is, before, after)
          ? Optional.empty()
          : Optional.of(ChangeKind.OTHER_REASON);
    }
    return Optional.of(
        was.flaky() || is.flaky()
            ? ChangeKind.FLAKY
            : ChangeKind.between(was, is.alternatives().get(0)));
  }

  private static boolean sameReason(
      TestCaseId of, AcceptedVerdict verdict, Verdicts before, Verdicts after) {
    return !verdict.needsReason()
        || !before.because().containsKey(of)
        || !after.because().containsKey(of)
        || because(of, before).equals(because(of, after));
  }

  /** Without ports, which differ from run to run without being another reason. */
  private static String because(TestCaseId of, Verdicts verdicts) {
    return verdicts
        .because()
        .getOrDefault(of, "")
        .replaceAll("(localhost|127\\.0\\.0\\.1|insecure\\.test):\\d+", "$1");
  }
}
