package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Ratio;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.TextTable;
import org.crosscheck.message.UserError;
import org.crosscheck.regression.TimingComparison;
import org.crosscheck.release.Interpreter;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the times of two releases. */
@Command(
    name = "timings",
    description = {
      "Measure how long a worker takes to start, and its sync calls, in two releases by turns.",
      "Ratios of the same run are compared, with their spread; nothing fails by them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TimingsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "A release: a tag or an npm version.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "The release it is compared with.")
  private String after = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Visit each release so often; default: ${DEFAULT-VALUE}.",
      defaultValue = "9")
  private int rounds;

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Measure in this browser only: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--interpreter",
      paramLabel = "NAME",
      description = "mpy or py; default: mpy.",
      defaultValue = "mpy")
  private String interpreter = "mpy";

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new UserError(rounds + " rounds measure nothing.", "Give --rounds 1 or more.");
    }
    Checkout checkout = ProjectLocator.checkout();
    Set<Engine> wanted = new HashSet<>(Engines.defaults());
    if (!browsers.isEmpty()) {
      wanted = browsers.stream().map(Engines::of).collect(Collectors.toSet());
    }
    List<TimingComparison.Measured> all =
        new TimingComparison(
                checkout,
                Catalog.read(checkout.fixtures()),
                what -> System.out.println(what + " ..."))
            .measure(List.of(before, after), wanted, Interpreter.of(interpreter), rounds);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "median ms", before, after, "ratio", "middle half"));
    for (TimingComparison.Measured one : all) {
      Ratio ratio = Ratio.of(one.first(), one.second());
      rows.add(
          List.of(
              one.browser(),
              one.what(),
              String.format(Locale.ROOT, "%.1f", Ratio.median(one.first())),
              String.format(Locale.ROOT, "%.1f", Ratio.median(one.second())),
              String.format(Locale.ROOT, "%.2f", ratio.median()),
              String.format(
                  Locale.ROOT,
                  "%.2f to %.2f%s",
                  ratio.low(),
                  ratio.high(),
                  ratio.differs() ? "" : "  (no clear difference)")));
    }
    System.out.print("\n" + new TextTable(rows, Set.of(2, 3, 4)).text());
    System.out.println(
        "\nRatios of " + rounds + " pairs, each measured one after the other, in one run.");
    return Main.Exit.SAME;
  }
}
