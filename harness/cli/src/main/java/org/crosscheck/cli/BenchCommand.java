package org.crosscheck.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.crosscheck.analysis.TimeProfile;
import org.crosscheck.bench.BenchRequest;
import org.crosscheck.bench.BenchResult;
import org.crosscheck.bench.Benchmark;
import org.crosscheck.bench.PageKind;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.record.RecordReader;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the harness itself, beside Playwright Test. */
@Command(
    name = "bench",
    description = {
      "Measure the harness itself, beside Playwright Test",
      "Both open the same pages in the same browser, in turns. Needs Node.js, and Playwright Test"
          + " in harness/bench of a checkout. Other programs make the times longer; compare ratios."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final String VISITS = "visits";
  private static final String COMMANDS = "commands";
  private static final String LATEST = "latest";

  @Option(
      names = "--alternations",
      paramLabel = "N",
      description = "Let each side visit the pages N times. Default: ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int alternations;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      completionCandidates = PartIds.class,
      description = "Measure only these parts: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<String> only = parts();

  @Option(
      names = "--pages",
      paramLabel = "N",
      description = "Open at most N pages of each kind. Default: all.")
  private int pages = Integer.MAX_VALUE;

  @Option(
      names = "--visits",
      paramLabel = "N",
      description =
          "Make N visits to one small page, to see whether they cost more at the end. Default:"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "200")
  private int visits;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Make N visits at once, on both sides. Default: the number of processor cores.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--profile",
      paramLabel = "RUN",
      description = "Add where the time of this run went: its folder, record or id, or latest.")
  private Optional<String> profile = Optional.empty();

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The values that {@code --only} takes. */
  static final class PartIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return parts().iterator();
    }
  }

  private static List<String> parts() {
    return Stream.concat(PageKind.ids().stream(), Stream.of(VISITS, COMMANDS)).toList();
  }

  @Override
  public Integer call() {
    TextFormat<BenchResult> wanted = format.of(TextFormats.benchmarks());
    BenchRequest request =
        new BenchRequest(
            alternations,
            only.stream()
                .filter(part -> !part.equals(VISITS) && !part.equals(COMMANDS))
                .map(PageKind::of)
                .toList(),
            pages,
            only.contains(VISITS) ? visits : 0,
            parallel,
            only.contains(COMMANDS) ? self() : List.of());
    Checkout checkout = ProjectLocator.checkout();
    Optional<TimeProfile> ofRun = profile.map(run -> profile(checkout, run));
    BenchResult measured =
        new Benchmark(
                checkout,
                Catalog.read(checkout.fixtures()),
                step -> System.err.println(step + " ..."))
            .measure(request);
    System.out.print(
        wanted.write(
            new BenchResult(
                command(),
                measured.when(),
                measured.machine(),
                measured.programs(),
                measured.pairs(),
                measured.growth(),
                measured.answers(),
                ofRun)));
    return Main.Exit.SAME;
  }

  private static TimeProfile profile(Checkout checkout, String run) {
    Path path = run.equals(LATEST) ? checkout.latest() : checkout.run(run);
    return TimeProfile.of(RecordReader.read(path).orRefuseEmpty().visits());
  }

  /** {@return the command that starts this program with the same limits} */
  private static List<String> self() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  private String command() {
    return "./crosscheck "
        + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }
}
