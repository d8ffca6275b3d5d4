package org.crosscheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.comparison.Change;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.format.Changes;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two runs or releases. */
@Command(
    name = "compare",
    description = "Compare two runs or releases claim by claim",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:Nothing that --fail-on names",
      "1:Something that --fail-on names, or a run is partial",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
final class CompareCommand implements Callable<Integer> {
  /** Which differences exit with 1. */
  enum FailOn {
    WORSE,
    ANY,
    NEVER
  }

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "Folder, record or id of a run, or a release that has a baseline.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "The run or release to compare it with.")
  private String after = "";

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description = "Which differences exit with 1: worse, any, or never. Default: worse.")
  private FailOn failOn = FailOn.WORSE;

  @Override
  public Integer call() {
    TextFormat<Changes> wanted = format.of(TextFormats.changes());
    Checkout checkout = ProjectLocator.checkout();
    Verdicts first = VerdictLookup.verdicts(checkout, before);
    Verdicts second = VerdictLookup.verdicts(checkout, after);
    Changes compared = Changes.between(first, second);
    System.out.print(wanted.write(compared));
    List<Change> changes = compared.changes();
    boolean partial = !compared.warnings().isEmpty();
    boolean fails =
        switch (failOn) {
          case WORSE -> partial || changes.stream().anyMatch(c -> c.kind() == ChangeKind.WORSE);
          case ANY -> partial || !changes.isEmpty();
          case NEVER -> false;
        };
    return fails ? Main.Exit.DIFFERS : Main.Exit.SAME;
  }
}
