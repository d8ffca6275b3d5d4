package org.crosscheck.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class DocumentCatalogTest {
  private static final String HEAD =
      """
      title: "Guide: Today"
      edition: "2026.10.1"
      address: https://docs.example/2026.10.1/today/
      source: example/docs
      file: docs/today.md
      commit: 0123456789abcdef0123456789abcdef01234567
      license: Apache-2.0
      """;
  private static final String FINGERPRINT = Fingerprint.of("four words of it").toString();

  @Test
  public void a_document_has_all_parts_of_its_file() {
    String yaml =
        HEAD
            + """
            statements:
              today/export:
                section: Common errors / What's `new`?
                says: Only exports are called.
                fingerprint: %s
                partly: Classes are not asked.
              today/open:
                section: Other
                says: It works.
                fingerprint: %s
                open: true
            other-sections:
              Start: A list of contents.
            """
                .formatted(FINGERPRINT, Fingerprint.of("other words of the page"));
    try (Folder folder = new Folder().with("documents/today.yaml", yaml)) {
      DocumentCatalog read = DocumentCatalog.read(folder.path());

      Document document =
          new Document(
              "today",
              "Guide: Today",
              "2026.10.1",
              "https://docs.example/2026.10.1/today/",
              "example/docs",
              Optional.of("docs/today.md"),
              "0123456789abcdef0123456789abcdef01234567",
              "Apache-2.0");
      assertThat(read.documents()).containsExactly(document);
      assertThat(read.otherSections())
          .isEqualTo(Map.of(document, Map.of("Start", "A list of contents.")));
      assertThat(read.statements())
          .extracting(Statement::id)
          .containsExactly("today/export", "today/open");
      assertThat(read.statements().get(0))
          .isEqualTo(
              new Statement(
                  "today/export",
                  document,
                  "Common errors / What's `new`?",
                  "Only exports are called.",
                  false,
                  Optional.of(Fingerprint.parse(FINGERPRINT)),
                  Optional.empty(),
                  Optional.of(new Gap(Gap.Kind.PARTLY, "Classes are not asked."))));
      assertThat(read.statements().get(1).gap()).contains(new Gap(Gap.Kind.OPEN, ""));
    }
  }

  @Test
  public void a_quoted_statement_is_recognized_by_its_words() {
    try (Folder folder = new Folder().with("documents/seed.yaml", Given.DOCUMENT)) {
      Statement statement = DocumentCatalog.read(folder.path()).statements().get(0);

      assertThat(statement.quoted()).isTrue();
      assertThat(statement.fingerprint()).contains(Fingerprint.of(statement.text()));
      assertThat(statement.cited())
          .isEqualTo(
              "\"Workers run Python, and they run it beside the page.\""
                  + " (https://docs.example/workers/#start)");
    }
  }

  @Test
  public void the_newest_edition_is_first_by_numbers() {
    try (Folder folder =
        new Folder()
            .with("documents/a-seed.yaml", Given.DOCUMENT)
            .with("documents/b.yaml", document("2026.9.1", "b/one"))
            .with("documents/today.yaml", document("2026.10.1", "today/one"))) {
      assertThat(DocumentCatalog.read(folder.path()).documents())
          .extracting(Document::edition)
          .containsExactly("2026.10.1", "2026.9.1", "2024");
    }
  }

  private static String document(String edition, String id) {
    return HEAD.replace("\"2026.10.1\"", '"' + edition + '"') + statement(id, FINGERPRINT);
  }

  private static String statement(String id, String fingerprint, String... more) {
    return "statements:\n  "
        + id
        + ": {section: Start, says: It works., fingerprint: '"
        + fingerprint
        + "'"
        + String.join("", more)
        + "}\n";
  }

  @DataProvider
  public Object[][] addresses() {
    return new Object[][] {
      {"docs/faq.md", "SharedArrayBuffer / When", "#sharedarraybuffer"},
      {"docs/faq.md", "What's next", "#whats-next"},
      {
        "docs/faq.md",
        "TypeError: crypto.randomUUID is not a function",
        "#typeerror-cryptorandomuuid-is-not-a-function"
      },
      {"docs/faq.md", "sync_main_only", "#sync_main_only"},
      {"docs/faq.md", "process(code)", "#processcode"},
      {"docs/faq.md", "", ""},
      {"pyscript/workers.py", "pyscript.workers", "#pyscript.workers"},
      {
        "pyscript/workers.py",
        "pyscript.workers.create_named_worker",
        "#pyscript.workers.create_named_worker"
      },
      {"pyscript/workers.py", "pyscript.workers._Proxy.__getitem__", "#pyscript.workers"},
    };
  }

  @Test(dataProvider = "addresses")
  public void a_statement_has_the_address_of_its_section(
      String file, String section, String anchor) {
    Document document =
        new Document(
            "a",
            "A",
            "2026",
            "https://docs.example/",
            "a/b",
            Optional.of(file),
            "0".repeat(40),
            "MIT");

    assertThat(
            new Statement(
                    "a/b",
                    document,
                    section,
                    "It works.",
                    false,
                    Optional.of(Fingerprint.parse(FINGERPRINT)),
                    Optional.empty(),
                    Optional.empty())
                .address())
        .isEqualTo("https://docs.example/" + anchor);
  }

  @Test
  public void a_statement_with_a_file_has_the_address_of_that_file() {
    String yaml =
        HEAD.replace("file: docs/today.md\n", "").replace("/today/", "/")
            + "statements:\n  today/a: {section: js, says: It starts., file: tests/a.html}\n";
    try (Folder folder = new Folder().with("documents/today.yaml", yaml)) {
      Statement statement = DocumentCatalog.read(folder.path()).statements().get(0);

      assertThat(statement.address()).isEqualTo("https://docs.example/2026.10.1/tests/a.html");
      assertThat(statement.document().collection()).isEqualTo("tests of example/docs 2026.10.1");
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    String good = HEAD + statement("today/a", FINGERPRINT);
    return new Object[][] {
      {"titel: Workers\n", "unknown entry 'titel'; did you mean title?"},
      {"titel: Workers\n", "'title' is missing"},
      {"titel: Workers\n", "'license' is missing"},
      {HEAD, "'statements' is missing"},
      {HEAD + "sentences: {}\n", "'sentences' is now called 'statements'"},
      {good.replace("\"2026.10.1\"", "latest"), "The edition 'latest' is not a year or a version."},
      {good.replace("https:", "http:"), "is not an https address that ends in '/'"},
      {good.replace("today/\n", "today\n"), "is not an https address that ends in '/'"},
      {good.replace("example/docs", "docs"), "The source 'docs' is not a repository."},
      {good.replace("0123456789abcdef0123456789abcdef01234567", "57355dc"), "not a full hash"},
      {good.replace("Apache-2.0", "''"), "The license is blank."},
      {good.replace("\"Guide: Today\"", "' '"), "The title is blank."},
      {good.replace("today/a", "faq/a"), "Begin its id with 'today/'."},
      {good.replace("section: Start, ", ""), "'section' is missing"},
      {good.replace("says: It works., ", ""), "'says' is missing"},
      {good.replace("It works.", "''"), "today/a says nothing. Write 'says:' in your own words."},
      {good.replace(FINGERPRINT, "4:abc"), "'4:abc' is not a fingerprint."},
      {HEAD + "statements: {today/a: {section: a, says: b}}\n", "today/a has no fingerprint."},
      {
        HEAD.replace("file: docs/today.md\n", "")
            + "statements: {today/a: {section: a, says: b}}\n",
        "today/a has no file."
      },
      {good.replace("says: It", "quote: It"), "it needs neither 'says:' nor 'fingerprint:'"},
      {
        HEAD + statement("today/a", FINGERPRINT, ", open: true, partly: x"),
        "'open' and 'partly' exclude each other; keep one"
      },
      {HEAD + statement("today/a", FINGERPRINT, ", not-testable: ''"), "'not-testable' has no"},
      {HEAD + statement("today/a", FINGERPRINT, ", open: maybe"), "'maybe' is neither true nor"},
      {HEAD + statement("today/a", FINGERPRINT, ", opne: true"), "did you mean open?"},
      {
        good + statement("today/b", FINGERPRINT).replace("statements:\n", ""),
        "today/a and today/b have the same fingerprint; merge them, or use other words"
      },
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_document_is_reported(String yaml, String problem) {
    refused(Map.of("today", yaml)).hasMessageContaining(problem);
  }

  @Test
  public void statements_and_editions_of_several_files_do_not_contradict_each_other() {
    refused(
            Map.of(
                "one",
                HEAD + statement("S1", FINGERPRINT),
                "two",
                (HEAD + statement("S1", Fingerprint.of("other words of it").toString()))
                    .replace("0123456789abcdef0123", "ffffffffffffffffffff")))
        .hasMessageContaining("S1 is declared in one.yaml and in two.yaml; rename one")
        .hasMessageContaining(
            "one.yaml and two.yaml are the same edition of example/docs and have different"
                + " commits");
  }

  @Test
  public void the_lists_of_a_catalog_cannot_be_changed() {
    try (Folder folder = new Folder().with("documents/seed.yaml", Given.DOCUMENT)) {
      DocumentCatalog read = DocumentCatalog.read(folder.path());

      for (List<?> list : List.of(read.documents(), read.statements())) {
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
      }
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Map<String, String> documents) {
    try (Folder folder = new Folder()) {
      documents.forEach((name, yaml) -> folder.with("documents/" + name + ".yaml", yaml));
      return assertThatThrownBy(() -> DocumentCatalog.read(folder.path()))
          .isInstanceOf(UserError.class);
    }
  }
}
