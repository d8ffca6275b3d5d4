package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Coverage;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.fixture.FixtureLint;
import org.crosscheck.fixture.LintViolation;
import org.crosscheck.format.ClaimDetails;
import org.crosscheck.format.ClaimList;
import org.crosscheck.format.TextFormats;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the claims by statement and checks the fixtures, or shows one claim. */
@Command(
    name = "claims",
    description = "List the claims by statement and check the fixtures, or show one claim",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClaimsCommand implements Callable<Integer> {
  private static final int PORT = 8000;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Show everything about this claim.")
  private String id = "";

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Catalog catalog = Catalog.read(ProjectLocator.checkout().fixtures());
    if (id.isEmpty()) {
      Coverage coverage = Coverage.of(catalog.claims());
      format.print(TextFormats.claims(), new ClaimList(coverage));
      DocumentsCommand.lint(coverage);
      lint(ProjectLocator.checkout().fixtures(), catalog.fixtures());
    } else {
      Claim claim = catalog.claims().claim(id);
      Release release = Provisioning.release(ProjectLocator.checkout(), format.steps()::println);
      Baseline accepted =
          new Baselines(ProjectLocator.checkout().baselines())
              .read(release.name())
              .orElseGet(Baseline::empty);
      format.print(
          TextFormats.claim(),
          ClaimDetails.of(claim, release.name(), accepted, byHand(claim, catalog, release)));
    }
    return Main.Exit.SAME;
  }

  /**
   * Checks the fixtures, because a person who lists the claims is often about to write one.
   *
   * @throws UserError with every violation, if there are any
   */
  static void lint(Path folder, FixtureCatalog fixtures) {
    List<String> violations =
        new FixtureLint(folder).check(fixtures).stream().map(LintViolation::toString).toList();
    if (!violations.isEmpty()) {
      throw UserError.all(
          "Some fixtures break rules:",
          violations,
          "Fix them, or give the rule and a reason under 'lint-exceptions:' in fixture.yaml.");
    }
  }

  /** {@return how to see a claim without the harness, for the first visit that answers it} */
  private static Optional<String> byHand(Claim claim, Catalog catalog, Release release) {
    if (claim.fixture().isEmpty()) {
      return Optional.empty();
    }
    return catalog.matrix(release, Selection.everything()).visits().stream()
        .filter(v -> claim.answeredBy(v.fixture().name(), v.context()))
        .filter(
            v ->
                claim.criterion().answeredBy().isPresent()
                    || claim.expectedIn(v.context()).isPresent())
        .findFirst()
        .map(
            v ->
                """
                By hand: ./crosscheck serve --port %d --hosting %s
                  Then open http://localhost:%d%s
                  The page lists the facts that it reports; the claim is about those above.\
                """
                    .formatted(PORT, v.hosting().name(), PORT, v.path()));
  }
}
