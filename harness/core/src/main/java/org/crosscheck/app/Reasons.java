package org.crosscheck.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The reasons why a page does not work, and the verdict that follows from them. */
final class Reasons {
  private final List<Reason> reasons = new ArrayList<>();

  /** What a reason says about the page. */
  enum Weight {
    /** The page fails. */
    CERTAIN,
    /** The page fails, unless something outside of it is the cause. */
    LIKELY,
    /** The page took longer than allowed. */
    TIME,
    /** The machine was too slow to conclude anything from the time. */
    SLOW,
    /** Something that the page needs could not be reached from this machine. */
    UNREACHABLE
  }

  /** How telling a reason is; the reasons of a verdict are in this order. */
  enum Rank {
    PAGE,
    ADDRESS,
    PYSCRIPT,
    ERROR,
    EXPECTATION,
    CIRCUMSTANCE,
    BARE
  }

  private record Reason(Rank rank, Weight weight, String text) {}

  void add(Rank rank, Weight weight, String text) {
    reasons.add(new Reason(rank, weight, text));
  }

  boolean isEmpty() {
    return reasons.isEmpty();
  }

  /** {@return whether one of the reasons contains a text} */
  boolean mention(String text) {
    return reasons.stream().anyMatch(r -> r.text().contains(text));
  }

  /** {@return FAILS or INCONCLUSIVE} */
  AppVerdict.Kind kind() {
    Set<Weight> weights = reasons.stream().map(Reason::weight).collect(Collectors.toSet());
    boolean outside =
        weights.contains(Weight.UNREACHABLE)
            || weights.contains(Weight.SLOW) && !weights.contains(Weight.LIKELY);
    return outside && !weights.contains(Weight.CERTAIN)
        ? AppVerdict.Kind.INCONCLUSIVE
        : AppVerdict.Kind.FAILS;
  }

  /** {@return the texts that explain the verdict, the most telling one first} */
  List<String> texts() {
    boolean fails = kind() == AppVerdict.Kind.FAILS;
    boolean only = reasons.stream().allMatch(r -> r.rank() == Rank.BARE);
    return reasons.stream()
        .filter(r -> only || r.rank() != Rank.BARE)
        .filter(r -> !fails || r.weight() != Weight.SLOW)
        .sorted(Comparator.comparing(Reason::rank))
        .map(Reason::text)
        .distinct()
        .toList();
  }
}
