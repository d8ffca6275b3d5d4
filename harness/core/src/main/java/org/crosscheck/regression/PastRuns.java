package org.crosscheck.regression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.analysis.History;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunFolders;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.Version;

/**
 * The runs in a folder, as one history.
 *
 * @param history the history of the runs that could be read
 * @param folders the folder of each run in the history, by its id
 * @param leftOut the reasons why other runs are left out, by their folder
 */
public record PastRuns(History history, Map<String, Path> folders, Map<Path, String> leftOut) {

  /** A run of which only the first line was read. */
  private record RunStart(Path folder, RunInfo info) {}

  /**
   * {@return the runs below a folder}
   *
   * @throws UserError if there is no run that can be read
   */
  public static PastRuns below(Path folder) {
    Map<Path, String> leftOut = new LinkedHashMap<>();
    Map<String, Path> folders = new LinkedHashMap<>();
    List<RunStart> starts = new ArrayList<>();
    for (Path run : RunFolders.below(folder)) {
      readOrLeaveOut(run, () -> starts.add(new RunStart(run, RecordReader.info(run))), leftOut);
    }
    starts.sort(Comparator.comparing(b -> b.info().startedAt()));
    List<String> releases =
        starts.stream()
            .map(b -> b.info().release())
            .sorted(Comparator.comparing(ReleaseInfo::core, Version::compare))
            .map(ReleaseInfo::label)
            .distinct()
            .toList();
    Stream<History.Past> past = starts.stream().flatMap(b -> past(b, folders, leftOut).stream());
    History history = History.of(past, releases);
    if (history.runs().isEmpty()) {
      throw noRuns(folder, leftOut);
    }
    return new PastRuns(history, folders, leftOut);
  }

  private static Optional<History.Past> past(
      RunStart start, Map<String, Path> folders, Map<Path, String> leftOut) {
    List<History.Past> past = new ArrayList<>();
    readOrLeaveOut(
        start.folder(),
        () -> {
          RunRecord run = RecordReader.read(start.folder()).orRefuseEmpty();
          // Two folders can contain a run with the same id: copies, or parts of one run.
          if (folders.putIfAbsent(run.info().id(), start.folder()) != null) {
            throw new UserError(
                "Another folder also contains run " + run.info().id() + ".", "Remove one of them.");
          }
          past.add(past(run));
        },
        leftOut);
    return past.stream().findFirst();
  }

  private static History.Past past(RunRecord run) {
    RunInfo info = run.info();
    String mark =
        run.cutOff()
            ? "cut off"
            : run.end().filter(end -> end.how() == RunEnd.How.INTERRUPTED).isPresent()
                ? "interrupted"
                : run.damaged().isEmpty() ? "" : "damaged";
    return new History.Past(
        History.Run.of(
            info.id(),
            info.startedAt(),
            info.release().label(),
            info.selection(),
            mark,
            run.results()),
        run.results());
  }

  private static void readOrLeaveOut(Path run, Runnable reader, Map<Path, String> leftOut) {
    try {
      reader.run();
    } catch (UserError e) {
      leftOut.put(run, e.problem());
    }
  }

  private static UserError noRuns(Path folder, Map<Path, String> leftOut) {
    Path searched = folder.toAbsolutePath().normalize();
    String hint = "Name a folder with runs, such as reports/runs, or start a run: ./crosscheck run";
    return leftOut.isEmpty()
        ? new UserError(
            "There is no run in %s: looked for %s there and in its subfolders."
                .formatted(searched, RunRecord.FILE),
            hint)
        : UserError.all(
            "None of the runs in " + searched + " can be read:",
            leftOut.values().stream().distinct().toList(),
            hint);
  }
}
