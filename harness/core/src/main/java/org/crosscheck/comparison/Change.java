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
 * What became of one claim between two sets of verdicts.
 *
 * @param claim the claim
 * @param kind in which way its verdicts differ
 * @param was the verdict before; empty for {@link ChangeKind#NEW} alone
 * @param is the verdict after; empty for {@link ChangeKind#GONE} alone
 * @param because why, in the words of the second set where it has any, else of the first; "" if
 *     neither has
 * @param cases where, sorted, at least one
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

  /** One case that differs. */
  private record One(
      ClaimId claim,
      ChangeKind kind,
      Optional<AcceptedVerdict> was,
      Optional<AcceptedVerdict> is,
      String because) {}

  /** {@return what differs between two sets of verdicts, claim by claim, worst first} */
  public static List<Change> between(Verdicts before, Verdicts after) {
    Set<TestCaseId> all = new TreeSet<>(before.verdicts().keySet());
    all.addAll(after.verdicts().keySet());
    Map<One, List<TestCaseId>> changes = new LinkedHashMap<>();
    for (TestCaseId of : all) {
      one(of, before, after)
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

  private static Optional<One> one(TestCaseId of, Verdicts before, Verdicts after) {
    Optional<AcceptedVerdict> was = Optional.ofNullable(before.verdicts().get(of));
    Optional<AcceptedVerdict> is = Optional.ofNullable(after.verdicts().get(of));
    String why = because(of, is.isPresent() ? after : before);
    return kind(of, before, after).map(kind -> new One(of.claim(), kind, was, is, why));
  }

  private static Optional<ChangeKind> kind(TestCaseId of, Verdicts before, Verdicts after) {
    AcceptedVerdict was = before.verdicts().get(of);
    AcceptedVerdict is = after.verdicts().get(of);
    if (was == null || is == null) {
      return Optional.of(was == null ? ChangeKind.NEW : ChangeKind.GONE);
    }
    if (was.equals(is)) {
      return sameReason(of, is, before, after)
          ? Optional.empty()
          : Optional.of(ChangeKind.OTHER_REASON);
    }
    return Optional.of(
        was.flaky() || is.flaky()
            ? ChangeKind.FLAKY
            : ChangeKind.bySeverity(was.kind(), is.kind()));
  }

  private static boolean sameReason(
      TestCaseId of, AcceptedVerdict verdict, Verdicts before, Verdicts after) {
    return !verdict.needsReason()
        || !before.because().containsKey(of)
        || !after.because().containsKey(of)
        || because(of, before).equals(because(of, after));
  }

  /** Ports differ from run to run and are not another reason. */
  private static String because(TestCaseId of, Verdicts verdicts) {
    return verdicts
        .because()
        .getOrDefault(of, "")
        .replaceAll("(localhost|127\\.0\\.0\\.1|insecure\\.test):\\d+", "$1");
  }
}
