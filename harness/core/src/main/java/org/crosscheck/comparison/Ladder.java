package org.crosscheck.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What became of each claim over several releases.
 *
 * @param releases the names of the releases, oldest first
 * @param rows by claim
 */
public record Ladder(List<String> releases, List<Row> rows) {
  /** What the words of the steps mean. */
  public static final String LEGEND =
      "holds: in every case; n/m: in n of m cases; no: in none; not reached: the page did not get"
          + " so far; says a, b, ...: another letter is another answer to a question of fact; not"
          + " asked: the release does not promise it.";

  /**
   * One claim over the releases.
   *
   * @param claim the claim
   * @param steps one for each release
   * @param story what happened when, in words, such as {@code broke in 0.6.50}
   */
  public record Row(ClaimId claim, List<Step> steps, List<String> story) {
    /** Copies the lists. */
    public Row {
      steps = List.copyOf(steps);
      story = List.copyOf(story);
    }

    /** {@return whether every release answers alike} */
    public boolean steady() {
      return story.isEmpty()
          && steps.stream().map(Step::word).filter(w -> !w.isEmpty()).distinct().count() <= 1;
    }

    /** {@return the word of the first release that was judged, or "" if none was} */
    private String word() {
      return steps.stream().map(Step::word).filter(w -> !w.isEmpty()).findFirst().orElse("");
    }
  }

  /**
   * One claim in one release.
   *
   * @param lines the verdicts by case; empty if none was judged
   * @param answer a letter for each different set of answers to a question of fact, from {@code a}
   *     on; empty if the claim is no such question
   */
  public record Step(SortedMap<Case, Baseline.Line> lines, Optional<String> answer) {
    /** Copies the lines. */
    public Step {
      lines = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /** {@return how many cases were asked} */
    long asked() {
      return lines.values().stream().filter(l -> l.kind() != Verdict.Kind.NOT_ASKED).count();
    }

    /** {@return how many cases are as one wants them} */
    long good() {
      return lines.values().stream().filter(Step::good).count();
    }

    private static boolean good(Baseline.Line line) {
      return line.kind() == Verdict.Kind.HOLDS || line.kind() == Verdict.Kind.SAYS;
    }

    private static boolean bad(Baseline.Line line) {
      return line.kind() == Verdict.Kind.BROKEN || line.kind() == Verdict.Kind.MISSED;
    }

    private static boolean unreached(Baseline.Line line) {
      return !good(line) && !bad(line) && line.kind() != Verdict.Kind.NOT_ASKED;
    }

    /**
     * {@return a word for a table: holds, no, 3/8, says a, not reached, not asked, or "" if not
     * judged}
     */
    public String word() {
      if (lines.isEmpty()) {
        return "";
      }
      if (asked() == 0) {
        return "not asked";
      }
      if (good() < asked()) {
        boolean none = lines.values().stream().noneMatch(Step::bad);
        return good() > 0 ? good() + "/" + asked() : none ? "not reached" : "no";
      }
      return answer.map(letter -> "says " + letter).orElse("holds");
    }
  }

  /** Copies the lists. */
  public Ladder {
    releases = List.copyOf(releases);
    rows = List.copyOf(rows);
  }

  /** {@return the ladder of some verdicts, oldest release first} */
  public static Ladder of(List<Verdicts> releases) {
    List<String> names = releases.stream().map(Verdicts::name).toList();
    return new Ladder(
        names,
        releases.stream()
            .flatMap(r -> r.lines().keySet().stream().map(Case::claim))
            .distinct()
            .sorted()
            .map(claim -> row(claim, names, releases))
            .filter(row -> row.steps().stream().anyMatch(step -> !step.lines().isEmpty()))
            .toList());
  }

  /** {@return the claims that every release answers alike, by the word for it} */
  public SortedMap<String, List<ClaimId>> unchanged() {
    return rows.stream()
        .filter(Row::steady)
        .collect(
            Collectors.groupingBy(
                Row::word, TreeMap::new, Collectors.mapping(Row::claim, Collectors.toList())));
  }

  private static Row row(ClaimId claim, List<String> names, List<Verdicts> releases) {
    // What one release alone was asked says nothing about what changed.
    Set<Case> seen = new HashSet<>();
    Set<Case> twice = new HashSet<>();
    releases.stream()
        .flatMap(r -> r.lines().keySet().stream())
        .filter(of -> of.claim().equals(claim) && !seen.add(of))
        .forEach(twice::add);
    List<SortedMap<Case, String>> answers = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Verdicts release : releases) {
      SortedMap<Case, Baseline.Line> lines = new TreeMap<>();
      release
          .lines()
          .forEach(
              (of, line) -> {
                if (twice.contains(of)) {
                  lines.put(of, line);
                }
              });
      steps.add(new Step(lines, answer(lines, answers)));
    }
    return new Row(claim, steps, story(names, steps));
  }

  /** The same letter for what agrees with an earlier answer in every case that both have. */
  private static Optional<String> answer(
      SortedMap<Case, Baseline.Line> lines, List<SortedMap<Case, String>> answers) {
    SortedMap<Case, String> says = new TreeMap<>();
    lines.forEach(
        (of, line) -> {
          if (line.kind() == Verdict.Kind.SAYS) {
            says.put(of, line.verdict());
          }
        });
    if (says.isEmpty()) {
      return Optional.empty();
    }
    int letter =
        IntStream.range(0, answers.size())
            .filter(i -> agree(answers.get(i), says))
            .findFirst()
            .orElse(answers.size());
    if (letter == answers.size()) {
      answers.add(says);
    }
    return Optional.of(String.valueOf((char) ('a' + letter)));
  }

  private static boolean agree(SortedMap<Case, String> one, SortedMap<Case, String> other) {
    List<Case> common = one.keySet().stream().filter(other::containsKey).toList();
    return !common.isEmpty()
        && common.stream().allMatch(of -> Objects.equals(one.get(of), other.get(of)));
  }

  private static List<String> story(List<String> names, List<Step> steps) {
    List<Integer> asked =
        IntStream.range(0, steps.size()).filter(i -> steps.get(i).asked() > 0).boxed().toList();
    List<String> story = new ArrayList<>();
    for (int i = 1; i < asked.size(); i++) {
      Step before = steps.get(asked.get(i - 1));
      Step after = steps.get(asked.get(i));
      String name = names.get(asked.get(i));
      turned(before, after, Step::good, Step::bad)
          .ifPresent(n -> story.add("broke in " + name + n));
      turned(before, after, Step::bad, Step::good)
          .ifPresent(n -> story.add("fixed in " + name + n));
      turned(before, after, Step::good, Step::unreached)
          .ifPresent(n -> story.add("not reached in " + name + n));
      turned(before, after, Step::unreached, Step::good)
          .ifPresent(n -> story.add("reached again in " + name + n));
      boolean otherAnswer =
          before.answer().isPresent()
              && after.answer().isPresent()
              && !before.answer().equals(after.answer())
              && before.good() == after.good();
      if (otherAnswer) {
        story.add("changed in " + name);
      }
    }
    return withSince(names, steps, asked, story);
  }

  /** What never held before holds since then; what did is fixed. */
  private static List<String> withSince(
      List<String> names, List<Step> steps, List<Integer> asked, List<String> story) {
    Optional<String> since = since(names, steps, asked);
    boolean heldBefore =
        since.isPresent()
            && asked.stream()
                .filter(i -> i < names.indexOf(since.get()))
                .anyMatch(i -> steps.get(i).good() > 0);
    if (since.isEmpty() || heldBefore) {
      return story;
    }
    boolean judgedBefore =
        asked.stream()
            .filter(i -> i < names.indexOf(since.get()))
            .flatMap(i -> steps.get(i).lines().values().stream())
            .anyMatch(Step::bad);
    boolean askedBefore = asked.stream().anyMatch(i -> i < names.indexOf(since.get()));
    return List.of(
        (judgedBefore || !askedBefore ? "holds since " : "reached since ") + since.get());
  }

  /** {@return " (3 of 8 cases)", or "" for all, if cases turned from one into another} */
  private static Optional<String> turned(
      Step before, Step after, Predicate<Baseline.Line> from, Predicate<Baseline.Line> to) {
    long both = before.lines().keySet().stream().filter(after.lines()::containsKey).count();
    long turned =
        before.lines().keySet().stream()
            .filter(of -> turned(before.lines().get(of), after.lines().get(of), from, to))
            .count();
    return turned == 0
        ? Optional.empty()
        : Optional.of(turned == both ? "" : " (" + turned + " of " + both + " cases)");
  }

  private static boolean turned(
      Baseline.@Nullable Line was,
      Baseline.@Nullable Line is,
      Predicate<Baseline.Line> from,
      Predicate<Baseline.Line> to) {
    return was != null && is != null && from.test(was) && to.test(is);
  }

  /** {@return since when all cases are good, if they are in the newest and were not always} */
  private static Optional<String> since(List<String> names, List<Step> steps, List<Integer> asked) {
    List<Integer> reversed = asked.stream().sorted(java.util.Comparator.reverseOrder()).toList();
    List<Integer> good =
        reversed.stream()
            .takeWhile(i -> steps.get(i).good() == steps.get(i).asked())
            .collect(Collectors.toList());
    // Before the first release that was judged nobody knows.
    boolean judgedBefore =
        !good.isEmpty()
            && steps.subList(0, good.get(good.size() - 1)).stream()
                .anyMatch(step -> !step.lines().isEmpty());
    return judgedBefore ? Optional.of(names.get(good.get(good.size() - 1))) : Optional.empty();
  }
}
