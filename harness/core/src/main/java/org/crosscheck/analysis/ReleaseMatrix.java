package org.crosscheck.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on each claim in several releases.
 *
 * @param releases the names of the releases, oldest first
 * @param rows one for each claim, sorted by claim
 */
public record ReleaseMatrix(List<String> releases, List<Row> rows) {
  /** What the entries of the table mean. */
  public static final String LEGEND =
      "holds: holds in every case; n/m: holds in n of m cases; no: holds in no case; inconclusive:"
          + " the page or the browser did not get far enough; answer a, b, ...: different letters"
          + " are different answers to a question of fact; n/a: does not apply to the release.";

  /**
   * One claim over the releases.
   *
   * @param claim the claim
   * @param steps one for each release
   * @param story the changes in words, such as {@code broke in 0.6.50}
   */
  public record Row(ClaimId claim, List<Step> steps, List<String> story) {
    /** Copies the lists. */
    public Row {
      steps = List.copyOf(steps);
      story = List.copyOf(story);
    }

    /** {@return whether all releases have the same verdicts} */
    public boolean steady() {
      return story.isEmpty()
          && steps.stream().map(Step::displayName).filter(w -> !w.isEmpty()).distinct().count()
              <= 1;
    }

    /** {@return the entry of the first release with verdicts, or "" if there is none} */
    private String displayName() {
      return steps.stream().map(Step::displayName).filter(w -> !w.isEmpty()).findFirst().orElse("");
    }
  }

  /**
   * One claim in one release.
   *
   * @param verdicts the verdicts by test case; may be empty
   * @param answer a letter for each different set of answers to a question of fact, from {@code a}
   *     on; empty if the claim is not such a question
   */
  public record Step(SortedMap<TestCaseId, AcceptedVerdict> verdicts, Optional<String> answer) {
    /** Copies the verdicts. */
    public Step {
      verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }

    /** {@return the number of applicable test cases} */
    long applicable() {
      return verdicts.values().stream().filter(v -> result(v) != Verdict.Result.SKIPPED).count();
    }

    /** {@return the number of test cases that are as they should be} */
    long good() {
      return verdicts.values().stream().filter(Step::good).count();
    }

    private static Verdict.Result result(AcceptedVerdict verdict) {
      return verdict.kind().result();
    }

    private static boolean good(AcceptedVerdict verdict) {
      return result(verdict) == Verdict.Result.PASSED;
    }

    private static boolean bad(AcceptedVerdict verdict) {
      return result(verdict) == Verdict.Result.FAILED;
    }

    private static boolean undecided(AcceptedVerdict verdict) {
      return result(verdict) == Verdict.Result.UNDECIDED;
    }

    /** {@return a summary of the verdicts; empty if there are none} */
    public Optional<Summary> summary() {
      if (verdicts.isEmpty()) {
        return Optional.empty();
      }
      if (applicable() == 0) {
        return Optional.of(Summary.NOT_APPLICABLE);
      }
      if (good() == applicable()) {
        return Optional.of(answer.isPresent() ? Summary.ANSWER : Summary.HOLDS);
      }
      if (good() > 0) {
        return Optional.of(Summary.PARTLY);
      }
      return Optional.of(
          verdicts.values().stream().anyMatch(Step::bad) ? Summary.NO : Summary.INCONCLUSIVE);
    }

    /**
     * {@return the entry in a table: holds, no, 3/8, answer a, inconclusive, n/a, or "" without
     * verdicts}
     */
    public String displayName() {
      return summary()
          .map(
              s ->
                  switch (s) {
                    case PARTLY -> good() + "/" + applicable();
                    case ANSWER -> s.displayName() + answer.map(a -> " " + a).orElse("");
                    case HOLDS, NO, INCONCLUSIVE, NOT_APPLICABLE -> s.displayName();
                  })
          .orElse("");
    }
  }

  /** The summary of one claim in one release. */
  public enum Summary {
    /** It holds in every case. */
    HOLDS("holds"),
    /** A question of fact is answered in every case. */
    ANSWER("answer"),
    /** It holds in some cases. */
    PARTLY("partly"),
    /** It does not hold in any case. */
    NO("no"),
    /** There is no conclusion in any case. */
    INCONCLUSIVE("inconclusive"),
    /** It does not apply in any case. */
    NOT_APPLICABLE("n/a");

    private final String displayName;

    Summary(String displayName) {
      this.displayName = displayName;
    }

    /** {@return the text to display} */
    public String displayName() {
      return displayName;
    }
  }

  /** Copies the lists. */
  public ReleaseMatrix {
    releases = List.copyOf(releases);
    rows = List.copyOf(rows);
  }

  /** {@return the matrix of some verdicts, oldest release first} */
  public static ReleaseMatrix of(List<Verdicts> releases) {
    List<String> names = releases.stream().map(Verdicts::name).toList();
    return new ReleaseMatrix(
        names,
        releases.stream()
            .flatMap(r -> r.verdicts().keySet().stream().map(TestCaseId::claim))
            .distinct()
            .sorted()
            .map(claim -> row(claim, names, releases))
            .filter(row -> row.steps().stream().anyMatch(step -> !step.verdicts().isEmpty()))
            .toList());
  }

  /** {@return the claims with the same verdicts in all releases, by their entry in the table} */
  public SortedMap<String, List<ClaimId>> unchanged() {
    return rows.stream()
        .filter(Row::steady)
        .collect(
            Collectors.groupingBy(
                Row::displayName,
                TreeMap::new,
                Collectors.mapping(Row::claim, Collectors.toList())));
  }

  private static Row row(ClaimId claim, List<String> names, List<Verdicts> releases) {
    // Test cases of only one release show no change.
    Set<TestCaseId> seen = new HashSet<>();
    Set<TestCaseId> twice = new HashSet<>();
    releases.stream()
        .flatMap(r -> r.verdicts().keySet().stream())
        .filter(of -> of.claim().equals(claim) && !seen.add(of))
        .forEach(twice::add);
    List<SortedMap<TestCaseId, AcceptedVerdict>> answers = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Verdicts release : releases) {
      SortedMap<TestCaseId, AcceptedVerdict> verdicts = new TreeMap<>();
      release
          .verdicts()
          .forEach(
              (of, verdict) -> {
                if (twice.contains(of)) {
                  verdicts.put(of, verdict);
                }
              });
      steps.add(new Step(verdicts, answer(verdicts, answers)));
    }
    return new Row(claim, steps, story(names, steps));
  }

  /** Answers that agree in all their common test cases share a letter. */
  private static Optional<String> answer(
      SortedMap<TestCaseId, AcceptedVerdict> verdicts,
      List<SortedMap<TestCaseId, AcceptedVerdict>> answers) {
    SortedMap<TestCaseId, AcceptedVerdict> answered = new TreeMap<>();
    verdicts.forEach(
        (of, verdict) -> {
          if (answer(verdict)) {
            answered.put(of, verdict);
          }
        });
    if (answered.isEmpty()) {
      return Optional.empty();
    }
    int letter =
        IntStream.range(0, answers.size())
            .filter(i -> agree(answers.get(i), answered))
            .findFirst()
            .orElse(answers.size());
    if (letter == answers.size()) {
      answers.add(answered);
    }
    return Optional.of(String.valueOf((char) ('a' + letter)));
  }

  private static boolean agree(
      SortedMap<TestCaseId, AcceptedVerdict> one, SortedMap<TestCaseId, AcceptedVerdict> other) {
    List<TestCaseId> common = one.keySet().stream().filter(other::containsKey).toList();
    return !common.isEmpty()
        && common.stream().allMatch(of -> Objects.equals(one.get(of), other.get(of)));
  }

  private static List<String> story(List<String> names, List<Step> steps) {
    List<Integer> tested =
        IntStream.range(0, steps.size())
            .filter(i -> steps.get(i).applicable() > 0)
            .boxed()
            .toList();
    List<String> story = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (int i = 1; i < tested.size(); i++) {
      Step before = steps.get(tested.get(i - 1));
      Step after = steps.get(tested.get(i));
      String name = names.get(tested.get(i));
      turned(before, after, Step::good, Step::bad)
          .ifPresent(n -> story.add("broke in " + name + n));
      turned(before, after, Step::bad, Step::good)
          .ifPresent(n -> story.add("fixed in " + name + n));
      turned(before, after, Step::good, Step::undecided)
          .ifPresent(n -> story.add("inconclusive in " + name + n));
      turned(before, after, Step::undecided, Step::good)
          .ifPresent(n -> story.add("conclusive again in " + name + n));
      if (both(before, after, (was, is) -> answer(was) && answer(is) && !was.equals(is))) {
        story.add("changed in " + name);
      }
      if (both(before, after, AcceptedVerdict::askedOtherwise)) {
        asked.add(name);
      }
    }
    List<String> whole = new ArrayList<>(withSince(names, steps, tested, asked, story));
    asked.forEach(name -> whole.add("asked differently since " + name));
    return whole;
  }

  private static boolean answer(AcceptedVerdict verdict) {
    return verdict.kind() == Verdict.Kind.ANSWER;
  }

  /** {@return whether some case of both releases is like that} */
  private static boolean both(
      Step before, Step after, BiPredicate<AcceptedVerdict, AcceptedVerdict> like) {
    return before.verdicts().entrySet().stream()
        .anyMatch(
            was -> {
              AcceptedVerdict is = after.verdicts().get(was.getKey());
              return is != null && like.test(was.getValue(), is);
            });
  }

  /** A claim that never held before "holds since" a release; one that did was "fixed in" it. */
  private static List<String> withSince(
      List<String> names,
      List<Step> steps,
      List<Integer> tested,
      List<String> asked,
      List<String> story) {
    Optional<String> since = since(names, steps, tested).filter(name -> !asked.contains(name));
    boolean heldBefore =
        since.isPresent()
            && tested.stream()
                .filter(i -> i < names.indexOf(since.get()))
                .anyMatch(i -> steps.get(i).good() > 0);
    if (since.isEmpty() || heldBefore) {
      return story;
    }
    boolean failedBefore =
        tested.stream()
            .filter(i -> i < names.indexOf(since.get()))
            .flatMap(i -> steps.get(i).verdicts().values().stream())
            .anyMatch(Step::bad);
    boolean testedBefore = tested.stream().anyMatch(i -> i < names.indexOf(since.get()));
    return List.of(
        (failedBefore || !testedBefore ? "holds since " : "conclusive since ") + since.get());
  }

  /**
   * {@return " (3 of 8 cases)", or "" for all cases, if any case turned from one into the other}
   */
  private static Optional<String> turned(
      Step before, Step after, Predicate<AcceptedVerdict> from, Predicate<AcceptedVerdict> to) {
    long both = before.verdicts().keySet().stream().filter(after.verdicts()::containsKey).count();
    long turned =
        before.verdicts().keySet().stream()
            .filter(of -> turned(before.verdicts().get(of), after.verdicts().get(of), from, to))
            .count();
    return turned == 0
        ? Optional.empty()
        : Optional.of(turned == both ? "" : " (" + turned + " of " + both + " cases)");
  }

  private static boolean turned(
      @Nullable AcceptedVerdict was,
      @Nullable AcceptedVerdict is,
      Predicate<AcceptedVerdict> from,
      Predicate<AcceptedVerdict> to) {
    return was != null && is != null && !was.askedOtherwise(is) && from.test(was) && to.test(is);
  }

  /** {@return the release since which all cases are good; empty if not now, or since the first} */
  private static Optional<String> since(
      List<String> names, List<Step> steps, List<Integer> tested) {
    List<Integer> reversed = tested.stream().sorted(Comparator.reverseOrder()).toList();
    List<Integer> good =
        reversed.stream()
            .takeWhile(i -> steps.get(i).good() == steps.get(i).applicable())
            .collect(Collectors.toList());
    // Nothing is known about releases before the first one with verdicts.
    boolean verdictsBefore =
        !good.isEmpty()
            && steps.subList(0, good.get(good.size() - 1)).stream()
                .anyMatch(step -> !step.verdicts().isEmpty());
    return verdictsBefore ? Optional.of(names.get(good.get(good.size() - 1))) : Optional.empty();
  }
}
