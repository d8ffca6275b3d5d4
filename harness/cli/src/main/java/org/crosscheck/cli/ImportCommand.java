package org.crosscheck.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.collect.ImportedRun;
import org.crosscheck.collect.SavedVisits;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.format.RunDigest;
import org.crosscheck.format.TextFormats;
import org.crosscheck.message.UserError;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.release.Release;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes runs of what devices saved. */
@Command(
    name = "import",
    description = {
      "Make a run and a report of each file that a start page saved on a device",
      "The start page is index.html in the folder that './crosscheck export' writes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:The verdicts are as accepted",
      "1:Something differs from the baseline, or pages were left before they were done",
      "2:Wrong usage, or a file cannot be used",
      "3:Internal error"
    })
final class ImportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files that start pages saved.")
  private List<Path> files = List.of();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "The name of the host in the reports. Default: device.")
  private String name = "device";

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (!name.matches("(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)")) {
      throw new UserError(
          "'%s' is not the name of a host.".formatted(name), "Use lower-case words and hyphens.");
    }
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    // All of them before the first run, so that a bad file leaves nothing behind.
    List<SavedVisits> all = new ArrayList<>();
    files.forEach(file -> all.add(SavedVisits.read(file)));
    List<RunDigest> digests = new ArrayList<>();
    int exit = Main.Exit.SAME;
    for (SavedVisits saved : all) {
      Release release =
          Provisioning.release(checkout, Optional.of(saved.release()), format.steps()::println);
      RunResult result =
          new ImportedRun(checkout, catalog, new Listener(format.steps())).of(saved, name, release);
      new RunSummary(
              format.steps(),
              checkout,
              catalog,
              Optional.empty(),
              Verbosity.NORMAL,
              format.text() && RunDisplay.onTerminal())
          .print(result);
      digests.add(
          RunDigest.of(
              result.record(), result.comparison(), checkout.shown(result.folder()).toString()));
      if (result.comparison().fails() || result.record().partial().isPresent()) {
        exit = Main.Exit.DIFFERS;
      }
    }
    if (!format.text()) {
      format.print(TextFormats.runs(), digests);
    }
    return exit;
  }

  /** Prints which device a file is of. */
  private record Listener(PrintStream out) implements RunListener {
    @Override
    public void report(String step) {
      out.println(step);
    }

    @Override
    public void started(BrowserInfo browser) {
      out.println(browser.engine() + ": " + browser.explain());
    }
  }
}
