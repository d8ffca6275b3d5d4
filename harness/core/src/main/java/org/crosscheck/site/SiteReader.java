package org.crosscheck.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Change;
import org.crosscheck.message.UserError;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunFolders;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunResults;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * Reads baselines and records into a {@link SiteModel}, one record after another, so that only one
 * of them is in memory.
 */
final class SiteReader {
  private final SiteInput in;
  private final Numbers<TestCaseId> cases = new Numbers<>();
  private final Numbers<AcceptedVerdict> verdicts = new Numbers<>();
  private final Map<String, ReleaseState> releases = new HashMap<>();
  private final List<SiteRun> runs = new ArrayList<>();
  private final Set<String> files = new HashSet<>();
  private final Map<Path, String> leftOut = new TreeMap<>();

  private SiteReader(SiteInput in) {
    this.in = in;
  }

  /** Receives each run together with its results. */
  interface RunSink {
    /**
     * Takes a run, oldest first.
     *
     * @param run the run
     * @param before the run of the same release before it
     * @param results its results
     */
    void take(SiteRun run, Optional<SiteRun> before, RunResults results);
  }

  /** A run of which only the first line was read. */
  private record Start(Path folder, RunInfo info) {}

  /**
   * Reads everything.
   *
   * @throws UserError if a baseline cannot be read, a folder of runs does not exist, or there is
   *     neither a baseline nor a run
   */
  static SiteModel read(SiteInput in, RunSink sink) {
    return new SiteReader(in).model(sink);
  }

  private SiteModel model(RunSink sink) {
    for (String name : in.baselines().releases()) {
      Baseline accepted = in.baselines().read(name).orElseGet(Baseline::empty);
      SiteRelease release = SiteRelease.of(name, Optional.empty(), in.releases());
      releases.put(release.name(), new ReleaseState(release, accepted, cases, verdicts));
    }
    for (Start start : starts()) {
      readOrLeaveOut(start.folder(), () -> add(start, sink));
    }
    if (releases.isEmpty()) {
      throw leftOut.isEmpty()
          ? new UserError(
              "There is nothing to show: no accepted verdicts and no runs.",
              "Name folders with runs, such as --runs reports/runs, or accept a run first:"
                  + " ./crosscheck accept")
          : UserError.all(
              "There is nothing to show: no accepted verdicts, and no run can be used:",
              leftOut.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList(),
              "Name other folders with --runs, or start a run: ./crosscheck run");
    }
    return new SiteModel(
        in.claims(),
        releases.values().stream().sorted(Comparator.comparing(ReleaseState::release)).toList(),
        List.copyOf(runs),
        cases.values(),
        verdicts.values(),
        leftOut);
  }

  /** {@return the runs in the order in which they started} */
  private List<Start> starts() {
    Set<Path> folders = new HashSet<>();
    List<String> missing = new ArrayList<>();
    for (Path folder : in.runs()) {
      if (Files.isDirectory(folder)) {
        RunFolders.below(folder).forEach(run -> folders.add(run.toAbsolutePath().normalize()));
      } else {
        missing.add(folder + " is not a folder.");
      }
    }
    if (!missing.isEmpty()) {
      throw UserError.all(
          "Cannot read the runs:", missing, "Name folders with runs, such as reports/runs.");
    }
    List<Start> starts = new ArrayList<>();
    for (Path folder : folders.stream().sorted().toList()) {
      readOrLeaveOut(folder, () -> starts.add(new Start(folder, RecordReader.info(folder))));
    }
    starts.sort(
        Comparator.comparing((Start s) -> s.info().startedAt()).thenComparing(s -> s.info().id()));
    return starts;
  }

  private void add(Start start, RunSink sink) {
    RunResults read = RecordReader.results(start.folder());
    if (read.partial().isPresent()) {
      throw new UserError(
          read.partial().get(), "Run again, or show this run alone: ./crosscheck report");
    }
    if (read.results().isEmpty()) {
      throw new UserError("It has no verdicts.", "Run again: ./crosscheck run");
    }
    RunInfo info = read.info();
    String file = FileNames.of(info.id());
    if (!files.add(file.toLowerCase(java.util.Locale.ROOT))) {
      throw new UserError(
          "Another folder also contains run %s.".formatted(info.id()), "Remove one of them.");
    }
    SiteRelease release =
        SiteRelease.of(info.release().label(), Optional.of(info.release().core()), in.releases());
    ReleaseState state =
        releases.computeIfAbsent(
            release.name(), n -> new ReleaseState(release, Baseline.empty(), cases, verdicts));
    List<Integer> earlier = state.runs();
    Optional<SiteRun> before =
        earlier.isEmpty()
            ? Optional.empty()
            : Optional.of(runs.get(earlier.get(earlier.size() - 1)));
    List<Change> changes = state.add(runs.size(), read.results());
    SiteRun run =
        new SiteRun(
            info.id(),
            file,
            state.release(),
            info.startedAt(),
            read.browsers().stream().map(BrowserInfo::explain).collect(Collectors.joining(", ")),
            info.selection(),
            counts(read.results()),
            changes);
    runs.add(run);
    sink.take(run, before, read);
  }

  private static SortedMap<Verdict.Kind, Long> counts(List<TestResult> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.verdict().kind(), TreeMap::new, Collectors.counting()));
  }

  private void readOrLeaveOut(Path folder, Runnable reader) {
    try {
      reader.run();
    } catch (UserError e) {
      leftOut.put(folder, e.problem());
    }
  }
}
