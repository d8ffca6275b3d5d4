package org.crosscheck.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ConformanceRun;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunRequest;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.format.BisectedClaims;
import org.crosscheck.format.TextFormats;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.UserError;
import org.crosscheck.regression.Bisection;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the version of PyScript that changed the verdict of a claim. */
@Command(
    name = "bisect",
    description = {
      "Find the version of PyScript that changed the verdict of a claim",
      "Narrow the search with the filters of 'run': fewer visits take less time."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "crosscheck bisect [OPTIONS] --good=RELEASE --bad=RELEASE --claim=ID")
final class BisectCommand implements Callable<Integer> {
  @Option(
      names = "--good",
      required = true,
      paramLabel = "RELEASE",
      description = "A release in which the verdict is as it should be.")
  private String good = "";

  @Option(
      names = "--bad",
      required = true,
      paramLabel = "RELEASE",
      description =
          "A release in which it is not. It may be the older one, if the claim was fixed since.")
  private String bad = "";

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    ReleaseCatalog releases = ReleaseCatalog.read(checkout.fixtures());
    Selection selected = selection.selection(catalog);
    if (selected.claims().isEmpty()) {
      throw new UserError(
          "bisect needs a claim.", "Give --claim ID; './crosscheck claims' lists the claims.");
    }
    List<String> ends = new ArrayList<>(List.of(releases.core(good), releases.core(bad)));
    List.of(good, bad).forEach(n -> releases.remark(n).ifPresent(format.steps()::println));
    List<String> versions = releases.between(ends.get(0), ends.get(1));
    boolean fixed = versions.isEmpty();
    if (fixed) {
      Collections.reverse(ends);
      versions = releases.between(ends.get(0), ends.get(1));
    }
    if (versions.size() < 2) {
      throw new UserError(
          "%s and %s are the same version.".formatted(good, bad), "Give two different releases.");
    }
    format
        .steps()
        .println(
            "%d versions from %s to %s"
                .formatted(
                    versions.size(), releases.name(ends.get(0)), releases.name(ends.get(1))));
    Bisection.Found found =
        new Bisection(version -> run(checkout, catalog, selected, version), format.steps()::println)
            .search(versions);
    if (format.text()) {
      System.out.println();
    }
    format.print(TextFormats.bisectedClaims(), new BisectedClaims(found, fixed, releases));
    return Main.Exit.SAME;
  }

  private SortedMap<TestCaseId, AcceptedVerdict> run(
      Checkout checkout, Catalog catalog, Selection selection, String version) {
    RunRequest request = RunRequest.of(selection).of(version);
    RunResult result =
        new ConformanceRun(checkout, catalog, new Steps(format.steps())).run(request);
    return Verdicts.of(version, result.record().results()).verdicts();
  }

  /** Prints the steps of each run, and not each visit. */
  private record Steps(PrintStream out) implements RunListener {
    @Override
    public void report(String step) {
      out.println(step + " ...");
    }
  }
}
