package org.crosscheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.check.Books;
import org.crosscheck.check.Check;
import org.crosscheck.check.Guest;
import org.crosscheck.check.Kept;
import org.crosscheck.check.Project;
import org.crosscheck.check.Request;
import org.crosscheck.check.Result;
import org.crosscheck.comparison.Ladder;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.format.LadderText;
import org.crosscheck.matrix.Selection;
import org.crosscheck.record.ReleaseInfo;
import org.crosscheck.record.RunFolders;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the matrix, or a part of it. */
@Command(
    name = "run",
    description = "Set up what is missing, visit, judge, compare with the baseline, and report.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  /** As many earlier runs may be asked how long visits take; each may hold 10 MB. */
  private static final int EARLIER_RUNS = 5;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private GuestOptions guests = new GuestOptions();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Make N visits at once; default: as many as there are cores.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Mixin private ReleaseOptions releases = new ReleaseOptions();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "Compare with this instead: a release that has a baseline, or the folder of a run.")
  private Optional<String> baseline = Optional.empty();

  @Mixin private LoudnessOptions loudness = new LoudnessOptions();

  @Option(names = "--timings", description = "Print where the time of each visit went.")
  private boolean timings;

  @Override
  public Integer call() {
    Project project = Here.project();
    Books books = Books.of(project);
    List<Guest> invited = guests.guests(project);
    Set<String> names = invited.stream().map(Guest::name).collect(Collectors.toSet());
    Selection selected = selection.selection(books).with(names);
    List<ReleaseOptions.Asked> asked = releases.asked(project);
    baseline.ifPresent(name -> Kept.verdicts(project, name));
    List<Verdicts> verdicts = new ArrayList<>();
    int exit = Main.Exit.SAME;
    for (ReleaseOptions.Asked one : asked) {
      Request request =
          new Request(selected, one.release(), one.build(), baseline, invited, parallel);
      if (asked.size() > 1) {
        System.out.println("\n== " + one + "\n");
      }
      try {
        Result result = run(project, books, request);
        exit = Math.max(exit, exit(result));
        verdicts.add(Verdicts.of(name(result), result.record().judged()));
      } catch (Told e) {
        if (asked.size() == 1) {
          throw e;
        }
        System.out.println(one + " was not asked: " + e.getMessage());
        exit = Math.max(exit, Main.Exit.USAGE);
      }
    }
    if (verdicts.size() > 1) {
      System.out.print("\n== all\n\n" + new LadderText().write(Ladder.of(verdicts)));
    }
    return exit;
  }

  private static String name(Result result) {
    ReleaseInfo release = result.record().info().release();
    return release.name() + (release.build().isEmpty() ? "" : "-build");
  }

  private Result run(Project project, Books books, Request request) {
    List<Path> folders = earlier(project, request);
    try (Progress progress =
        new Progress(
            System.out,
            loudness.loudness(),
            Progress.onTerminal(),
            request.parallel(),
            visits -> VisitTimes.read(folders, visits))) {
      Result result = new Check(project, books, progress).run(request);
      progress.close();
      if (loudness.loudness() == Loudness.QUIET) {
        RunSummary.result(System.out, result);
      } else {
        RunSummary.print(System.out, project, books, result);
      }
      if (timings) {
        TimingTable.print(System.out, result.record());
        HarnessCost.print(System.out, progress.firstVerdict());
      }
      return result;
    }
  }

  /** The run that this one is compared with, then the newest ones. */
  private static List<Path> earlier(Project project, Request request) {
    List<Path> newest = new ArrayList<>(RunFolders.below(project.runs()));
    Collections.reverse(newest);
    return Stream.concat(
            request.baseline().map(Path::of).filter(Files::isDirectory).stream(),
            newest.stream().limit(EARLIER_RUNS))
        .toList();
  }

  private static int exit(Result result) {
    boolean ourFault =
        result.record().judged().stream()
            .anyMatch(j -> j.verdict().kind() == Verdict.Kind.OUR_FAULT);
    return ourFault
        ? Main.Exit.OUR_FAULT
        : result.comparison().same() ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }
}
