package org.crosscheck.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * What became of each claim over runs, release by release.
 *
 * <p>A run may ask a part only, so cases are followed one by one: each is held against what it came
 * out as the last time that it was asked of the same release. What is asked for the first time has
 * not changed.
 *
 * @param runs oldest first
 * @param releases those that were asked, oldest first
 * @param rows by claim, sorted
 */
public record History(List<Run> runs, List<String> releases, List<Row> rows) {

  /**
   * A run.
   *
   * @param id its name
   * @param startedAt when it started
   * @param release what it asked, by name
   * @param selection the part of the matrix that it asked, in words
   * @param mark how it ended, if not well, such as {@code cut off}; "" if it did
   * @param counts how many verdicts of each kind it came to
   */
  public record Run(
      String id,
      Instant startedAt,
      String release,
      String selection,
      String mark,
      SortedMap<Verdict.Kind, Long> counts) {
    /** Copies the counts. */
    public Run {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** {@return a run that came to some verdicts} */
    public static Run of(
        String id,
        Instant startedAt,
        String release,
        String selection,
        String mark,
        Collection<TestResult> judged) {
      return new Run(
          id,
          startedAt,
          release,
          selection,
          mark,
          judged.stream()
              .collect(
                  Collectors.groupingBy(
                      j -> j.verdict().kind(), TreeMap::new, Collectors.counting())));
    }
  }

  /** A run with the verdicts that it came to. */
  public record Past(Run run, List<TestResult> judged) {
    /** Copies the verdicts. */
    public Past {
      judged = List.copyOf(judged);
    }
  }

  /** A run in which a claim came out another way than before. */
  public record Turn(Run run, Change change) {}

  /**
   * One claim in one release.
   *
   * @param release the release
   * @param now the newest verdict of each case
   * @param since the first run since which no case came out another way
   * @param turns when cases came out another way, newest first
   */
  public record Answer(String release, List<TestResult> now, Run since, List<Turn> turns) {
    /** Copies the lists. */
    public Answer {
      now = List.copyOf(now);
      turns = List.copyOf(turns);
    }
  }

  /**
   * One claim.
   *
   * @param claim the claim
   * @param answers one for each release that it was asked of, oldest first
   */
  public record Row(ClaimId claim, List<Answer> answers) {
    /** Copies the answers. */
    public Row {
      answers = List.copyOf(answers);
    }

    /** {@return what it came out as in a release, if it was asked there} */
    public Optional<Answer> in(String release) {
      return answers.stream().filter(a -> a.release().equals(release)).findFirst();
    }

    /** {@return when it came out another way, in whatever release, newest first} */
    public List<Turn> turns() {
      return answers.stream()
          .flatMap(a -> a.turns().stream())
          .sorted(Comparator.comparing((Turn t) -> t.run().startedAt()).reversed())
          .toList();
    }
  }

  /** Copies the lists. */
  public History {
    runs = List.copyOf(runs);
    releases = List.copyOf(releases);
    rows = List.copyOf(rows);
  }

  /**
   * {@return the history of runs}
   *
   * @param past oldest first; taken one by one, so that no more than one run need be in memory
   * @param order the names of releases, oldest first
   */
  public static History of(Stream<Past> past, List<String> order) {
    List<Run> runs = new ArrayList<>();
    Map<String, Map<ClaimId, Followed>> threads =
        new TreeMap<>(Comparator.comparing(order::indexOf));
    past.forEachOrdered(
        one -> {
          runs.add(one.run());
          Map<ClaimId, Followed> claims =
              threads.computeIfAbsent(one.run().release(), release -> new TreeMap<>());
          Map<ClaimId, List<TestResult>> asked =
              one.judged().stream().collect(Collectors.groupingBy(j -> j.of().claim()));
          asked.forEach(
              (claim, judged) ->
                  claims
                      .computeIfAbsent(claim, c -> new Followed(one.run()))
                      .add(one.run(), judged));
        });
    Map<ClaimId, List<Answer>> rows = new TreeMap<>();
    threads.forEach(
        (release, claims) ->
            claims.forEach(
                (claim, thread) ->
                    rows.computeIfAbsent(claim, c -> new ArrayList<>())
                        .add(thread.answer(release))));
    return new History(
        runs,
        List.copyOf(threads.keySet()),
        rows.entrySet().stream().map(e -> new Row(e.getKey(), e.getValue())).toList());
  }

  /** {@return the newest verdicts over the releases} */
  public ReleaseMatrix releaseMatrix() {
    return ReleaseMatrix.of(
        releases.stream()
            .map(
                release ->
                    Verdicts.of(
                        release,
                        rows.stream()
                            .flatMap(row -> row.in(release).stream())
                            .flatMap(answer -> answer.now().stream())
                            .toList()))
            .toList());
  }

  /** {@return how many runs did not end well} */
  public long marked() {
    return runs.stream().filter(run -> !run.mark().isEmpty()).count();
  }

  /** One claim in one release, followed from run to run. */
  private static final class Followed {
    private final Map<TestCaseId, TestResult> now = new TreeMap<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Run first;

    Followed(Run first) {
      this.first = first;
    }

    void add(Run run, List<TestResult> judged) {
      Map<TestCaseId, TestResult> before = new LinkedHashMap<>();
      judged.stream()
          .filter(j -> now.containsKey(j.of()))
          .forEach(j -> before.put(j.of(), now.get(j.of())));
      List<TestResult> after = judged.stream().filter(j -> before.containsKey(j.of())).toList();
      for (Change change : Change.between(verdicts(before.values()), verdicts(after))) {
        turns.add(0, new Turn(run, change));
      }
      judged.forEach(j -> now.put(j.of(), j));
    }

    Answer answer(String release) {
      Run since = turns.isEmpty() ? first : turns.get(0).run();
      return new Answer(release, List.copyOf(now.values()), since, turns);
    }

    /** Without reasons: another reason for the same verdict is not another answer. */
    private static Verdicts verdicts(Collection<TestResult> judged) {
      Verdicts all = Verdicts.of("", judged);
      return new Verdicts(all.name(), all.verdicts(), Map.of());
    }
  }
}
