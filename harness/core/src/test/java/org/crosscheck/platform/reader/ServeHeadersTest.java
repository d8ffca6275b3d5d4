package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ServeHeadersTest {

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"**", "/a/b.html", true},
      {"**", "/", true},
      {"*", "/", true},
      {"/", "/", false},
      {"**/*.html", "/", true},
      {"docs/*.html", "/docs/", true},
      {"a.html", "/a.html", true},
      {"./a.html", "/a.html", true},
      // A source keeps its last slash, and the path of a file has none.
      {"a.html/", "/a.html", false},
      {"a/**/", "/a/b.html", false},
      {"!a/", "/a/b.html", true},
      {"/a.html", "/A.html", false},
      {"!a.html", "/a.html", false},
      {"**/*.@(js|css)", "/x/a.js", true},
      {"**/*.{js,css}", "/x/a.css", true},
      {"**", "/.well-known/a", false},
    };
  }

  @Test(dataProvider = "matching")
  public void a_source_matches_the_file_that_is_served(
      String source, String path, boolean matches) {
    assertThat(Read.lines(read(rules(rule(source, "\"A\"", "\"1\""))), path))
        .as("%s for %s", source, path)
        .hasSize(matches ? 1 : 0);
  }

  @Test
  public void the_last_matching_rule_decides_each_name_and_null_removes_it() {
    PlatformFile file =
        read(
            rules(
                rule("**", "\"Cross-Origin-Opener-Policy\"", "\"same-origin\""),
                rule("**", "\"Cross-Origin-Embedder-Policy\"", "\"require-corp\""),
                rule("app/**", "\"Cross-Origin-Embedder-Policy\"", "\"credentialless\""),
                rule("none/**", "\"Cross-Origin-Opener-Policy\"", "null")));

    assertThat(Read.lines(file, "/app/"))
        .containsExactly(
            "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Embedder-Policy: credentialless");
    assertThat(Read.isolated(file, "/app/")).isTrue();
    assertThat(Read.isolated(file, "/index.html")).isTrue();
    assertThat(Read.lines(file, "/none/a.html"))
        .containsExactly("Cross-Origin-Embedder-Policy: require-corp");
    assertThat(Read.remarks(file)).isEmpty();
  }

  @Test
  public void two_spellings_are_two_lines() {
    PlatformFile file =
        read(
            rules(
                rule("**", "\"A\"", "\"1\""),
                rule("**", "\"a\"", "\"2\""),
                rule("**", "\"A\"", "\"3\"")));

    // {A: 3, a: 2} in one object, of which Node.js sends both.
    assertThat(Read.lines(file, "/a.html")).containsExactly("A: 3", "a: 2");
  }

  @Test
  public void what_serve_rejects_is_reported_together() {
    Read.refused(
            "serve",
            "serve.json",
            """
            {"headers": [
              {"source": 1, "headers": []},
              {"source": "a", "headers": [{"key": "A", "value": 2}, {"value": null}]},
              {"source": "a", "headers": [{"key": "A", "value": ""}]}
            ]}
            """)
        .hasMessageContaining("  - line 2, column 14: 'source' must be a string")
        .hasMessageContaining("  - line 3, column 53: 'value' must be a string")
        .hasMessageContaining("  - line 3, column 57: 'key' is missing")
        .hasMessageContaining(
            "  - line 4, column 53: 'value' is empty; write null to remove the header");
  }

  @Test
  public void unknown_entries_get_a_remark_with_a_suggestion() {
    assertThat(
            Read.remarks(
                read("{\"headers\": [{\"sources\": 1, \"source\": \"a\", \"headers\": []}]}")))
        .containsExactly(
            "line 1, column 15: serve ignores the unknown entry 'sources'; did you mean source?");
  }

  private static String rule(String source, String key, String value) {
    return "{\"source\": \"%s\", \"headers\": [{\"key\": %s, \"value\": %s}]}"
        .formatted(source, key, value);
  }

  private static String rules(String... rules) {
    return "{\"headers\": [\n" + String.join(",\n", rules) + "\n]}";
  }

  private static PlatformFile read(String text) {
    return Read.file("serve", "serve.json", text);
  }
}
