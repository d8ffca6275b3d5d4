package org.crosscheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.conformance.ConformanceRun;
import org.crosscheck.conformance.ExternalHosting;
import org.crosscheck.conformance.RunBrowsers;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.format.ReleaseMatrixText;
import org.crosscheck.format.RunDigest;
import org.crosscheck.format.TextFormats;
import org.crosscheck.format.VisitList;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.English;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunFolders;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.release.Release;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.run.Repetition;
import org.crosscheck.session.Showing;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the matrix or a part of it. */
@Command(
    name = "run",
    description = {
      "Run the claims in real browsers and compare the verdicts with the baseline",
      "Installs what is missing first. Writes a record and an HTML report to runs/ in the folder of"
          + " results."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:As accepted; what is flaky or could not be measured is listed",
      "1:Something differs from the baseline, or the run was stopped",
      "2:Wrong usage, or something is missing",
      "3:Internal error, or a browser was given up"
    })
final class RunCommand implements Callable<Integer> {
  /** How many earlier runs are read for the times of visits; each may have 10 MB. */
  private static final int EARLIER_RUNS = 5;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private ExternalHostingOptions externalHostings = new ExternalHostingOptions();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Run N visits at once. Default: the number of processor cores.")
  private Optional<Integer> parallel = Optional.empty();

  @Mixin private GridOptions grid = new GridOptions();

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description =
          "With --grid: use N sessions of each browser, each for one visit at a time. Default: 1.")
  private Optional<String> sessions = Optional.empty();

  @Mixin private ShowingOptions showing = new ShowingOptions();

  @Mixin private ReleaseOptions releases = new ReleaseOptions();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "Compare with this baseline instead: a release that has one, or the folder of a run.")
  private Optional<String> baseline = Optional.empty();

  @Mixin private VerbosityOptions verbosity = new VerbosityOptions();

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = {
        "Make a visit up to N times if its verdicts are news. Default: 3.",
        "Tries that disagree are FLAKY."
      })
  private int tries = Repetition.DEFAULT.tries();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Make each visit N times, and print each case that is not always the same.")
  private int repeat = Repetition.DEFAULT.repeat();

  /** What makes a run fail besides a difference from the baseline. */
  enum FailOn {
    /** Nothing else. */
    DIFFERENCE,
    /** A case whose tries disagree. */
    FLAKY
  }

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description = "flaky: exit with 1 also if a case is flaky.")
  private FailOn failOn = FailOn.DIFFERENCE;

  @Option(
      names = "--last-failed",
      description = "Make only the visits of the newest run whose verdicts were not as accepted.")
  private boolean lastFailed;

  @Option(names = "--list", description = "List the visits that would be made, and make none.")
  private boolean list;

  @Option(names = "--timings", description = "Print how the time of each visit was spent.")
  private boolean timings;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    RunBrowsers browsers = browsers();
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    List<ExternalHosting> external = externalHostings.hostings(checkout);
    Set<String> names = external.stream().map(ExternalHosting::name).collect(Collectors.toSet());
    Selection selected = selection.selection(catalog).with(names);
    if (lastFailed) {
      Set<VisitKey> failed = failed(checkout, catalog);
      if (failed.isEmpty()) {
        format.steps().println("In the newest run, everything was as accepted.");
        if (!format.text()) {
          noVisits();
        }
        return Main.Exit.SAME;
      }
      selected = selected.only(failed);
    }
    List<RequestedRelease> requested = releases.requested(checkout);
    if (list) {
      format.print(TextFormats.visits(), listed(checkout, catalog, selected, requested));
      return Main.Exit.SAME;
    }
    RunBrowsers shown = browsers.with(showing(catalog, selected, requested));
    Optional<Verdicts> expected = baseline.map(name -> VerdictLookup.verdicts(checkout, name));
    List<Verdicts> verdicts = new ArrayList<>();
    List<RunDigest> digests = new ArrayList<>();
    int exit = Main.Exit.SAME;
    for (RequestedRelease release : requested) {
      RunRequest request =
          new RunRequest(
              selected,
              release.release(),
              release.build(),
              expected,
              external,
              shown,
              showing.pause() ? new Repetition(1, 1) : new Repetition(repeat, tries));
      if (requested.size() > 1) {
        format.steps().println("\n== " + release + "\n");
      }
      try {
        RunResult result = run(checkout, catalog, request);
        digests.add(digest(checkout, result));
        exit = Math.max(exit, exit(result, failOn));
        verdicts.add(Verdicts.of(name(result), result.record().results()));
      } catch (UserError e) {
        if (requested.size() == 1) {
          throw e;
        }
        format.steps().println("%s could not run: %s".formatted(release, e.getMessage()));
        exit = Math.max(exit, Main.Exit.USAGE);
      }
    }
    if (!format.text()) {
      format.print(TextFormats.runs(), digests);
    } else if (verdicts.size() > 1) {
      System.out.print("\n== all\n\n" + new ReleaseMatrixText().write(ReleaseMatrix.of(verdicts)));
    }
    return exit;
  }

  private RunBrowsers browsers() {
    Problems problems = new Problems();
    Optional<GridSettings> settings = grid.settings(sessions, problems);
    if (grid.given() && parallel.isPresent()) {
      problems.add("--parallel is for browsers on this machine; with --grid, use --sessions.");
    }
    showing.check(grid.given(), repeat > 1, problems);
    int windows = parallel.orElseGet(() -> RunBrowsers.here().windows());
    Optional<RunBrowsers> browsers = problems.attempt(() -> new RunBrowsers(windows, settings));
    problems.throwIfAny("Nothing was run. See './crosscheck run --help'.");
    return browsers.orElseThrow();
  }

  private Showing showing(Catalog catalog, Selection selected, List<RequestedRelease> requested) {
    List<Visit> visits =
        showing.pause()
            ? requested.stream().flatMap(r -> catalog.matrix(selected).visits().stream()).toList()
            : List.of();
    return showing.showing(engines(selected), visits, format.steps());
  }

  private static Set<Engine> engines(Selection selection) {
    return selection.browsers().isEmpty()
        ? Set.copyOf(Engines.defaults())
        : Set.copyOf(selection.browsers());
  }

  private static Set<VisitKey> failed(Checkout checkout, Catalog catalog) {
    RunRecord newest = RecordReader.read(checkout.latest()).orRefuseEmpty();
    return ComparedRun.withAccepted(checkout, catalog, newest).comparison().differences().stream()
        .filter(d -> d.fails() && d.kind() != ChangeKind.GONE)
        .map(d -> d.of().visit())
        .collect(Collectors.toSet());
  }

  private void noVisits() {
    if (list) {
      format.print(TextFormats.visits(), new VisitList(Map.of()));
    } else {
      format.print(TextFormats.runs(), List.of());
    }
  }

  private static RunDigest digest(Checkout checkout, RunResult result) {
    return RunDigest.of(
        result.record(), result.comparison(), checkout.shown(result.folder()).toString());
  }

  private static VisitList listed(
      Checkout checkout, Catalog catalog, Selection selection, List<RequestedRelease> requested) {
    Map<String, List<VisitKey>> byRelease = new LinkedHashMap<>();
    for (RequestedRelease one : requested) {
      Release release = Provisioning.release(checkout, one.release(), System.err::println);
      List<VisitKey> visits =
          catalog.matrix(release, selection).visits().stream().map(Visit::key).toList();
      byRelease.put(release.label(), visits);
      System.err.println(
          "%s with %s, selection: %s"
              .formatted(English.count(visits.size(), "visit"), one, selection.explain()));
    }
    return new VisitList(byRelease);
  }

  private static String name(RunResult result) {
    return result.record().info().release().label();
  }

  private RunResult run(Checkout checkout, Catalog catalog, RunRequest request) {
    List<Path> folders = earlier(checkout);
    boolean live = format.text() && !showing.pause() && RunDisplay.onTerminal();
    RunSummary summary =
        new RunSummary(
            format.steps(),
            checkout,
            catalog,
            externalHostings.emulated(),
            verbosity.verbosity(),
            live);
    try (RunDisplay progress =
        new RunDisplay(
            format.steps(),
            verbosity.verbosity(),
            live,
            request.browsers().parallel(engines(request.selection()).size()),
            request.repetition(),
            visits -> VisitTimes.read(folders, visits),
            result -> {
              summary.print(result);
              if (!format.text()) {
                format.print(TextFormats.runs(), List.of(digest(checkout, result)));
              }
            })) {
      RunResult result = new ConformanceRun(checkout, catalog, progress).run(request);
      progress.close();
      summary.print(result);
      if (timings) {
        TimingTable.print(format.steps(), result.record());
        HarnessCost.print(format.steps(), progress.firstVerdict());
      }
      return result;
    }
  }

  /** The run that this one is compared with, if it is one, and then the newest runs. */
  private List<Path> earlier(Checkout checkout) {
    List<Path> newest = new ArrayList<>(RunFolders.below(checkout.runs()));
    Collections.reverse(newest);
    return Stream.concat(
            baseline.map(Path::of).filter(Files::isDirectory).stream(),
            newest.stream().limit(EARLIER_RUNS))
        .toList();
  }

  /** {@return the exit code of a run, by what makes it fail} */
  static int exit(RunResult result, FailOn failOn) {
    boolean internalError =
        result.record().results().stream().anyMatch(r -> r.verdict().kind() == Verdict.Kind.ERROR);
    if (internalError || !result.record().withoutBrowser().isEmpty()) {
      return Main.Exit.INTERNAL_ERROR;
    }
    boolean flaky = !result.comparison().of(ChangeKind.FLAKY).isEmpty();
    if (result.comparison().fails() || flaky && failOn == FailOn.FLAKY) {
      return Main.Exit.DIFFERS;
    }
    return result.writeFailure().isPresent() && result.record().partial().isEmpty()
        ? Main.Exit.USAGE
        : Main.Exit.SAME;
  }
}
