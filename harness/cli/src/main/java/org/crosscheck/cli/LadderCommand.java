package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.check.Kept;
import org.crosscheck.check.Project;
import org.crosscheck.check.Setup;
import org.crosscheck.comparison.Ladder;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.release.ReleaseBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows claims over releases. */
@Command(
    name = "ladder",
    description = {
      "Show what became of each claim over releases: holds since, broke in, fixed in.",
      "Made of what was accepted; './crosscheck run --release ladder' asks anew."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LadderCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "RELEASE",
      description =
          "Releases with a baseline, or runs, oldest first; default: the ladder of"
              + " './crosscheck releases'.")
  private List<String> releases = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private String format = "text";

  /** What {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.ladders().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    TextFormat<Ladder> wanted = TextFormats.ladders().named(format);
    Project project = Here.project();
    List<Verdicts> verdicts = new ArrayList<>();
    for (String name : releases.isEmpty() ? standard(project) : releases) {
      Verdicts kept = Kept.verdicts(project, name);
      verdicts.add(new Verdicts(name, kept.lines(), kept.because()));
    }
    System.out.print(wanted.write(Ladder.of(verdicts)));
    return Main.Exit.SAME;
  }

  /** The rungs that have a baseline; what is left out is said, beside the table. */
  private static List<String> standard(Project project) {
    ReleaseBook book = ReleaseBook.read(project.fixtures());
    List<String> names = new ArrayList<>(book.ladder());
    names.add(Setup.release(project, what -> {}).name());
    Map<Boolean, List<String>> kept =
        names.stream()
            .collect(
                Collectors.partitioningBy(
                    n -> project.baselines().contains(book.name(book.core(n)))));
    List<String> without = kept.getOrDefault(false, List.of());
    if (!without.isEmpty()) {
      System.err.println("Without a baseline: " + String.join(", ", without) + ".");
    }
    return kept.getOrDefault(true, List.of());
  }
}
