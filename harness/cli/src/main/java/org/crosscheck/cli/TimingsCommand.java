package org.crosscheck.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.check.Books;
import org.crosscheck.check.Project;
import org.crosscheck.check.Timings;
import org.crosscheck.comparison.Ratio;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.release.Interpreter;
import org.crosscheck.told.Told;
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
      throw new Told(rounds + " rounds measure nothing.", "Give --rounds 1 or more.");
    }
    Project project = Here.project();
    Set<Engine> wanted = new HashSet<>(Engines.defaults());
    if (!browsers.isEmpty()) {
      wanted = browsers.stream().map(Engines::of).collect(Collectors.toSet());
    }
    List<Timings.Measured> all =
        new Timings(project, Books.of(project), what -> System.out.println(what + " ..."))
            .measure(List.of(before, after), wanted, Interpreter.of(interpreter), rounds);
    System.out.printf(
        "%n%-8s %-18s %12s %12s %7s  %s%n", "", "median ms", before, after, "ratio", "middle half");
    for (Timings.Measured one : all) {
      Ratio ratio = Ratio.of(one.first(), one.second());
      System.out.printf(
          Locale.ROOT,
          "%-8s %-18s %12.1f %12.1f %7.2f  %.2f to %.2f%s%n",
          one.browser(),
          one.what(),
          Ratio.median(one.first()),
          Ratio.median(one.second()),
          ratio.median(),
          ratio.low(),
          ratio.high(),
          ratio.differs() ? "" : "  (no clear difference)");
    }
    System.out.println(
        "\nRatios of " + rounds + " pairs, each measured one after the other, in one run.");
    return Main.Exit.SAME;
  }
}
