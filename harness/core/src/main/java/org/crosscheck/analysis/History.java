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
 * The verdicts on each claim over many runs, release by release.
 *
 * <p>A run may cover only a part of the matrix, so test cases are followed one by one: each verdict
 * is compared with the previous one on the same test case and release. A test case that occurs for
 * the first time has not changed.
 *
 * @param runs oldest first
 * @param releases the tested releases, oldest first
 * @param rows one for each claim, sorted by claim
 */
public record History(List<Run> runs, List<String> releases, List<Row> rows) {

  /**
   * A run.
   *
   * @param id its name
   * @param startedAt when it started
   * @param release the name of the tested release
   * @param selection the part of the matrix that was selected, in words
   * @param mark why the run is incomplete, such as {@code cut off}; "" if it is complete
   * @param counts the number of verdicts of each kind
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

    /** {@return a run with the counts of its results} */
    public static Run of(
        String id,
        Instant startedAt,
        String release,
        String selection,
        String mark,
        Collection<TestResult> results) {
      return new Run(
          id,
          startedAt,
          release,
          selection,
          mark,
          results.stream()
              .collect(
                  Collectors.groupingBy(
                      j -> j.verdict().kind(), TreeMap::new, Collectors.counting())));
    }
  }

  /** A run with its results. */
  public record Past(Run run, List<TestResult> results) {
    /** Copies the results. */
    public Past {
      results = List.copyOf(results);
    }
  }

  /** A run in which the verdict on a claim changed. */
  public record Turn(Run run, Change change) {}

  /**
   * One claim in one release.
   *
   * @param release the release
   * @param now the newest result of each test case
   * @param since the run of the last change; the first run if there was none
   * @param turns the changes, newest first
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
   * @param answers one for each release in which it was tested, oldest first
   */
  public record Row(ClaimId claim, List<Answer> answers) {
    /** Copies the answers. */
    public Row {
      answers = List.copyOf(answers);
    }

    /** {@return its verdicts in a release; empty if it was not tested there} */
    public Optional<Answer> in(String release) {
      return answers.stream().filter(a -> a.release().equals(release)).findFirst();
    }

    /** {@return its changes in all releases, newest first} */
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
   * @param past oldest first; consumed one by one, so that only one run needs to be in memory
   * @param order the names of releases, oldest first
   */
  public static History of(Stream<Past> past, List<String> order) {
    List<Run> runs = new ArrayList<>();
    Map<String, Map<ClaimId, Followed>> threads =
        new TreeMap<>(Comparator.comparing(order::indexOf));
    past.forEachOrdered(
        run -> {
          runs.add(run.run());
          Map<ClaimId, Followed> claims =
              threads.computeIfAbsent(run.run().release(), release -> new TreeMap<>());
          Map<ClaimId, List<TestResult>> byClaim =
              run.results().stream().collect(Collectors.groupingBy(j -> j.of().claim()));
          byClaim.forEach(
              (claim, results) ->
                  claims
                      .computeIfAbsent(claim, c -> new Followed(run.run()))
                      .add(run.run(), results));
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

  /** {@return the newest verdicts as a release matrix} */
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

  /** {@return the number of incomplete runs} */
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

    void add(Run run, List<TestResult> results) {
      Map<TestCaseId, TestResult> before = new LinkedHashMap<>();
      results.stream()
          .filter(j -> now.containsKey(j.of()))
          .forEach(j -> before.put(j.of(), now.get(j.of())));
      List<TestResult> after = results.stream().filter(j -> before.containsKey(j.of())).toList();
      for (Change change : Change.between(verdicts(before.values()), verdicts(after))) {
        turns.add(0, new Turn(run, change));
      }
      results.forEach(j -> now.put(j.of(), j));
    }

    Answer answer(String release) {
      Run since = turns.isEmpty() ? first : turns.get(0).run();
      return new Answer(release, List.copyOf(now.values()), since, turns);
    }

    /** Without reasons: another reason for the same verdict is not a change. */
    private static Verdicts verdicts(Collection<TestResult> results) {
      Verdicts all = Verdicts.of("", results);
      return new Verdicts(all.name(), all.verdicts(), Map.of());
    }
  }
}
