package org.crosscheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.check.Books;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Sentence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the claims by sentence, or shows one. */
@Command(
    name = "claims",
    description = "List the documentation's sentences with their claims, or show one claim.",
    mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "ID", description = "A claim to show whole.")
  private String id = "";

  @Override
  public Integer call() {
    Books books = Books.of(Here.project());
    if (id.isEmpty()) {
      list(books);
    } else {
      show(books.claims().claim(id));
    }
    return Main.Exit.SAME;
  }

  private static void list(Books books) {
    List<Claim> claims = books.claims().claims();
    int uncovered = 0;
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
        uncovered++;
      }
    }
    System.out.printf(
        "%d claims of %d sentences; %d sentences uncovered; %d claims not testable.%n",
        claims.size(),
        books.claims().sentences().size(),
        uncovered,
        claims.stream().filter(c -> c.notTestable().isPresent()).count());
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
                        + (e.where().isEmpty() ? "" : " where " + e.where())
                        + ": "
                        + e
                        + (e.because().isEmpty() ? "" : " (" + e.because() + ")")));
    System.out.println("What to check when it fails:");
    claim.checks().forEach(check -> System.out.println("  - " + check));
    System.out.println("Ask it: ./crosscheck run --claim " + claim.id());
  }
}
