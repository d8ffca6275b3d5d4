package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.book;
import static org.crosscheck.given.Given.circumstances;
import static org.crosscheck.given.Given.claim;
import static org.crosscheck.given.Given.expect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.told.Told;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ClaimBookTest {
  private static final String EXPECT = expect("{fact: a, is: 1}");

  @Test
  public void a_claim_has_everything_that_its_file_says() {
    String yaml =
        """
        claims:
          - id: worker-runs
            sentence: S1
            quote: Workers run Python
            says: A worker runs Python code.
            strength: MUST
            fixture: worker-tag
            depends-on: page-runs
            ready: [main.ready]
            elsewhere: The documentation promises nothing without a worker.
            expect:
              - where: {isolated: false, browser: [chrome, firefox]}
                because: There is no shared memory.
                all:
                  - {fact: worker.error, matches: Atomics}
                planted: {facts: {worker.error: none, nothing: null}, console: a line, says: matches}
              - all: [{fact: worker.ran, is: true}]
                planted:
                  facts: {worker.ran: false}
                  says: was false
            checks:
              - Is the tag spelled right?
              - Is the file there?
          - id: page-runs
            sentence: S2
            says: The page runs.
            strength: TELLS
            tells: page.speed
            fixture: worker-tag
            checks: [one, two]
          - id: future-runs
            sentence: S2
            says: It will run.
            strength: SHOULD
            not-testable: Nobody has seen the future.
        """;
    try (Folder folder = folder(yaml)) {
      ClaimBook read = ClaimBook.read(folder.path());

      assertThat(read.claims())
          .extracting(c -> c.id().text())
          .containsExactly("future-runs", "page-runs", "worker-runs");
      Claim claim = read.claim("worker-runs");
      assertThat(claim.sentence())
          .isEqualTo(
              new Sentence(
                  "S1",
                  "Workers run Python, and they run it beside the page.",
                  "Workers",
                  "workers.md"));
      assertThat(claim.quote()).isEqualTo("Workers run Python");
      assertThat(claim.says()).isEqualTo("A worker runs Python code.");
      assertThat(claim.strength()).isEqualTo(Strength.MUST);
      assertThat(claim.fixture()).contains("worker-tag");
      assertThat(claim.notTestable()).isEmpty();
      assertThat(claim.dependsOn()).containsExactly(new ClaimId("page-runs"));
      assertThat(claim.ready()).containsExactly("main.ready");
      assertThat(claim.tells()).isEmpty();
      assertThat(claim.elsewhere())
          .contains("The documentation promises nothing without a worker.");
      assertThat(claim.checks()).containsExactly("Is the tag spelled right?", "Is the file there?");
      assertThat(claim.expectations()).hasSize(2);
      Expectation first = claim.expectations().get(0);
      assertThat(first.where())
          .isEqualTo(
              new Where(
                  Map.of("isolated", List.of("false"), "browser", List.of("chrome", "firefox"))));
      assertThat(first.because()).isEqualTo("There is no shared memory.");
      assertThat(first.planted())
          .isEqualTo(
              new Expectation.Planted(
                  Map.of("worker.error", "none", "nothing", "null"), List.of("a line"), "matches"));
      assertThat(read.claim("page-runs").tells()).contains("page.speed");
      assertThat(read.claim("future-runs").notTestable()).contains("Nobody has seen the future.");
    }
  }

  @Test
  public void a_claim_without_a_quote_quotes_the_whole_sentence() {
    assertThat(book(claim("a", "strength: MUST", EXPECT)).claim("a").quote())
        .isEqualTo("Workers run Python, and they run it beside the page.");
  }

  @Test
  public void the_first_expectation_that_applies_counts() {
    Claim claim =
        book(claim(
                "a",
                "strength: MUST",
                "expect:",
                "  - {where: {browser: firefox}, all: [{fact: a, is: 1}], planted: {says: x}}",
                "  - {where: {isolated: true}, all: [{fact: b, is: 2}], planted: {says: x}}",
                "  - {where: {isolated: true}, all: [{fact: c, is: 3}], planted: {says: x}}"))
            .claim("a");

    assertThat(claim.expectedIn(circumstances("isolated", "true", "browser", "chrome")))
        .map(Expectation::toString)
        .contains("b is 2");
    assertThat(claim.expectedIn(circumstances("isolated", "true", "browser", "firefox")))
        .map(Expectation::toString)
        .contains("a is 1");
    assertThat(claim.expectedIn(circumstances("isolated", "false", "browser", "chrome")))
        .isEqualTo(Optional.empty());
  }

  @Test
  public void sentences_keep_the_order_of_the_documents() {
    assertThat(book(claim("a", "strength: MUST", EXPECT)).sentences())
        .extracting(Sentence::id)
        .containsExactly("S1", "S2");
  }

  @Test
  public void claims_of_several_files_are_one_book() {
    try (Folder folder =
        folder("claims:\n" + claim("a", "strength: MUST", EXPECT))
            .with(
                "claims/more.yaml",
                "claims:\n" + claim("b", "strength: MUST", EXPECT, "depends-on: [a]"))
            .with("claims/notes.txt", "not a claim")) {
      assertThat(ClaimBook.read(folder.path()).claims()).hasSize(2);
    }
  }

  @Test
  public void an_unknown_claim_is_told_with_the_nearest() {
    ClaimBook read = book(claim("worker-tag-runs", "strength: MUST", EXPECT));

    assertThatThrownBy(() -> read.claim("worker-tag-run"))
        .isInstanceOf(Told.class)
        .hasMessage(
            "There is no claim 'worker-tag-run'. Did you mean worker-tag-runs? Known:"
                + " worker-tag-runs.");
  }

  @Test
  public void words_that_the_sentence_does_not_have_make_the_claim_outdated() {
    refused(claim("a", "strength: MUST", EXPECT, "quote: Workers ran Python"))
        .hasMessageContaining(
            "line 2, column 5: a quotes words that are not in S1: 'Workers ran Python'. Quote the"
                + " sentence to the letter, or update the claim to what the documentation says"
                + " now.");
  }

  @DataProvider
  public Object[][] mistakes() {
    String must = "strength: MUST";
    return new Object[][] {
      {claim("a", must, EXPECT, "quote: ''"), "a quotes words that are not in S1: ''"},
      {claim("a", EXPECT, "strenght: MUST"), "unknown entry 'strenght'; did you mean strength?"},
      {claim("a", EXPECT, "strenght: MUST"), "'strength' is missing"},
      {
        claim("a", EXPECT, "strength: MUSST"),
        "no strength 'MUSST'. Did you mean MUST? Known:" + " MUST, SHOULD, TELLS."
      },
      {claim("A b", must, EXPECT), "'A b' is not a claim id."},
      {claim("a", must), "a has 0 expectations."},
      {claim("a", must, "expect: []"), "a has 0 expectations."},
      {claim("a", must, EXPECT, "tells: x"), "a is MUST and tells a fact."},
      {claim("a", "strength: TELLS"), "a is TELLS and tells no fact."},
      {claim("a", "strength: TELLS", EXPECT, "tells: x"), "a has 1 expectations."},
      {
        claim("a", must, EXPECT, "not-testable: x"),
        "a needs either a fixture or a reason why it cannot be tested."
      },
      {
        "  - {id: a, sentence: S1, says: x, strength: MUST}\n",
        "a needs either a fixture or a reason why it cannot be tested."
      },
      {
        "  - {id: a, sentence: S1, says: ' ', strength: MUST, not-testable: x}\n",
        "a does not say what it claims."
      },
      {"  - {id: a, sentence: S1, strength: MUST, not-testable: x}\n", "'says' is missing"},
      {
        "  - {id: a, sentence: S3, says: x, strength: MUST, not-testable: x}\n",
        "line 2, column 23: There is no sentence 'S3'. Did you mean S1? Known: S1, S2."
      },
      {"  - {id: a, says: x, strength: MUST, not-testable: x}\n", "'sentence' is missing"},
      {
        "  - {id: a, sentence: S1, says: x, strength: TELLS, tells: f, fixture: p, checks: [b]}\n",
        "a has 1 checks."
      },
      {
        "  - {id: a, sentence: S1, says: x, strength: TELLS, tells: f, fixture: p,"
            + " checks: [b, c, d, e, f, g]}\n",
        "a has 6 checks."
      },
      {
        claim("a", must, "expect: [{all: [{fact: a, is: 1}]}]"),
        "An expectation has no planted wrong observation."
      },
      {
        claim("a", must, "expect: [{all: [], planted: {says: x}}]"),
        "An expectation has no conditions."
      },
      {
        claim("a", must, "expect: [{all: [{fact: a, is: 1}], planted: {facts: {a: 2}}}]"),
        "'says' is missing"
      },
      {
        claim("a", must, "expect: [{all: [{fact: a, is: 1}], planted: {says: ''}}]"),
        "expects no words of the verdict"
      },
      {
        claim(
            "a",
            must,
            "expect: [{where: {brwser: x}, all: [{fact: a, is: 1}]," + " planted: {says: x}}]"),
        "unknown entry 'brwser'; did you mean browser?"
      },
      {claim("a", must, EXPECT, "depends-on: [B]"), "'B' is not a claim id."},
      {
        claim("a", must, EXPECT, "depends-on: [b, c]"),
        "a depends on b, which is no claim\n  - a depends on c, which is no claim"
      },
      {claim("a", must, EXPECT) + claim("a", must, EXPECT), "there are two claims a"},
      {claim("a", must, EXPECT, "depends-on: [a]"), "a depends on itself, through [a]"},
      {
        claim("a", must, EXPECT, "depends-on: [b]")
            + claim("b", must, EXPECT, "depends-on: [a]")
            + claim("c", must, EXPECT, "depends-on: [a]"),
        "a depends on itself, through [b]\n  - b depends on itself, through [a]\nRemove"
      },
      {"  - just a text\n", "expected entries of the form 'name: value'"},
      {"  []\n", "There are no claims in "},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_claim_is_told(String claims, String told) {
    refused(claims).hasMessageContaining(told);
  }

  @Test
  public void the_mistakes_of_all_claims_of_a_file_are_told_at_once() {
    refused(
            claim("a", "strength: WILL", expect("{fact: a, iss: 1}"), "depends-on: [X, Y]")
                + claim("b", "strength: MUST", EXPECT, "quote: none such"))
        .hasMessageContaining("There is no strength 'WILL'")
        .hasMessageContaining("unknown entry 'iss'")
        .hasMessageContaining("'X' is not a claim id")
        .hasMessageContaining("'Y' is not a claim id")
        .hasMessageContaining("b quotes words that are not in S1");
  }

  @Test
  public void a_document_must_have_its_parts() {
    String claims = "claims:\n" + claim("a", "strength: MUST", EXPECT);
    try (Folder folder = folder(claims).with("documents/workers.yaml", "titel: Workers\n")) {
      assertThatThrownBy(() -> ClaimBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("unknown entry 'titel'; did you mean title?")
          .hasMessageContaining("'title' is missing")
          .hasMessageContaining("'section' is missing")
          .hasMessageContaining("'sentences' is missing");
    }
  }

  @Test
  public void a_sentence_that_two_documents_have_is_told() {
    String claims = "claims:\n" + claim("a", "strength: MUST", EXPECT);
    try (Folder folder = folder(claims).with("documents/z.yaml", Given.DOCUMENT)) {
      assertThatThrownBy(() -> ClaimBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("There are two sentences S1, the second in " + folder.path());
    }
  }

  @Test
  public void a_folder_that_is_not_there_is_told() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> ClaimBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("There is no folder " + folder.path("documents"));
    }
  }

  @Test
  public void the_lists_of_a_claim_cannot_be_changed() {
    Claim claim = book(claim("a", "strength: MUST", EXPECT)).claim("a");

    for (List<?> list : List.of(claim.checks(), claim.ready(), claim.dependsOn())) {
      assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String claims) {
    return assertThatThrownBy(() -> book(claims)).isInstanceOf(Told.class);
  }

  private static Folder folder(String claims) {
    return new Folder()
        .with("documents/workers.yaml", Given.DOCUMENT)
        .with("claims/claims.yaml", claims);
  }
}
