package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Coverage;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.document.Statement;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.fixture.FixtureLint;
import org.crosscheck.fixture.LintViolation;
import org.crosscheck.format.TextTable;
import org.crosscheck.matrix.Selection;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() {
    Catalog catalog = Catalog.read(ProjectLocator.checkout().fixtures());
    if (id.isEmpty()) {
      Coverage coverage = Coverage.of(catalog.claims());
      list(coverage);
      DocumentsCommand.lint(coverage);
      lint(ProjectLocator.checkout().fixtures(), catalog.fixtures());
    } else {
      Claim claim = catalog.claims().claim(id);
      show(claim);
      Release release = Provisioning.release(ProjectLocator.checkout(), System.out::println);
      accepted(claim, release);
      manualCheck(claim, catalog, release);
    }
    return Main.Exit.SAME;
  }

  /** Lists each claim once, under the first statement that it follows from. */
  private static void list(Coverage coverage) {
    for (Coverage.Covered covered : coverage.statements()) {
      Statement statement = covered.statement();
      List<Claim> made =
          covered.claims().stream().filter(c -> c.statements().get(0).equals(statement)).toList();
      if (made.isEmpty()) {
        continue;
      }
      System.out.println(statement.id() + "  " + statement.text().replaceAll("\\s+", " "));
      for (Claim claim : made) {
        System.out.printf("      %-8s %-34s %s%n", claim.strength(), claim.id(), claim.summary());
        claim
            .notTestable()
            .ifPresent(why -> System.out.println("               not testable: " + why));
      }
    }
    System.out.println(coverage.summary());
    System.out.println("'./crosscheck documents' lists the statements without a claim.");
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

  private static void show(Claim claim) {
    System.out.println(claim.id() + " (" + claim.strength() + ")");
    System.out.println(claim.summary());
    System.out.println();
    for (Statement statement : claim.statements()) {
      System.out.printf(
          "  %s (%s): %s%n      %s%n",
          statement.id(),
          statement.document().collection(),
          statement.shown(),
          statement.address());
    }
    claim
        .citation()
        .quote()
        .ifPresent(quote -> System.out.println("  from the words \"" + quote.strip() + "\""));
    System.out.println();
    claim.fixture().ifPresent(f -> System.out.println("Fixture: fixtures/pages/" + f));
    claim.notTestable().ifPresent(why -> System.out.println("Not testable: " + why));
    claim
        .criterion()
        .answeredBy()
        .ifPresent(fact -> System.out.println("Answered by fact: " + fact));
    claim
        .expectations()
        .forEach(
            e ->
                System.out.println(
                    "Expected"
                        + (e.where().everywhere() ? "" : " where " + e.where())
                        + ": "
                        + e
                        + (e.because().isEmpty() ? "" : " (" + e.because() + ")")));
    System.out.println("What to check when it fails:");
    claim.checks().forEach(check -> System.out.println("  - " + check));
    System.out.println("Run it: ./crosscheck run --claim " + claim.id());
  }

  /** Prints the accepted verdicts, one line for each hosting. */
  private static void accepted(Claim claim, Release release) {
    Map<String, Map<String, List<TestCaseId>>> byHosting = new TreeMap<>();
    new Baselines(ProjectLocator.checkout().baselines())
        .read(release.name())
        .orElseGet(Baseline::empty)
        .lines()
        .forEach(
            (of, line) -> {
              if (of.claim().equals(claim.id())) {
                byHosting
                    .computeIfAbsent(of.hosting(), h -> new TreeMap<>())
                    .computeIfAbsent(line.verdict().toString(), v -> new ArrayList<>())
                    .add(of);
              }
            });
    if (byHosting.isEmpty()) {
      System.out.println("No verdicts are accepted yet for " + release.name() + ".");
      return;
    }
    System.out.println("Accepted for " + release.name() + ":");
    List<List<String>> rows = new ArrayList<>();
    byHosting.forEach(
        (hosting, verdicts) -> {
          boolean uniform = verdicts.size() == 1;
          rows.add(
              List.of(
                  "  " + hosting,
                  verdicts.entrySet().stream()
                      .map(e -> e.getKey() + (uniform ? "" : ": " + places(e.getValue())))
                      .collect(Collectors.joining("; "))));
        });
    System.out.print(TextTable.of(rows).text());
  }

  private static String places(List<TestCaseId> cases) {
    return cases.stream()
        .map(
            of ->
                of.page().replaceFirst("^[^:]*:?", "")
                    + " "
                    + of.engine()
                    + " "
                    + of.interpreters())
        .map(String::strip)
        .collect(Collectors.joining(", "));
  }

  /** Prints how to see the claim without the harness, for the first visit that answers it. */
  private static void manualCheck(Claim claim, Catalog catalog, Release release) {
    if (claim.fixture().isEmpty()) {
      return;
    }
    catalog.matrix(release, Selection.everything()).visits().stream()
        .filter(v -> claim.answeredBy(v.fixture().name(), v.context()))
        .filter(
            v ->
                claim.criterion().answeredBy().isPresent()
                    || claim.expectedIn(v.context()).isPresent())
        .findFirst()
        .ifPresent(
            v ->
                System.out.println(
                    """
                    By hand: ./crosscheck serve --port %d --hosting %s
                      Then open http://localhost:%d%s
                      The page lists the facts that it reports; the claim is about those above.\
                    """
                        .formatted(PORT, v.hosting().name(), PORT, v.path())));
  }
}
