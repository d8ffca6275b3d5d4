package org.crosscheck.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.ComparedTimings;
import org.crosscheck.format.TextFormats;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.regression.TimingComparison;
import org.crosscheck.release.Interpreter;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private GridOptions grid = new GridOptions();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new UserError(
          "--rounds must be at least 1, got %d.".formatted(rounds), "Give a larger number.");
    }
    Problems problems = new Problems();
    Optional<GridSettings> hub = grid.settings(Optional.empty(), problems);
    problems.throwIfAny("Nothing was measured. See './crosscheck timings --help'.");
    Checkout checkout = ProjectLocator.checkout();
    Set<Engine> engines = new HashSet<>(Engines.defaults());
    if (!browsers.isEmpty()) {
      engines = browsers.stream().map(Engines::of).collect(Collectors.toSet());
    }
    List<TimingComparison.Measured> all =
        new TimingComparison(
                checkout,
                Catalog.read(checkout.fixtures()),
                hub,
                step -> format.steps().println(step + " ..."))
            .measure(List.of(before, after), engines, Interpreter.of(interpreter), rounds);
    if (format.text()) {
      System.out.println();
    }
    format.print(TextFormats.timings(), new ComparedTimings(before, after, rounds, all));
    return Main.Exit.SAME;
  }
}
