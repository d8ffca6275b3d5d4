package org.crosscheck.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.document.CheckedStatement.State;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class DocumentCheckTest {
  private static final String PAGE =
      """
      # Workers

      Only **exported functions** can be called from the [main thread](main.md).

      ## Limits

      You cannot pass file handles to a worker.

      ## Contents

      A list of all pages about workers.

      ## What's next

      Read more about workers on the next page.
      """;
  private static final String API =
      """
      \"""Named workers are found by their name.\"""

      def create(src, type="py"):
          \"""Create a worker from a file with code.\"""
      """;

  private final Folder fixtures = new Folder();

  @BeforeClass
  public void documents() {
    fixtures
        .with(
            "documents/guide.yaml",
            head("2026.7.1", "docs/guide.md")
                + statement("guide/export", "Workers", "exported functions can be called from")
                + statement("guide/files", "Limits", "You cannot pass file handles")
                + "other-sections: {Contents: A list.}\n")
        .with(
            "documents/api.yaml",
            head("2026.7.1", "pyscript/workers.py")
                + statement("api/create", "pyscript.workers.create", "Create a worker from a file")
                + statement("api/named", "pyscript.workers", "workers are found by their name"))
        .with(
            "documents/old.yaml",
            head("2024", "docs/guide.md")
                + "  S1:\n    section: Workers\n    quote: Workers run beside the page.\n")
        .with(
            "documents/suite.yaml",
            head("0.7.31", "").replace("example/docs", "example/code")
                + "  suite/a: {section: js, file: tests/a.html, says: It starts.}\n"
                + "  suite/b: {section: js, file: tests/b, says: It stops.}\n");
  }

  @AfterClass
  public void remove() {
    fixtures.close();
  }

  private static String head(String edition, String file) {
    return """
    title: A
    edition: "%s"
    address: https://docs.example/
    source: example/docs
    %scommit: 0123456789abcdef0123456789abcdef01234567
    license: MIT
    statements:
    """
        .formatted(edition, file.isEmpty() ? "" : "file: " + file + "\n");
  }

  private static String statement(String id, String section, String words) {
    return "  %s:\n    section: %s\n    says: It works.\n    fingerprint: %s\n"
        .formatted(id, section, Fingerprint.of(words));
  }

  private DocumentCheck check(Path checkout) {
    return DocumentCheck.of(DocumentCatalog.read(fixtures.path()), checkout, Optional.empty());
  }

  private static Folder checkout(String page, String api) {
    return new Folder().with("docs/guide.md", page).with("pyscript/workers.py", api);
  }

  @Test
  public void everything_stands_in_the_checkout_that_it_was_taken_from() {
    try (Folder checkout = checkout(PAGE, API)) {
      DocumentCheck check = check(checkout.path());

      assertThat(check.collection()).isEqualTo("example/docs, edition of 2026.7.1");
      assertThat(check.statements()).hasSize(4);
      assertThat(check.differing()).isEmpty();
      assertThat(check.unquoted()).isEmpty();
      assertThat(check.isClean()).isTrue();
    }
  }

  @DataProvider
  public Object[][] harmless() {
    return new Object[][] {
      {PAGE.replace("**exported functions**", "exported\nfunctions")},
      {PAGE.replace("main.md", "../other.md#there")},
      {PAGE.replace("You cannot", "In short: you cannot")},
      {PAGE.replace("## Limits", "### Limits")},
      {PAGE + "\n## Colors\n\nNothing about that.\n"},
    };
  }

  @Test(dataProvider = "harmless")
  public void a_change_of_markup_or_of_other_words_is_none(String page) {
    try (Folder checkout = checkout(page, API)) {
      assertThat(check(checkout.path()).isClean()).isTrue();
    }
  }

  @DataProvider
  public Object[][] changes() {
    return new Object[][] {
      {PAGE.replace("exported functions", "exported classes"), API, "guide/export", State.CHANGED},
      {PAGE.replace("cannot pass", "can pass"), API, "guide/files", State.CHANGED},
      {
        PAGE.replace("## Limits\n\nYou cannot pass file handles to a worker.\n", ""),
        API,
        "guide/files",
        State.GONE
      },
      {PAGE.replace("## Limits", "## Borders"), API, "guide/files", State.MOVED},
      {PAGE, API.replace("from a file", "from code"), "api/create", State.CHANGED},
      {PAGE, API.replace("create(", "start("), "api/create", State.MOVED},
    };
  }

  @Test(dataProvider = "changes")
  public void a_change_of_words_is_named(String page, String api, String id, State state) {
    try (Folder checkout = checkout(page, api)) {
      DocumentCheck check = check(checkout.path());

      assertThat(check.isClean()).isFalse();
      assertThat(check.differing()).hasSize(1);
      assertThat(check.differing().get(0).statement().id()).isEqualTo(id);
      assertThat(check.differing().get(0).state()).isEqualTo(state);
    }
  }

  @Test
  public void a_statement_that_moved_is_found_in_its_new_place() {
    try (Folder checkout =
        checkout(PAGE.replace("You cannot pass file handles to a worker.", "Nothing."), API)
            .with("docs/more/faq.md", "# Questions\n\nYou cannot pass file handles.\n")) {
      assertThat(check(checkout.path()).differing())
          .extracting(CheckedStatement::now)
          .containsExactly(Optional.of(new PageSection("docs/more/faq.md", "Questions")));
    }
  }

  @Test
  public void statements_of_a_page_that_is_missing_are_gone() {
    try (Folder checkout = new Folder().with("docs/guide.md", PAGE)) {
      assertThat(check(checkout.path()).differing())
          .extracting(s -> s.statement().id() + " " + s.state())
          .containsExactly("api/create GONE", "api/named GONE");
    }
  }

  @Test
  public void sections_that_mention_workers_and_are_not_named_are_listed() {
    try (Folder checkout =
        checkout(PAGE + "\n## News\n\nA PyWorker can now fly.\n", API)
            .with("docs/other.md", "There are new workers for everybody.\n")
            .with("docs/example/main.py", "# This code uses workers too\n")
            .with("docs/api.md", "::: pyscript.workers\n")) {
      DocumentCheck check = check(checkout.path());

      assertThat(check.unquoted())
          .containsExactly(
              new PageSection("docs/guide.md", "News"), new PageSection("docs/other.md", ""));
      assertThat(check.isClean()).isTrue();
    }
  }

  @Test
  public void a_paraphrase_that_the_documentation_contains_is_copied() {
    String own = "Nobody has ever said that it works so.";
    fixtures.with(
        "documents/more.yaml",
        head("2026.7.1", "docs/more.md")
            + statement("more/copied", "More", "the words of this sentence")
                .replace("It works.", own));
    try (Folder checkout =
        checkout(PAGE, API).with("docs/more.md", "# More\n\nThe words of this sentence.\n")) {
      assertThat(check(checkout.path()).isClean()).isTrue();

      checkout.with("docs/more.md", "# More\n\nThe words of this sentence. " + own);
      assertThat(check(checkout.path()).copied())
          .extracting(Statement::id)
          .containsExactly("more/copied");
      assertThat(check(checkout.path()).isClean()).isFalse();
    } finally {
      fixtures.with("documents/more.yaml", head("2026.7.1", "docs/guide.md") + "  {}\n");
    }
  }

  @Test
  public void an_older_edition_is_compared_if_it_is_asked_for() {
    try (Folder checkout = checkout(PAGE, API)) {
      DocumentCheck check =
          DocumentCheck.of(
              DocumentCatalog.read(fixtures.path()), checkout.path(), Optional.of("2024"));

      assertThat(check.collection()).isEqualTo("example/docs, edition of 2024");
      assertThat(check.differing())
          .extracting(s -> s.statement().id() + " " + s.state())
          .containsExactly("S1 CHANGED");
    }
  }

  @Test
  public void suites_stand_while_their_files_exist() {
    try (Folder checkout = new Folder().with("tests/b/index.html", "")) {
      DocumentCheck check = check(checkout.path());

      assertThat(check.collection()).isEqualTo("tests of example/code 0.7.31");
      assertThat(check.statements())
          .extracting(s -> s.statement().id() + " " + s.state())
          .containsExactly("suite/a GONE", "suite/b STANDS");
    }
  }

  @Test
  public void wrong_input_is_reported() {
    try (Folder empty = new Folder().with("readme.md", "Nothing.")) {
      assertThatThrownBy(() -> check(empty.path("readme.md")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("is not a folder. Give a checkout");
      assertThatThrownBy(() -> check(empty.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("contains none of the files that the documents name.")
          .hasMessageContaining("Give a checkout of example/code or example/docs.");
      assertThatThrownBy(
              () ->
                  DocumentCheck.of(
                      DocumentCatalog.read(fixtures.path()), empty.path(), Optional.of("2023")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no edition '2023'.");
    }
  }
}
