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
 * @param history of those that could be read
 * @param folders where each run of the history is, by its id
 * @param leftOut why others are not in it, by their folder
 */
public record PastRuns(History history, Map<String, Path> folders, Map<Path, String> leftOut) {

  /** A run whose first line was read. */
  private record Begun(Path folder, RunInfo info) {}

  /** {@return the runs below a folder} */
  public static PastRuns below(Path folder) {
    Map<Path, String> leftOut = new LinkedHashMap<>();
    Map<String, Path> folders = new LinkedHashMap<>();
    List<Begun> begun = new ArrayList<>();
    for (Path run : RunFolders.below(folder)) {
      orLeaveOut(run, () -> begun.add(new Begun(run, RecordReader.info(run))), leftOut);
    }
    begun.sort(Comparator.comparing(b -> b.info().startedAt()));
    List<String> releases =
        begun.stream()
            .map(b -> b.info().release())
            .sorted(Comparator.comparing(ReleaseInfo::core, Version::compare))
            .map(ReleaseInfo::label)
            .distinct()
            .toList();
    Stream<History.Past> past = begun.stream().flatMap(b -> past(b, folders, leftOut).stream());
    History history = History.of(past, releases);
    if (history.runs().isEmpty()) {
      throw nothing(folder, leftOut);
    }
    return new PastRuns(history, folders, leftOut);
  }

  private static Optional<History.Past> past(
      Begun begun, Map<String, Path> folders, Map<Path, String> leftOut) {
    List<History.Past> read = new ArrayList<>();
    orLeaveOut(
        begun.folder(),
        () -> {
          RunRecord run = RecordReader.read(begun.folder()).orRefuseEmpty();
          // Two folders may hold a run of one id: copies, or parts of one run.
          if (folders.putIfAbsent(run.info().id(), begun.folder()) != null) {
            throw new UserError(
                "Another folder holds a run " + run.info().id() + " too.", "Remove one of them.");
          }
          read.add(past(run));
        },
        leftOut);
    return read.stream().findFirst();
  }

  private static History.Past past(RunRecord run) {
    RunInfo info = run.info();
    String mark =
        run.cutOff()
            ? "cut off"
            : run.end().filter(end -> end.how() == RunEnd.How.INTERRUPTED).isPresent()
                ? "stopped by someone"
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

  private static void orLeaveOut(Path run, Runnable read, Map<Path, String> leftOut) {
    try {
      read.run();
    } catch (UserError e) {
      leftOut.put(run, e.problem());
    }
  }

  private static UserError nothing(Path folder, Map<Path, String> leftOut) {
    String remedy = "Name a folder with runs, such as reports/runs, or make one: ./crosscheck run";
    return leftOut.isEmpty()
        ? new UserError(
            "There is no run in "
                + folder.toAbsolutePath().normalize()
                + ": looked for "
                + RunRecord.FILE
                + " there and in the folders below.",
            remedy)
        : UserError.all(
            "No run in " + folder.toAbsolutePath().normalize() + " can be read:",
            leftOut.values().stream().distinct().toList(),
            remedy);
  }
}
