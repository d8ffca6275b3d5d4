package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.crosscheck.check.Bisection;
import org.crosscheck.check.Books;
import org.crosscheck.check.Check;
import org.crosscheck.check.Listener;
import org.crosscheck.check.Project;
import org.crosscheck.check.Request;
import org.crosscheck.check.Result;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.matrix.Selection;
import org.crosscheck.release.ReleaseBook;
import org.crosscheck.text.Visible;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Case;
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
  private static final Listener TELLING =
      new Listener() {
        @Override
        public void says(String what) {
          System.out.println(what + " ...");
        }
      };

  @Override
  public Integer call() {
    Project project = Here.project();
    Books books = Books.of(project);
    ReleaseBook book = ReleaseBook.read(project.fixtures());
    Selection selected = selection.selection(books);
    if (selected.claims().isEmpty()) {
      throw new Told("Which claim?", "Name it: --claim ID; './crosscheck claims' lists them.");
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
      throw new Told(good + " and " + bad + " are the same version.", "Name two releases.");
    }
    System.out.println(
        versions.size()
            + " versions from "
            + book.name(ends.get(0))
            + " to "
            + book.name(ends.get(1)));
    Bisection.Found found =
        new Bisection(version -> ask(project, books, selected, version), System.out::println)
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
                    "  " + Visible.line(of + " was " + was + ", is " + found.is().get(of))));
    return Main.Exit.SAME;
  }

  private static String named(ReleaseBook book, String core) {
    String name = book.name(core);
    return name.equals(core) ? "npm " + core : name + " (npm " + core + ")";
  }

  private static SortedMap<Case, Baseline.Line> ask(
      Project project, Books books, Selection selection, String version) {
    Request whole = Request.of(selection);
    Request request =
        new Request(
            selection,
            Optional.of(version),
            Optional.empty(),
            Optional.empty(),
            whole.guests(),
            whole.parallel());
    Result result = new Check(project, books, TELLING).run(request);
    return Verdicts.of(version, result.record().judged()).lines();
  }
}
