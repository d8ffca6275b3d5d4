package org.crosscheck.cli;

import java.util.List;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.catalog.SelectedNames;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import picocli.CommandLine.Option;

/** The options that select a part of the matrix. */
final class SelectionOptions {
  @Option(
      names = "--browser",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these browsers: ${COMPLETION-CANDIDATES}.",
      completionCandidates = BrowserIds.class)
  private List<String> browsers = List.of();

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these hostings, or 'all'. './crosscheck hostings' lists them.")
  private List<String> hostings = List.of();

  @Option(
      names = "--claim",
      split = ",",
      paramLabel = "ID",
      description = "Test only these claims. './crosscheck claims' lists them.")
  private List<String> claims = List.of();

  @Option(
      names = "--fixture",
      split = ",",
      paramLabel = "NAME",
      description =
          "Visit only these fixtures, folders of fixtures/pages/, or pages of theirs, such as"
              + " tag-errors:raises.")
  private List<String> fixtures = List.of();

  @Option(
      names = "--interpreter",
      split = ",",
      paramLabel = "NAME",
      description = "Only visits that run no other interpreter: mpy or py.")
  private List<String> interpreters = List.of();

  @Option(
      names = "--thorough",
      description = {
        "Run Pyodide in every variant of a page, and in every pair with MicroPython."
            + " Implied by --claim and --fixture."
      })
  private boolean thorough;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Make only the I-th of N parts of the visits, which take about equally long."
              + " 'crosscheck report' merges the runs of all parts.")
  private Optional<String> shard = Optional.empty();

  /**
   * {@return the selection}
   *
   * @throws UserError with every name that is unknown
   */
  Selection selection(Catalog catalog) {
    Problems problems = new Problems();
    Selection selection =
        new SelectedNames(browsers, hostings, claims, fixtures, interpreters, thorough, shard)
            .in(catalog, problems);
    problems.throwIfAny("Nothing was run. See './crosscheck run --help'.");
    return selection;
  }
}
