package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.check.Books;
import org.crosscheck.check.Check;
import org.crosscheck.check.Guest;
import org.crosscheck.check.Project;
import org.crosscheck.check.Request;
import org.crosscheck.check.Result;
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
  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private GuestOptions guests = new GuestOptions();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Make N visits at once; default: as many as there are cores.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description =
          "Ask another release, such as 2025.3.1, or an npm version, such as 0.6.39; npm fetches it"
              + " into a cache. It is compared with its own baseline.")
  private Optional<String> release = Optional.empty();

  @Option(
      names = "--core",
      paramLabel = "DIR",
      description =
          "Ask a local build of PyScript: the folder with its core.js. It is compared with the"
              + " baseline of the installed release.")
  private Optional<Path> build = Optional.empty();

  @Option(names = "--timings", description = "Print where the time of each visit went.")
  private boolean timings;

  @Override
  public Integer call() {
    Project project = Here.project();
    Books books = Books.of(project);
    List<Guest> invited = guests.guests(project);
    Set<String> names = invited.stream().map(Guest::name).collect(Collectors.toSet());
    Request request =
        new Request(selection.selection(books).with(names), release, build, invited, parallel);
    try (Progress progress = Progress.forThisTerminal(System.out)) {
      Result result = new Check(project, books, progress).run(request);
      progress.close();
      RunSummary.print(System.out, project, books, result);
      if (timings) {
        TimingTable.print(System.out, result.record());
        HarnessCost.print(System.out, progress.firstVerdict());
      }
      boolean ourFault =
          result.record().judged().stream()
              .anyMatch(j -> j.verdict().kind() == Verdict.Kind.OUR_FAULT);
      return ourFault
          ? Main.Exit.OUR_FAULT
          : result.comparison().same() ? Main.Exit.SAME : Main.Exit.DIFFERS;
    }
  }
}
