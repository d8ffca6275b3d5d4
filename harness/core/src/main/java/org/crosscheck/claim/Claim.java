package org.crosscheck.claim;

import java.util.List;
import java.util.Optional;
import org.crosscheck.told.Told;

/**
 * One sentence of the documentation that a page can be held to.
 *
 * @param id its stable name
 * @param sentence where it stands in the documentation
 * @param quote the words of the sentence that are claimed; they occur in the sentence
 * @param says the claim in our words, a sentence that is true when it holds
 * @param strength how much it binds
 * @param fixture the name of the fixture that answers it; empty if it cannot be tested
 * @param where which visits of the fixture it is about; of others nothing is said
 * @param span the versions of PyScript that it is about; others are not asked
 * @param notTestable why it cannot be tested; empty if a fixture answers it
 * @param dependsOn claims that must hold in the same visit before this one can be asked
 * @param ready facts that must have been seen before silence counts against the claim
 * @param expectations what it asks; the first whose circumstances are given counts
 * @param tells the fact that answers it, for {@link Strength#TELLS}; empty otherwise
 * @param elsewhere why it is not asked where no expectation applies
 * @param column its heading where hostings are compared, if it is compared there: it then tells
 *     {@code yes}, or {@code no:} and why
 * @param checks what to look at when it fails, for the person whose site is broken
 */
public record Claim(
    ClaimId id,
    Sentence sentence,
    String quote,
    String says,
    Strength strength,
    Optional<String> fixture,
    Where where,
    Span span,
    Optional<String> notTestable,
    List<ClaimId> dependsOn,
    List<String> ready,
    List<Expectation> expectations,
    Optional<String> tells,
    Optional<String> elsewhere,
    Optional<String> column,
    List<String> checks) {

  /**
   * Copies and checks.
   *
   * @throws Told if the quote is not in the sentence, or a part that the claim needs is missing
   */
  public Claim {
    dependsOn = List.copyOf(dependsOn);
    ready = List.copyOf(ready);
    expectations = List.copyOf(expectations);
    checks = List.copyOf(checks);
    require(
        !quote.isBlank() && sentence.text().contains(quote),
        id + " quotes words that are not in " + sentence.id() + ": '" + quote + "'.",
        "Quote the sentence to the letter, or update the claim to what the documentation says now.");
    require(!says.isBlank(), id + " does not say what it claims.", "Add 'says:'.");
    require(
        fixture.isPresent() != notTestable.isPresent(),
        id + " needs either a fixture or a reason why it cannot be tested.",
        "Add 'fixture:' or 'not-testable:'.");
    if (fixture.isPresent()) {
      require(
          checks.size() >= 2 && checks.size() <= 5,
          id + " has " + checks.size() + " checks.",
          "Write two to five lines of what to look at when it fails.");
      require(
          (strength == Strength.TELLS) == tells.isPresent(),
          id
              + " is "
              + strength
              + (tells.isPresent() ? " and tells a fact." : " and tells no fact."),
          "TELLS goes with 'tells:', MUST and SHOULD with 'expect:'.");
      require(
          tells.isPresent() == expectations.isEmpty(),
          id + " has " + expectations.size() + " expectations.",
          "TELLS has none; MUST and SHOULD have at least one.");
    }
  }

  /** {@return what the claim asks in the given circumstances, or empty if it is not asked there} */
  public Optional<Expectation> expectedIn(Circumstances here) {
    return expectations.stream().filter(e -> e.applies(here)).findFirst();
  }

  /** {@return whether a visit of a fixture in the given circumstances answers it} */
  public boolean answeredBy(String visited, Circumstances here) {
    return fixture.filter(visited::equals).isPresent() && where.includes(here);
  }

  private static void require(boolean condition, String happened, String remedy) {
    if (!condition) {
      throw new Told(happened, remedy);
    }
  }
}
