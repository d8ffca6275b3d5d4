package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.check.Books;
import org.crosscheck.check.Setup;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Coverage;
import org.crosscheck.claim.Sentence;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.format.TextTable;
import org.crosscheck.matrix.Selection;
import org.crosscheck.release.Release;
import org.crosscheck.verdict.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the claims by sentence, or shows one. */
@Command(
    name = "claims",
    description = "List the documentation's sentences with their claims, or show one claim.",
    mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {
  private static final int PORT = 8000;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "A claim to show whole.")
  private String id = "";

  @Override
  public Integer call() {
    Books books = Books.of(Here.project());
    if (id.isEmpty()) {
      list(books);
    } else {
      Claim claim = books.claims().claim(id);
      show(claim);
      Release release = Setup.release(Here.project(), System.out::println);
      accepted(claim, release);
      byHand(claim, books, release);
    }
    return Main.Exit.SAME;
  }

  private static void list(Books books) {
    List<Claim> claims = books.claims().claims();
    for (Sentence sentence : books.claims().sentences()) {
      System.out.println(sentence.id() + "  " + sentence.text().strip().replaceAll("\\s+", " "));
      List<Claim> made = claims.stream().filter(c -> c.sentence().equals(sentence)).toList();
      for (Claim claim : made) {
        System.out.printf("      %-6s %-34s %s%n", claim.strength(), claim.id(), claim.says());
        claim
            .notTestable()
            .ifPresent(why -> System.out.println("             not testable: " + why));
      }
      if (made.isEmpty()) {
        System.out.println("      UNCOVERED");
      }
    }
    System.out.println(Coverage.of(books.claims()).summary());
  }

  private static void show(Claim claim) {
    System.out.println(claim.id() + " (" + claim.strength() + ")");
    System.out.println(claim.says());
    System.out.println();
    System.out.println("  \"" + claim.quote().strip() + "\"");
    System.out.println("  " + claim.sentence().document() + ", " + claim.sentence().section());
    System.out.println();
    claim.fixture().ifPresent(f -> System.out.println("Asked by: fixtures/pages/" + f));
    claim.notTestable().ifPresent(why -> System.out.println("Not testable: " + why));
    claim.tells().ifPresent(fact -> System.out.println("Answered by the fact: " + fact));
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
    System.out.println("Ask it: ./crosscheck run --claim " + claim.id());
  }

  /** Prints the accepted verdicts, a line for each hosting. */
  private static void accepted(Claim claim, Release release) {
    Map<String, Map<String, List<Case>>> byHosting = new TreeMap<>();
    Baseline.read(Here.project().baseline(release.name()))
        .orElseGet(Baseline::empty)
        .lines()
        .forEach(
            (of, line) -> {
              if (of.claim().equals(claim.id())) {
                byHosting
                    .computeIfAbsent(of.hosting(), h -> new TreeMap<>())
                    .computeIfAbsent(line.verdict(), v -> new ArrayList<>())
                    .add(of);
              }
            });
    if (byHosting.isEmpty()) {
      System.out.println("No verdict is accepted yet for " + release.name() + ".");
      return;
    }
    System.out.println("Accepted for " + release.name() + ":");
    List<List<String>> rows = new ArrayList<>();
    byHosting.forEach(
        (hosting, verdicts) -> {
          boolean one = verdicts.size() == 1;
          rows.add(
              List.of(
                  "  " + hosting,
                  verdicts.entrySet().stream()
                      .map(e -> e.getKey() + (one ? "" : ": " + places(e.getValue())))
                      .collect(Collectors.joining("; "))));
        });
    System.out.print(TextTable.of(rows).text());
  }

  private static String places(List<Case> cases) {
    return cases.stream()
        .map(
            of ->
                of.page().replaceFirst("^[^:]*:?", "")
                    + " "
                    + of.browser()
                    + " "
                    + of.interpreters())
        .map(String::strip)
        .collect(Collectors.joining(", "));
  }

  /** Prints how to see it without the harness, in the first place where it is asked. */
  private static void byHand(Claim claim, Books books, Release release) {
    if (claim.fixture().isEmpty()) {
      return;
    }
    books.matrix(release, Selection.everything()).visits().stream()
        .filter(v -> claim.answeredBy(v.fixture().name(), v.circumstances()))
        .filter(v -> claim.tells().isPresent() || claim.expectedIn(v.circumstances()).isPresent())
        .findFirst()
        .ifPresent(
            v ->
                System.out.println(
                    "By hand: ./crosscheck serve --port "
                        + PORT
                        + " --hosting "
                        + v.hosting().name()
                        + ", and open http://localhost:"
                        + PORT
                        + v.path()
                        + "\n"
                        + "  The page lists what it reports; the claim is about the facts"
                        + " above."));
  }
}
