package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CoverageTest {
  private static final Path FIXTURES = Path.of("../../fixtures");

  private static Coverage coverage(String document, String claims) {
    try (Folder folder =
        new Folder()
            .with("documents/workers.yaml", document)
            .with("claims/claims.yaml", "claims:\n" + claims)) {
      return Coverage.of(ClaimCatalog.read(folder.path()));
    }
  }

  private static String claim(String id, String statements) {
    return "  - {id: %s, statements: %s, summary: x, strength: MUST, not-testable: x}\n"
        .formatted(id, statements);
  }

  @Test
  public void every_statement_has_its_claims_and_its_state() {
    Coverage coverage =
        coverage(
            Given.DOCUMENT + "    partly: One half.\n", claim("b", "[S1, S2]") + claim("a", "S1"));

    assertThat(coverage.statements())
        .extracting(s -> s.statement().id() + " " + s.claims().size() + " " + s.state())
        .containsExactly("S1 2 COVERED", "S2 1 PARTLY");
    assertThat(coverage.editions())
        .extracting(e -> e.name() + ": " + e.summary())
        .containsExactly("example/docs, edition of 2024: 1 covered, 1 partly");
    assertThat(coverage.editions().get(0).byDocument())
        .extracting(Coverage.Edition::name)
        .containsExactly("workers");
    assertThat(coverage.summary())
        .isEqualTo(
            "2 claims follow from 2 statements. Each statement has a claim. 2 claims cannot be"
                + " tested. Every fixture tests a claim.");
    assertThat(coverage.problems()).isEmpty();
  }

  @DataProvider
  public Object[][] problems() {
    return new Object[][] {
      {"", "S1", "workers.yaml: S2 has neither a claim nor a reason; name it in 'statements:'"},
      {"open: true", "[S1, S2]", "workers.yaml: S2 is 'open', and claim a follows from it"},
      {"not-testable: So.", "[S1, S2]", "S2 is 'not-testable', and claim a follows from it"},
      {"not-about-workers: So.", "[S1, S2]", "S2 is 'not-about-workers', and claim a follows"},
      {"partly: So.", "S1", "workers.yaml: S2 is 'partly' and has no claim; name it in a claim"},
    };
  }

  @Test(dataProvider = "problems")
  public void a_statement_that_does_not_match_its_claims_is_a_problem(
      String gap, String statements, String problem) {
    List<String> problems =
        coverage(
                Given.DOCUMENT + (gap.isEmpty() ? "" : "    " + gap + "\n"), claim("a", statements))
            .problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).contains(problem);
  }

  @DataProvider
  public Object[][] reasons() {
    return new Object[][] {
      {"open: true", "OPEN"},
      {"not-testable: It takes a year.", "NOT_TESTABLE"},
      {"not-about-workers: It is about cars.", "NOT_ABOUT_WORKERS"},
    };
  }

  @Test(dataProvider = "reasons")
  public void a_statement_without_a_claim_has_a_reason(String gap, String state) {
    Coverage coverage = coverage(Given.DOCUMENT + "    " + gap + "\n", claim("a", "S1"));

    assertThat(coverage.problems()).isEmpty();
    assertThat(coverage.statements().get(1).state()).hasToString(state);
  }

  @Test
  public void the_statements_of_this_project_match_its_claims() {
    assertThat(Coverage.of(ClaimCatalog.read(FIXTURES)).problems()).isEmpty();
  }

  @Test
  public void today_is_first_and_only_the_edition_of_2024_is_quoted() {
    Coverage coverage = Coverage.of(ClaimCatalog.read(FIXTURES));

    assertThat(coverage.editions().get(0).name()).isEqualTo("pyscript/docs, edition of 2026.7.1");
    assertThat(coverage.editions().get(1).name()).isEqualTo("pyscript/docs, edition of 2024");
    assertThat(coverage.statements())
        .filteredOn(s -> s.statement().quoted())
        .allMatch(s -> s.statement().document().edition().equals("2024"))
        .hasSize(18);
  }
}
