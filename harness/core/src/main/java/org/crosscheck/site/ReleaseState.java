package org.crosscheck.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * What is known about each test case in one release: the newest verdict, the run that brought it,
 * and how often it was flaky. Verdicts about the machine only are not counted.
 *
 * <p>Test cases and verdicts are numbers, so that hundreds of runs fit into memory.
 */
final class ReleaseState {
  /** The number of a verdict or of a run that does not exist. */
  static final int NONE = -1;

  private final SiteRelease release;
  private final Baseline accepted;
  private final Numbers<TestCaseId> cases;
  private final Numbers<AcceptedVerdict> verdicts;

  /** One entry for each test case of the site, at its number. */
  private int[] newest = new int[0];

  private int[] acceptedVerdict = new int[0];
  private int[] since = new int[0];
  private int[] seen = new int[0];
  private int[] flaky = new int[0];
  private int[] turns = new int[0];
  private final Map<Integer, String> because = new HashMap<>();
  private final List<Integer> runs = new ArrayList<>();

  ReleaseState(
      SiteRelease release,
      Baseline accepted,
      Numbers<TestCaseId> cases,
      Numbers<AcceptedVerdict> verdicts) {
    this.release = release;
    this.accepted = accepted;
    this.cases = cases;
    this.verdicts = verdicts;
    accepted
        .lines()
        .forEach(
            (of, line) -> {
              int at = room(cases.of(of));
              acceptedVerdict[at] = verdicts.of(line.verdict());
              newest[at] = acceptedVerdict[at];
            });
  }

  /**
   * Adds the results of the next run, oldest first.
   *
   * @param run the number of the run
   * @return what differs from the verdicts so far; nothing new or gone
   */
  List<Change> add(int run, List<TestResult> results) {
    List<TestResult> differing = new ArrayList<>();
    Map<TestCaseId, AcceptedVerdict> before = new HashMap<>();
    for (TestResult result : results) {
      Verdict verdict = result.verdict();
      if (!verdict.aboutPage()) {
        continue;
      }
      int at = room(cases.of(result.of()));
      int is = verdicts.of(verdict.accepted());
      if (newest[at] != is) {
        if (newest[at] != NONE) {
          before.put(result.of(), verdicts.value(newest[at]));
          differing.add(result);
          turns[at]++;
        }
        newest[at] = is;
        since[at] = run;
      }
      seen[at]++;
      if (verdict.kind() == Verdict.Kind.FLAKY) {
        flaky[at]++;
      }
      if (since[at] == run) {
        because.put(at, verdict.because());
      } else {
        because.putIfAbsent(at, verdict.because());
      }
    }
    runs.add(run);
    return Change.between(
        new Verdicts("", new TreeMap<>(before), Map.of()), withoutReasons(differing));
  }

  private static Verdicts withoutReasons(List<TestResult> results) {
    return new Verdicts("", Verdicts.of("", results).verdicts(), Map.of());
  }

  /** Makes room for a test case, and returns its number. */
  private int room(int at) {
    int had = newest.length;
    if (at >= had) {
      int size = Math.max(at + 1, had * 2);
      newest = Arrays.copyOf(newest, size);
      acceptedVerdict = Arrays.copyOf(acceptedVerdict, size);
      since = Arrays.copyOf(since, size);
      Arrays.fill(newest, had, size, NONE);
      Arrays.fill(acceptedVerdict, had, size, NONE);
      Arrays.fill(since, had, size, NONE);
      seen = Arrays.copyOf(seen, size);
      flaky = Arrays.copyOf(flaky, size);
      turns = Arrays.copyOf(turns, size);
    }
    return at;
  }

  SiteRelease release() {
    return release;
  }

  /** {@return the numbers of the runs, oldest first} */
  List<Integer> runs() {
    return List.copyOf(runs);
  }

  /** {@return the newest verdict on a test case; empty if there is none} */
  Optional<AcceptedVerdict> newest(int at) {
    return verdict(newest, at);
  }

  /** {@return the accepted verdict on a test case; empty if there is none} */
  Optional<AcceptedVerdict> accepted(int at) {
    return verdict(acceptedVerdict, at);
  }

  private Optional<AcceptedVerdict> verdict(int[] numbers, int at) {
    int number = at < numbers.length ? numbers[at] : NONE;
    return number == NONE ? Optional.empty() : Optional.of(verdicts.value(number));
  }

  /** {@return the number of the newest verdict; {@link #NONE} without one} */
  int number(int at) {
    return at < newest.length ? newest[at] : NONE;
  }

  /** {@return the number of the run that brought the newest verdict; {@link #NONE} if accepted} */
  int since(int at) {
    return at < since.length ? since[at] : NONE;
  }

  /** {@return the number of runs that have a verdict on a test case} */
  int seen(int at) {
    return at < seen.length ? seen[at] : 0;
  }

  /** {@return the number of runs in which a test case was flaky} */
  int flaky(int at) {
    return at < flaky.length ? flaky[at] : 0;
  }

  /** {@return how often the verdict on a test case changed from one run to the next} */
  int turns(int at) {
    return at < turns.length ? turns[at] : 0;
  }

  /**
   * {@return why there is a deviation: the reason for which it is accepted, or else what the run
   * saw that brought it; "" without a deviation}
   */
  String because(int at) {
    if (number(at) == NONE || !verdicts.value(number(at)).needsReason()) {
      return "";
    }
    return (newest[at] == acceptedVerdict[at]
            ? accepted.reason(cases.value(at))
            : Optional.<String>empty())
        .or(() -> Optional.ofNullable(because.get(at)))
        .orElse("");
  }
}
