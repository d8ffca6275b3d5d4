package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.format.TextFormats;
import org.crosscheck.regression.PastRuns;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows claims over runs and releases. */
@Command(
    name = "history",
    description = {
      "Write a page that shows claims over the recorded runs and releases",
      "It names the run in which each verdict last changed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HistoryCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder that contains the folders of runs. Default: all runs.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder to write to. Default: history/ in the folder of results.")
  private Optional<Path> to = Optional.empty();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    PastRuns past = PastRuns.below(folder.orElseGet(checkout::runs));
    past.leftOut().entrySet().stream()
        .limit(SHOWN)
        .forEach(e -> format.steps().println("Left out " + e.getKey() + ": " + e.getValue()));
    if (past.leftOut().size() > SHOWN) {
      format
          .steps()
          .println(
              "Left out %d more; the page has the reasons."
                  .formatted(past.leftOut().size() - SHOWN));
    }
    HistoryPage page =
        HistoryPage.of(
            past.history(),
            Catalog.read(checkout.fixtures()).claims(),
            past.folders(),
            past.leftOut(),
            to.orElseGet(checkout::history));
    format.print(TextFormats.histories(), page);
    format.steps().println("Wrote " + page.write());
    return Main.Exit.SAME;
  }
}
