package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.catalog;
import static org.crosscheck.given.Given.claim;
import static org.crosscheck.given.Given.context;
import static org.crosscheck.given.Given.expect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.crosscheck.document.Statement;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ClaimCatalogTest {
  private static final String EXPECT = expect("{fact: a, is: 1}");

  @Test
  public void a_claim_has_all_parts_of_its_entry() {
    String yaml =
        """
        claims:
          - id: worker-runs
            statements: [S1, S2]
            quote: Workers run Python
            summary: A worker runs Python code.
            strength: MUST
            fixture: worker-tag
            depends-on: page-runs
            ready: [main.ready]
            not-applicable-because: The documentation promises nothing without a worker.
            expect:
              - where: {isolated: false, browser: [chrome, firefox]}
                because: There is no shared memory.
                all:
                  - {fact: worker.error, matches: Atomics}
                counter-example: {facts: {worker.error: none, nothing: null}, console: a line, verdict-contains: matches}
              - all: [{fact: worker.ran, is: true}]
                counter-example:
                  facts: {worker.ran: false}
                  verdict-contains: was false
            checks:
              - Is the tag spelled right?
              - Is the file there?
          - id: page-runs
            statements: S2
            summary: The page runs.
            strength: QUESTION
            answered-by: page.speed
            fixture: worker-tag
            checks: [one, two]
          - id: future-runs
            statements: S2
            summary: It will run.
            strength: SHOULD
            not-testable: Nobody has seen the future.
        """;
    try (Folder folder = folder(yaml)) {
      ClaimCatalog read = ClaimCatalog.read(folder.path());

      assertThat(read.claims())
          .extracting(c -> c.id().text())
          .containsExactly("future-runs", "page-runs", "worker-runs");
      Claim claim = read.claim("worker-runs");
      assertThat(claim.statements()).extracting(Statement::id).containsExactly("S1", "S2");
      assertThat(claim.citation().quote()).contains("Workers run Python");
      assertThat(claim.citation().quoted()).map(Statement::id).contains("S1");
      assertThat(claim.summary()).isEqualTo("A worker runs Python code.");
      assertThat(claim.strength()).isEqualTo(Strength.MUST);
      assertThat(claim.fixture()).contains("worker-tag");
      assertThat(claim.notTestable()).isEmpty();
      assertThat(claim.prerequisites().claims()).containsExactly(new ClaimId("page-runs"));
      assertThat(claim.prerequisites().facts()).containsExactly("main.ready");
      assertThat(claim.criterion().answeredBy()).isEmpty();
      assertThat(claim.criterion().notApplicableBecause())
          .contains("The documentation promises nothing without a worker.");
      assertThat(claim.checks()).containsExactly("Is the tag spelled right?", "Is the file there?");
      assertThat(claim.expectations()).hasSize(2);
      Expectation first = claim.expectations().get(0);
      assertThat(first.where())
          .isEqualTo(
              new Applicability(
                  Map.of("isolated", List.of("false"), "browser", List.of("chrome", "firefox"))));
      assertThat(first.because()).isEqualTo("There is no shared memory.");
      assertThat(first.counterExample())
          .isEqualTo(
              new CounterExample(
                  Map.of("worker.error", "none", "nothing", "null"),
                  List.of("a line"),
                  List.of(),
                  "matches"));
      assertThat(read.claim("page-runs").criterion().answeredBy()).contains("page.speed");
      assertThat(read.claim("future-runs").notTestable()).contains("Nobody has seen the future.");
    }
  }

  @Test
  public void a_claim_without_a_quote_is_derived_from_whole_statements() {
    Claim claim = catalog(claim("a", "strength: MUST", EXPECT)).claim("a");

    assertThat(claim.citation().quote()).isEmpty();
    assertThat(claim.citation().quoted()).isEmpty();
  }

  @Test
  public void statements_are_in_the_order_of_the_documents_whatever_the_order_of_the_claim() {
    assertThat(
            catalog(
                    "  - {id: a, statements: [S2, S1], summary: x, strength: MUST,"
                        + " not-testable: x}\n")
                .claim("a")
                .statements())
        .extracting(Statement::id)
        .containsExactly("S1", "S2");
  }

  @Test
  public void the_first_expectation_that_applies_counts() {
    Claim claim =
        catalog(
                claim(
                    "a",
                    "strength: MUST",
                    "expect:",
                    "  - {where: {browser: firefox}, all: [{fact: a, is: 1}], counter-example:"
                        + " {verdict-contains: x}}",
                    "  - {where: {isolated: true}, all: [{fact: b, is: 2}], counter-example:"
                        + " {verdict-contains: x}}",
                    "  - {where: {isolated: true}, all: [{fact: c, is: 3}], counter-example:"
                        + " {verdict-contains: x}}"))
            .claim("a");

    assertThat(claim.expectedIn(context("isolated", "true", "browser", "chrome")))
        .map(Expectation::toString)
        .contains("b is 2");
    assertThat(claim.expectedIn(context("isolated", "true", "browser", "firefox")))
        .map(Expectation::toString)
        .contains("a is 1");
    assertThat(claim.expectedIn(context("isolated", "false", "browser", "chrome")))
        .isEqualTo(Optional.empty());
  }

  @Test
  public void claims_of_several_files_are_one_catalog() {
    try (Folder folder =
        folder("claims:\n" + claim("a", "strength: MUST", EXPECT))
            .with(
                "claims/more.yaml",
                "claims:\n" + claim("b", "strength: MUST", EXPECT, "depends-on: [a]"))
            .with("claims/notes.txt", "not a claim")) {
      assertThat(ClaimCatalog.read(folder.path()).claims()).hasSize(2);
    }
  }

  @Test
  public void an_unknown_claim_is_reported_with_the_nearest() {
    ClaimCatalog read = catalog(claim("worker-tag-runs", "strength: MUST", EXPECT));

    assertThatThrownBy(() -> read.claim("worker-tag-run"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "There is no claim 'worker-tag-run'. Did you mean worker-tag-runs? Known:"
                + " worker-tag-runs.");
  }

  @Test
  public void words_that_the_sentence_does_not_have_make_the_claim_outdated() {
    refused(claim("a", "strength: MUST", EXPECT, "quote: Workers ran Python"))
        .hasMessageContaining(
            "line 2, column 5: The quote 'Workers ran Python' is not in S1. Quote the sentence to"
                + " the letter; statements in Crosscheck's words need no quote.");
  }

  @DataProvider
  public Object[][] mistakes() {
    String must = "strength: MUST";
    return new Object[][] {
      {claim("a", must, EXPECT, "quote: ''"), "The quote '' is not in S1."},
      {claim("a", EXPECT, "strenght: MUST"), "unknown entry 'strenght'; did you mean strength?"},
      {claim("a", EXPECT, "strenght: MUST"), "'strength' is missing"},
      {
        claim("a", EXPECT, "strength: MUSST"),
        "no strength 'MUSST'. Did you mean MUST? Known:" + " MUST, QUESTION, SHOULD."
      },
      {claim("A b", must, EXPECT), "'A b' is not a claim id."},
      {claim("a", must), "a is a MUST without a criterion."},
      {claim("a", must, "expect: []"), "a is a MUST without a criterion."},
      {claim("a", must, EXPECT, "answered-by: x"), "A MUST has 'answered-by:'."},
      {claim("a", "strength: QUESTION"), "a is a QUESTION without a criterion."},
      {claim("a", "strength: QUESTION", EXPECT, "answered-by: x"), "A QUESTION has 'expect:'."},
      {
        claim("a", must, EXPECT, "not-testable: x"),
        "A claim needs either a fixture or a reason why it cannot be tested."
      },
      {
        "  - {id: a, statements: S1, summary: x, strength: MUST}\n",
        "A claim needs either a fixture or a reason why it cannot be tested."
      },
      {
        "  - {id: a, statements: S1, summary: ' ', strength: MUST, not-testable: x}\n",
        "a has no summary."
      },
      {"  - {id: a, statements: S1, strength: MUST, not-testable: x}\n", "'summary' is missing"},
      {
        "  - {id: a, statements: S3, summary: x, strength: MUST, not-testable: x}\n",
        "line 2, column 25: There is no statement 'S3'. Did you mean S1? Known: S1, S2."
      },
      {
        "  - {id: a, summary: x, strength: MUST, not-testable: x}\n",
        "A claim is derived from nothing."
      },
      {
        "  - {id: a, statements: S1, summary: x, strength: QUESTION, answered-by: f, fixture: p,"
            + " checks: [b]}\n",
        "a has 1 checks."
      },
      {
        "  - {id: a, statements: S1, summary: x, strength: QUESTION, answered-by: f, fixture: p,"
            + " checks: [b, c, d, e, f, g]}\n",
        "a has 6 checks."
      },
      {
        claim("a", must, "expect: [{all: [{fact: a, is: 1}]}]"),
        "An expectation has no counter-example."
      },
      {
        claim("a", must, "expect: [{all: [], counter-example: {verdict-contains: x}}]"),
        "An expectation has no conditions."
      },
      {
        claim("a", must, "expect: [{all: [{fact: a, is: 1}], counter-example: {facts: {a: 2}}}]"),
        "'verdict-contains' is missing"
      },
      {
        claim(
            "a",
            must,
            "expect: [{all: [{fact: a, is: 1}], counter-example: {verdict-contains: ''}}]"),
        "has no 'verdict-contains'"
      },
      {
        claim(
            "a",
            must,
            "expect: [{where: {brwser: x}, all: [{fact: a, is: 1}],"
                + " counter-example: {verdict-contains: x}}]"),
        "unknown entry 'brwser'; did you mean browser?"
      },
      {claim("a", must, EXPECT, "depends-on: [B]"), "'B' is not a claim id."},
      {
        claim("a", must, EXPECT, "depends-on: [b, c]"),
        "a depends on b, which is not a claim\n  - a depends on c, which is not a claim"
      },
      {claim("a", must, EXPECT) + claim("a", must, EXPECT), "claim id a is used twice"},
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
  public void a_mistake_in_a_claim_is_reported(String claims, String problem) {
    refused(claims).hasMessageContaining(problem);
  }

  @Test
  public void the_mistakes_of_all_claims_of_a_file_are_reported_together() {
    refused(
            claim("a", "strength: WILL", expect("{fact: a, iss: 1}"), "depends-on: [X, Y]")
                + claim("b", "strength: MUST", EXPECT, "quote: none such"))
        .hasMessageContaining("There is no strength 'WILL'")
        .hasMessageContaining("unknown entry 'iss'")
        .hasMessageContaining("'X' is not a claim id")
        .hasMessageContaining("'Y' is not a claim id")
        .hasMessageContaining("none such");
  }

  @DataProvider
  public Object[][] renamed() {
    String example = "counter-example: {verdict-contains: x}";
    return new Object[][] {
      {
        "  - {id: a, sentence: S1, summary: x, strength: MUST, not-testable: x}\n",
        "'sentence' is now called 'statements'"
      },
      {claim("a", "strength: MUST", EXPECT, "says: x"), "'says' is now called 'summary'"},
      {
        claim("a", "strength: QUESTION", "tells: x"),
        "line 8, column 5: 'tells' is now called 'answered-by'"
      },
      {claim("a", "strength: TELLS", "answered-by: x"), "'TELLS' is now called 'QUESTION'"},
      {
        claim("a", "strength: MUST", EXPECT, "elsewhere: x"),
        "'elsewhere' is now called 'not-applicable-because'"
      },
      {claim("a", "strength: MUST", EXPECT, "column: x"), "'column' is now called 'capability'"},
      {
        claim("a", "strength: MUST", "expect: [{all: [{fact: a, is: 1}], planted: {says: x}}]"),
        "'planted' is now called 'counter-example'"
      },
      {
        claim(
            "a",
            "strength: MUST",
            "expect: [{all: [{fact: a, is: 1}], "
                + example.replace("verdict-contains", "says")
                + "}]"),
        "'says' is now called 'verdict-contains'"
      },
    };
  }

  @Test(dataProvider = "renamed")
  public void an_old_name_is_rejected_with_its_new_one(String claims, String problem) {
    refused(claims).hasMessageContaining(problem);
  }

  @Test
  public void a_missing_folder_is_reported() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> ClaimCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no folder " + folder.path("documents"));
    }
  }

  @Test
  public void the_lists_of_a_claim_cannot_be_changed() {
    Claim claim = catalog(claim("a", "strength: MUST", EXPECT)).claim("a");

    for (List<?> list :
        List.of(claim.checks(), claim.prerequisites().facts(), claim.prerequisites().claims())) {
      assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String claims) {
    return assertThatThrownBy(() -> catalog(claims)).isInstanceOf(UserError.class);
  }

  private static Folder folder(String claims) {
    return new Folder()
        .with("documents/workers.yaml", Given.DOCUMENT)
        .with("claims/claims.yaml", claims);
  }
}
