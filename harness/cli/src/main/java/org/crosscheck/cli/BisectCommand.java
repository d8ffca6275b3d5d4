package org.crosscheck.cli;

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
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.regression.Bisection;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the version that changed a claim. */
@Command(
    name = "bisect",
    description = {
      "Find the first version of PyScript in which a claim came out another way.",
      "Narrow it with the filters of 'run': the fewer visits, the sooner it is found."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BisectCommand implements Callable<Integer> {
  @Option(
      names = "--good",
      required = true,
      paramLabel = "RELEASE",
      description = "A release in which the claim is as it should be.")
  private String good = "";

  @Option(
      names = "--bad",
      required = true,
      paramLabel = "RELEASE",
      description = "A release in which it is not; it may be older, if the claim was fixed since.")
  private String bad = "";

  @Mixin private SelectionOptions selection = new SelectionOptions();

  /** Says what takes time, and not each visit. */
  private static final RunListener TELLING =
      new RunListener() {
        @Override
        public void report(String step) {
          System.out.println(step + " ...");
        }
      };

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    ReleaseCatalog book = ReleaseCatalog.read(checkout.fixtures());
    Selection selected = selection.selection(catalog);
    if (selected.claims().isEmpty()) {
      throw new UserError("Which claim?", "Name it: --claim ID; './crosscheck claims' lists them.");
    }
    List<String> ends = new ArrayList<>(List.of(book.core(good), book.core(bad)));
    List.of(good, bad).forEach(n -> book.remark(n).ifPresent(System.out::println));
    List<String> versions = book.between(ends.get(0), ends.get(1));
    boolean fixed = versions.isEmpty();
    if (fixed) {
      Collections.reverse(ends);
      versions = book.between(ends.get(0), ends.get(1));
    }
    if (versions.size() < 2) {
      throw new UserError(good + " and " + bad + " are the same version.", "Name two releases.");
    }
    System.out.println(
        versions.size()
            + " versions from "
            + book.name(ends.get(0))
            + " to "
            + book.name(ends.get(1)));
    Bisection.Found found =
        new Bisection(version -> ask(checkout, catalog, selected, version), System.out::println)
            .search(versions);
    System.out.println();
    System.out.println(
        (fixed ? "Fixed in " : "Broke in ")
            + named(book, found.after())
            + "; the last before it is "
            + named(book, found.before())
            + ".");
    if (!found.skipped().isEmpty()) {
      System.out.println(
          "Or in one that could not be asked: " + String.join(", ", found.skipped()) + ".");
    }
    found
        .was()
        .forEach(
            (of, was) ->
                System.out.println(
                    "  " + TextSanitizer.line(of + " was " + was + ", is " + found.is().get(of))));
    return Main.Exit.SAME;
  }

  private static String named(ReleaseCatalog book, String core) {
    String name = book.name(core);
    return name.equals(core) ? "npm " + core : name + " (npm " + core + ")";
  }

  private static SortedMap<TestCaseId, AcceptedVerdict> ask(
      Checkout checkout, Catalog catalog, Selection selection, String version) {
    RunRequest request = RunRequest.of(selection).of(version);
    RunResult result = new ConformanceRun(checkout, catalog, TELLING).run(request);
    return Verdicts.of(version, result.record().results()).verdicts();
  }
}
