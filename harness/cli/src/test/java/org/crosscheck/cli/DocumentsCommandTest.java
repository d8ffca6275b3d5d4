package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.claim.Coverage;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class DocumentsCommandTest {
  @Test
  public void the_coverage_of_each_edition_is_shown_with_reasons() {
    CommandResult result = CommandResult.of("documents");

    assertThat(result.exit()).isEqualTo(Main.Exit.SAME);
    assertThat(result.out())
        .containsSubsequence(
            "pyscript/docs, edition of 2026.7.1: ",
            "not testable       ",
            "pyscript/docs, edition of 2024: 18 statements (18 covered)",
            "tests of pyscript/pyscript 0.7.31: ",
            "Every fixture tests a claim.");
  }

  @Test
  public void all_statements_are_listed_with_their_claims_on_request() {
    assertThat(CommandResult.of("documents", "--all").out())
        .containsSubsequence(
            "covered            workers/export-only: ",
            "named-worker-answers\n",
            "covered            S1: Workers run code that won't block",
            "worker-leaves-page-responsive\n");
  }

  @Test
  public void the_coverage_is_written_as_json() {
    assertThat(CommandResult.of("documents", "--format", "json").out())
        .startsWith("{")
        .containsSubsequence(
            "\"name\" : \"pyscript/docs, edition of 2026.7.1\"",
            "\"id\" : \"workers/export-only\"",
            "\"address\" : \"https://docs.pyscript.net/2026.7.1/user-guide/workers/"
                + "#defining-workers\"",
            "\"named-worker-answers\"");
  }

  @Test
  public void a_fingerprint_is_printed_as_a_document_needs_it() {
    CommandResult result = CommandResult.of("documents", "--fingerprint", "Workers *run* Python!");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(CommandResult.of("documents", "--fingerprint", "Workers *run* Python code!").out())
        .isEqualTo(CommandResult.of("documents", "--fingerprint", "workers run python code").out())
        .matches("fingerprint: 4:[0-9a-f]{64}\\R");
  }

  @Test
  public void a_checkout_that_changed_exits_with_1_and_names_what_changed() {
    try (Folder checkout =
        new Folder().with("docs/user-guide/workers.md", "# Workers\n\nNew words on workers.\n")) {
      CommandResult result = CommandResult.of("documents", "--check", checkout.path().toString());

      assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .contains("changed  workers/responsive (docs/user-guide/workers.md, Workers)\n")
          .contains("gone     workers/export-only (docs/user-guide/workers.md, Defining workers)\n")
          .contains("pyscript/docs, edition of 2026.7.1: ");
    }
  }

  @Test
  public void the_quoted_edition_stands_where_its_words_stand() {
    try (Folder checkout =
        new Folder()
            .with(
                "docs/user-guide/workers.md",
                "# Workers\n\nWorkers run code that won't block the *\"main thread\"*\n"
                    + "controlling the user interface.\n")) {
      CommandResult result =
          CommandResult.of(
              "documents",
              "--edition",
              "2024",
              "--check",
              checkout.path().toString(),
              "--format",
              "json");

      assertThat(result.exit()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(result.out())
          .containsSubsequence(
              "\"id\" : \"S1\"", "\"state\" : \"stands\"", "\"id\" : \"S2\"", "\"changed\"");
    }
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {List.of("--check", "nowhere"), "nowhere is not a folder. Give a checkout"},
      {List.of("--check", "src"), "contains none of the files that the documents name"},
      {List.of("--edition", "2024"), "--edition needs --check."},
      {List.of("--edition", "1999", "--check", "src"), "There is no edition '1999'."},
      {List.of("--format", "xml"), "There is no format 'xml'."},
      {List.of("--check", "src", "--all"), "mutually exclusive"},
    };
  }

  @Test(dataProvider = "wrong")
  public void wrong_usage_exits_with_2(List<String> arguments, String message) {
    CommandResult result =
        CommandResult.of(
            Stream.concat(Stream.of("documents"), arguments.stream()).toArray(String[]::new));

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err()).contains(message);
  }

  @Test
  public void statements_that_do_not_match_their_claims_are_reported_together() {
    try (Folder folder =
        new Folder()
            .with("documents/workers.yaml", Given.DOCUMENT + "    open: true\n")
            .with(
                "claims/claims.yaml",
                "claims:\n  - {id: a, statements: S2, summary: x, strength: MUST,"
                    + " not-testable: x}\n")) {
      Coverage coverage = Coverage.of(ClaimCatalog.read(folder.path()));

      assertThatThrownBy(() -> DocumentsCommand.lint(coverage))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Claims and statements do not match:")
          .hasMessageContaining("S1 has neither a claim nor a reason")
          .hasMessageContaining("S2 is 'open', and claim a follows from it");
    }
  }
}
