package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.format.HistoryText;
import org.crosscheck.regression.PastRuns;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows claims over time. */
@Command(
    name = "history",
    description = {
      "Make one page of the runs in a folder: claims over time and over releases, and since which"
          + " run each is what it is."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HistoryCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A folder with the folders of runs in it; default: reports/runs.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where to write; default: reports/history.")
  private Optional<Path> to = Optional.empty();

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    PastRuns past = PastRuns.below(folder.orElseGet(checkout::runs));
    past.leftOut().entrySet().stream()
        .limit(SHOWN)
        .forEach(e -> System.out.println("Left out " + e.getKey() + ": " + e.getValue()));
    if (past.leftOut().size() > SHOWN) {
      System.out.println(
          "Left out " + (past.leftOut().size() - SHOWN) + " more; the page says why each.");
    }
    HistoryPage page =
        HistoryPage.of(
            past.history(),
            Catalog.read(checkout.fixtures()).claims(),
            past.folders(),
            past.leftOut(),
            to.orElseGet(checkout::history));
    System.out.print(new HistoryText().write(page));
    System.out.println("Wrote " + page.write());
    return Main.Exit.SAME;
  }
}
