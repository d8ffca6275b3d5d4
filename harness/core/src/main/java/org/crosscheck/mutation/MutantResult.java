package org.crosscheck.mutation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.message.English;
import org.crosscheck.verdict.Verdict;

/**
 * Which claims noticed a mutant.
 *
 * @param mutant its id
 * @param killedBy the claims that the mutant names and that got worse
 * @param others the other claims that got worse
 * @param changed the claims of which only an answer or a reason changed, or that became
 *     inconclusive or blocked by another one
 * @param fixed the claims that got better, so that the fault was told as a repair
 * @param undecided why there is no result; "" if there is one
 * @param because the verdict of the first claim in these lists, in words; "" if there is none
 */
public record MutantResult(
    String mutant,
    List<String> killedBy,
    List<String> others,
    List<String> changed,
    List<String> fixed,
    String undecided,
    String because) {
  /** How a mutant ended, best first. */
  public enum Outcome {
    /** A claim that it names got worse. */
    KILLED("killed"),
    /** Only claims that it does not name got worse. */
    KILLED_BY_OTHERS("killed by others only"),
    /** Nothing got worse, but an answer changed. */
    CHANGED("only changed"),
    /** Something got better. */
    FIXED("told as fixed"),
    /** Nothing noticed it. */
    SURVIVED("survived"),
    /** It could not be run, or the machine was too busy. */
    UNDECIDED("undecided");

    private final String displayName;

    Outcome(String displayName) {
      this.displayName = displayName;
    }

    /** {@return the name to display, such as {@code only changed}} */
    public String displayName() {
      return displayName;
    }
  }

  /** Copies the lists. */
  public MutantResult {
    killedBy = List.copyOf(killedBy);
    others = List.copyOf(others);
    changed = List.copyOf(changed);
    fixed = List.copyOf(fixed);
  }

  /** {@return the result of a mutant that could not be run} */
  static MutantResult undecided(Mutant mutant, String why) {
    return new MutantResult(mutant.id(), List.of(), List.of(), List.of(), List.of(), why, "");
  }

  /**
   * {@return the result that follows from how the verdicts with the fault differ from those without
   * it}
   */
  static MutantResult of(Mutant mutant, Comparison comparison) {
    List<String> worse =
        claims(
            comparison,
            d -> d.kind() == ChangeKind.WORSE && d.verdict().conclusive() && !blocked(d));
    List<String> fixed = claims(comparison, d -> d.kind() == ChangeKind.BETTER);
    List<String> changed =
        claims(
                comparison,
                d ->
                    Set.of(ChangeKind.CHANGED, ChangeKind.FLAKY, ChangeKind.WORSE)
                        .contains(d.kind()))
            .stream()
            .filter(claim -> !worse.contains(claim))
            .toList();
    List<String> killedBy = worse.stream().filter(mutant.noticedBy()::contains).toList();
    List<Difference> unmeasured =
        comparison.of(ChangeKind.INCONCLUSIVE).stream()
            .filter(d -> mutant.noticedBy().contains(d.of().claim().text()))
            .toList();
    return new MutantResult(
        mutant.id(),
        killedBy,
        worse.stream().filter(claim -> !mutant.noticedBy().contains(claim)).toList(),
        changed,
        fixed,
        !killedBy.isEmpty() || !fixed.isEmpty() || unmeasured.isEmpty()
            ? ""
            : English.count(unmeasured.size(), "verdict")
                + " could not be measured: "
                + unmeasured.get(0).because(),
        because(mutant, comparison, worse, fixed));
  }

  private static boolean blocked(Difference difference) {
    return difference.verdict() == Verdict.Kind.BLOCKED;
  }

  private static List<String> claims(Comparison comparison, Predicate<Difference> which) {
    return comparison.differences().stream()
        .filter(which)
        .map(d -> d.of().claim().text())
        .distinct()
        .toList();
  }

  /** A claim that the mutant names comes first, then worse ones, then better ones. */
  private static String because(
      Mutant mutant, Comparison comparison, List<String> worse, List<String> fixed) {
    return Stream.of(mutant.noticedBy(), worse, fixed)
        .flatMap(List::stream)
        .flatMap(
            claim ->
                comparison.differences().stream().filter(d -> d.of().claim().text().equals(claim)))
        .findFirst()
        .map(Difference::toString)
        .orElse("");
  }

  /** {@return how the mutant ended} */
  public Outcome outcome() {
    if (!undecided.isEmpty()) {
      return Outcome.UNDECIDED;
    }
    if (!fixed.isEmpty()) {
      return Outcome.FIXED;
    }
    if (!killedBy.isEmpty()) {
      return Outcome.KILLED;
    }
    if (!others.isEmpty()) {
      return Outcome.KILLED_BY_OTHERS;
    }
    return changed.isEmpty() ? Outcome.SURVIVED : Outcome.CHANGED;
  }
}
