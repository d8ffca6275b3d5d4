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

/** Compares worker times of two releases. */
@Command(
    name = "timings",
    description = {
      "Compare how long workers of two releases take to start and to call",
      "Measures both releases in turn and prints the ratios with their spread. A difference does"
          + " not change the exit code."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TimingsCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A release such as 2025.3.1, or an npm version.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "The release to compare it with.")
  private String after = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Measure each release N times. Default: ${DEFAULT-VALUE}.",
      defaultValue = "9")
  private int rounds;

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--interpreter",
      paramLabel = "NAME",
      description = "The interpreter to measure: mpy or py. Default: mpy.",
      defaultValue = "mpy")
  private String interpreter = "mpy";

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new UserError(
          "--rounds must be at least 1, got %d.".formatted(rounds), "Give a larger number.");
    }
    Checkout checkout = ProjectLocator.checkout();
    Set<Engine> engines = new HashSet<>(Engines.defaults());
    if (!browsers.isEmpty()) {
      engines = browsers.stream().map(Engines::of).collect(Collectors.toSet());
    }
    List<TimingComparison.Measured> all =
        new TimingComparison(
                checkout,
                Catalog.read(checkout.fixtures()),
                step -> System.out.println(step + " ..."))
            .measure(List.of(before, after), engines, Interpreter.of(interpreter), rounds);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "median ms", before, after, "ratio", "middle half"));
    for (TimingComparison.Measured measured : all) {
      Ratio ratio = Ratio.of(measured.first(), measured.second());
      rows.add(
          List.of(
              measured.browser(),
              measured.what(),
              String.format(Locale.ROOT, "%.1f", Ratio.median(measured.first())),
              String.format(Locale.ROOT, "%.1f", Ratio.median(measured.second())),
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
        "\nRatios of %d pairs; both measurements of a pair follow each other.".formatted(rounds));
    return Main.Exit.SAME;
  }
}
