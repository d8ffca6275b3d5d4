package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Verdict;

/**
 * What became of one claim between two sets of verdicts.
 *
 * @param claim the claim
 * @param kind in which way its verdicts differ
 * @param was the verdict before; "" if the claim was not asked there
 * @param is the verdict after; "" if the claim is not asked there any more
 * @param because why, in the words of the second set where it has any, else of the first; "" if
 *     neither has
 * @param cases where, sorted, at least one
 */
public record Change(
    ClaimId claim, Kind kind, String was, String is, String because, List<Case> cases) {

  /** The ways in which the verdicts of a claim can differ, worst first. */
  public enum Kind {
    /** A verdict that is worse. */
    WORSE("worse"),
    /** One of the two is known to come out differently from time to time. */
    FLAKY("flaky"),
    /** Another answer to a question of fact. */
    CHANGED("changed"),
    /** As bad as before, for another reason. */
    OTHER_REASON("as bad, for another reason"),
    /** A verdict that is better. */
    BETTER("better"),
    /** Only the second set has it. */
    APPEARED("appeared"),
    /** Only the first set has it. */
    VANISHED("vanished");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** {@return the word for people} */
    public String word() {
      return word;
    }
  }

  /** Copies the cases. */
  public Change {
    cases = List.copyOf(cases);
  }

  /** One case that differs. */
  private record One(ClaimId claim, Kind kind, String was, String is, String because) {}

  /** {@return what differs between two sets of verdicts, claim by claim, worst first} */
  public static List<Change> between(Verdicts before, Verdicts after) {
    Set<Case> all = new TreeSet<>(before.lines().keySet());
    all.addAll(after.lines().keySet());
    Map<One, List<Case>> changes = new LinkedHashMap<>();
    for (Case of : all) {
      one(of, before, after)
          .forEach(o -> changes.computeIfAbsent(o, k -> new ArrayList<>()).add(of));
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

  private static Collection<One> one(Case of, Verdicts before, Verdicts after) {
    Baseline.Line was = before.lines().get(of);
    Baseline.Line is = after.lines().get(of);
    String why = because(of, after);
    if (was == null && is != null) {
      return List.of(new One(of.claim(), Kind.APPEARED, "", is.verdict(), why));
    }
    if (is == null && was != null) {
      return List.of(new One(of.claim(), Kind.VANISHED, was.verdict(), "", because(of, before)));
    }
    if (was == null || is == null || same(of, was, is, before, after)) {
      return List.of();
    }
    return List.of(new One(of.claim(), differing(was, is), was.verdict(), is.verdict(), why));
  }

  private static boolean same(
      Case of, Baseline.Line was, Baseline.Line is, Verdicts before, Verdicts after) {
    boolean sameReason =
        !is.needsReason()
            || !before.because().containsKey(of)
            || !after.because().containsKey(of)
            || because(of, before).equals(because(of, after));
    return was.verdict().equals(is.verdict()) && sameReason;
  }

  /** What differs from run to run is no other reason. */
  private static String because(Case of, Verdicts verdicts) {
    return verdicts
        .because()
        .getOrDefault(of, "")
        .replaceAll("(localhost|127\\.0\\.0\\.1|insecure\\.test):\\d+", "$1");
  }

  private static Kind differing(Baseline.Line was, Baseline.Line is) {
    if (was.verdict().equals(is.verdict())) {
      return Kind.OTHER_REASON;
    }
    if (was.flaky() || is.flaky()) {
      return Kind.FLAKY;
    }
    int change = Comparison.badness(is.kind()) - Comparison.badness(was.kind());
    boolean answers = was.kind() == Verdict.Kind.SAYS && is.kind() == Verdict.Kind.SAYS;
    return change > 0
        ? Kind.WORSE
        : change < 0 ? Kind.BETTER : answers ? Kind.CHANGED : Kind.OTHER_REASON;
  }
}
