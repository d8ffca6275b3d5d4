package org.crosscheck.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Commands;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** Visits pages with Playwright Test, each in a fresh context of the same browser program. */
final class PlaywrightSide {
  private static final long SECONDS = 3600;

  /** The folder in a checkout that pins Playwright Test and contains its test. */
  private static final String FOLDER = "harness/bench";

  private static final String PROGRAM = "node_modules/@playwright/test/cli.js";

  private final Path folder;
  private final Path browser;
  private final Workspace workspace;
  private final int parallel;

  /**
   * Creates the side.
   *
   * @param browser the browser, whose program is started
   * @param workspace contains the lists of pages and the results
   * @param parallel the number of visits at once
   */
  PlaywrightSide(Checkout checkout, Installation browser, Workspace workspace, int parallel) {
    this.folder = checkout.root().resolve(FOLDER);
    this.browser = browser.binary();
    this.workspace = workspace;
    this.parallel = parallel;
  }

  /**
   * {@return why Playwright Test cannot be run from a checkout, and what to do; empty if it can}
   */
  static Optional<UserError> missing(Checkout checkout) {
    Path folder = checkout.root().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return Optional.of(
          new UserError(
              "The benchmark compares with Playwright Test, which " + folder + " would pin.",
              "Run it in a checkout of the repository, or measure without it: --only"
                  + " visits,commands"));
    }
    if (Commands.output(List.of("node", "--version")).isEmpty()) {
      return Optional.of(
          new UserError(
              "The benchmark compares with Playwright Test, which needs Node.js: 'node --version'"
                  + " failed.",
              "Install Node.js 20 or later with npm, or measure without it: --only"
                  + " visits,commands"));
    }
    if (!Files.isRegularFile(folder.resolve(PROGRAM))) {
      return Optional.of(
          new UserError(
              "Playwright Test is not installed in %s.".formatted(checkout.shown(folder)),
              "Install it without its browsers: npm ci --prefix %s"
                  .formatted(checkout.shown(folder))));
    }
    return Optional.empty();
  }

  /** {@return its name and version} */
  String version() {
    return "Playwright Test "
        + Commands.output(List.of("node", folder.resolve(PROGRAM).toString(), "--version"))
            .map(text -> text.replaceFirst("^Version ", ""))
            .orElse("of an unknown version");
  }

  /** {@return the sample of one run through some pages} */
  Sample sample(List<BenchPage> pages) {
    Path place = workspace.newFolder("pw");
    Path list = place.resolve("pages.tsv");
    Path report = place.resolve("report.json");
    try {
      Files.writeString(
          list, pages.stream().map(BenchPage::line).collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + list, e);
    }
    try (MemoryMeter meter = new MemoryMeter()) {
      Commands.Result result =
          Commands.run(
              List.of(
                  "node",
                  folder.resolve(PROGRAM).toString(),
                  "test",
                  "--config",
                  folder.resolve("playwright.config.mjs").toString(),
                  "--reporter",
                  "json"),
              Map.of(
                  "CROSSCHECK_BENCH_BROWSER", browser.toString(),
                  "CROSSCHECK_BENCH_WORKERS", String.valueOf(parallel),
                  "CROSSCHECK_BENCH_RESULTS", place.resolve("results").toString(),
                  "CROSSCHECK_BENCH_PAGES", list.toString(),
                  "PLAYWRIGHT_JSON_OUTPUT_FILE", report.toString()),
              SECONDS);
      if (!Files.exists(report)) {
        throw new UserError(
            "Playwright Test wrote no report: " + result.lastLine() + ".",
            "Install it again: npm ci --prefix " + FOLDER);
      }
      PlaywrightReport read = PlaywrightReport.read(report);
      return new Sample(
          read.visits().size(),
          read.failed(),
          read.seconds(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          meter.largest().others());
    }
  }
}
