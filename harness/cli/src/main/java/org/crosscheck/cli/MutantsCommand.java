package org.crosscheck.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.file.FileErrors;
import org.crosscheck.format.MutantsJson;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.format.TextTable;
import org.crosscheck.message.Problems;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.mutation.Mutant;
import org.crosscheck.mutation.MutantCatalog;
import org.crosscheck.mutation.MutantResult;
import org.crosscheck.mutation.MutationReport;
import org.crosscheck.mutation.MutationResults;
import org.crosscheck.mutation.MutationRun;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the claims on copies of PyScript, mini-coi and hostings with one fault each. */
@Command(
    name = "mutants",
    description = {
      "Test the claims on copies of PyScript and of hostings with one fault each",
      "The faults are in fixtures/mutants. The files of the checkout are not changed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:Every mutant that was run was killed by a claim that it names",
      "1:One was not, or a claim got better",
      "2:Wrong usage, or a mutant cannot be made",
      "3:Internal error"
    })
final class MutantsCommand implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ID",
      description = "Run only these mutants. '--list' lists them.")
  private List<String> only = List.of();

  @Option(names = "--list", description = "List the mutants, and run none.")
  private boolean list;

  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      completionCandidates = BrowserIds.class,
      description =
          "Use these browsers: ${COMPLETION-CANDIDATES}. Default: the first of them, because a"
              + " fault of PyScript shows in all.")
  private List<String> browsers = List.of(Engines.defaults().get(0).id());

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Run every Nth mutant, beginning with the Ith, such as 1/4.")
  private String shard = "1/1";

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Run N visits at once. Default: the number of processor cores.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "1",
      description = "Make a visit that notices something up to N times. Default: 1.")
  private int tries = 1;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the results to this file as JSON too, after each mutant.")
  private Optional<Path> write = Optional.empty();

  @Option(
      names = "--read",
      split = ",",
      paramLabel = "FILE",
      description = "Show the results in these files, which '--write' wrote, and run no mutant.")
  private List<Path> read = List.of();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Checkout checkout = ProjectLocator.checkout();
    MutantCatalog catalog =
        MutantCatalog.read(checkout.fixtures(), Catalog.read(checkout.fixtures()).claims());
    Optional<TextFormat<MutationReport>> output =
        problems.attempt(() -> format.of(TextFormats.mutants()));
    List<Mutant> named = problems.attemptEach(only, id -> catalog.mutant(id.strip()));
    Set<Engine> engines = new LinkedHashSet<>(problems.attemptEach(browsers, Engines::of));
    List<Mutant> all = only.isEmpty() ? catalog.mutants() : named;
    List<Mutant> chosen = problems.attempt(() -> part(all)).orElse(List.of());
    if (parallel < 1) {
      problems.add("--parallel must be at least 1, got %d.".formatted(parallel));
    }
    if (tries < 1) {
      problems.add("--tries must be at least 1, got %d.".formatted(tries));
    }
    problems.throwIfAny("Nothing was run. See './crosscheck mutants --help'.");
    if (list) {
      System.out.print(
          format.text()
              ? listed(chosen)
              : output.orElseThrow().write(MutationReport.of(chosen, List.of())));
      return Main.Exit.SAME;
    }
    List<MutantResult> results = new ArrayList<>();
    read.forEach(file -> results.addAll(MutationResults.read(file)));
    if (read.isEmpty()) {
      results.addAll(
          new MutationRun(
                  checkout,
                  new MutationRun.Settings(engines, parallel, tries),
                  new Shown(System.err, chosen, write))
              .run(chosen));
    }
    MutationReport report = MutationReport.of(chosen, results);
    System.out.print(output.orElseThrow().write(report));
    return report.allKilled() ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }

  private List<Mutant> part(List<Mutant> all) {
    Matcher matcher = SHARD.matcher(shard);
    int of = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    int part = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (part < 1 || part > of) {
      throw new UserError("'" + shard + "' is not a part.", "Write --shard 1/4 to 4/4.");
    }
    return IntStream.range(0, all.size())
        .filter(i -> i % of == part - 1)
        .mapToObj(all::get)
        .toList();
  }

  private static String listed(List<Mutant> mutants) {
    return TextTable.of(
            mutants.stream()
                .map(m -> List.of(m.id(), m.breaks(), String.join(", ", m.noticedBy())))
                .toList())
        .text();
  }

  /** Prints a line for each mutant when it is done, and writes the results so far. */
  private static final class Shown implements MutationRun.Listener {
    private final PrintStream out;
    private final List<Mutant> all;
    private final Optional<Path> file;
    private final List<MutantResult> results = new ArrayList<>();
    private Instant since = Instant.now();

    Shown(PrintStream out, List<Mutant> all, Optional<Path> file) {
      this.out = out;
      this.all = all;
      this.file = file;
    }

    @Override
    public void withoutFault(int visits) {
      out.printf("Without a fault: %d visits%n", visits);
      since = Instant.now();
    }

    @Override
    public void ran(Mutant mutant, MutantResult result) {
      results.add(result);
      file.ifPresent(this::write);
      out.printf(
          "%d of %d  %s: %s (%s s)%s%n",
          results.size(),
          all.size(),
          mutant.id(),
          result.outcome().displayName(),
          Duration.between(since, Instant.now()).toSeconds(),
          result.outcome() == MutantResult.Outcome.KILLED
              ? ""
              : TextSanitizer.line("  " + result.undecided() + result.because()));
      since = Instant.now();
    }

    private void write(Path path) {
      try {
        Files.writeString(path, new MutantsJson().write(MutationReport.of(all, results)));
      } catch (IOException e) {
        throw FileErrors.cannotWrite(path, e);
      }
    }
  }
}
