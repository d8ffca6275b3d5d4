package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FirebaseHeadersTest {
  private static final String BOTH =
      """
      // the site
      {"hosting": {
        "public": "dist", /* no comma after the last */
        "headers": [
          {"source": "**", "headers": [
            {"key": "Cross-Origin-Opener-Policy", "value": "same-origin"},
            {"key": "Cross-Origin-Embedder-Policy", "value": "require-corp"}]},
          {"source": "/app/**", "headers": [
            {"key": "cross-origin-embedder-policy", "value": "credentialless"}]}
        ]
      }}
      """;

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"source", "**", "/a/b", true},
      {"source", "**", "/", true},
      {"source", "*", "/a", true},
      {"source", "*", "/a/b", false},
      {"source", "a", "/a", true},
      {"source", "/a", "/A", false},
      {"source", "!a", "/a", false},
      {"source", "!a", "/b", true},
      {"source", "/a//b", "/a/b", true},
      {"source", "a\\\\b", "/a/b", true},
      {"source", "**/*.@(js|css)", "/x/a.css", true},
      {"source", "**", "/.well-known/x", false},
      {"source", "a", "//a", true},
      {"glob", "**/*.js", "/x/a.js", true},
      {"glob", "*.js", "/a.js", false},
      {"regex", "^/a", "/ab", true},
      {"regex", "b$", "/ab", true},
      {"regex", "(?P<x>a)", "/a", true},
      {"regex", "^b", "/ab", false},
    };
  }

  @Test(dataProvider = "matching")
  public void a_rule_matches_by_glob_or_regex(
      String kind, String pattern, String path, boolean matches) {
    String json =
        "{\"hosting\": {\"headers\": [{\"%s\": \"%s\", \"headers\": [{\"key\": \"A\", \"value\":"
            + " \"1\"}]}]}}";
    assertThat(Read.lines(read(json.formatted(kind, pattern)), path))
        .as("%s %s for %s", kind, pattern, path)
        .hasSize(matches ? 1 : 0);
  }

  @Test
  public void the_last_matching_rule_decides_each_case_insensitive_name() {
    PlatformFile file = read(BOTH);

    assertThat(Read.lines(file, "/app/index.html"))
        .containsExactly(
            "Cross-Origin-Opener-Policy: same-origin",
            "cross-origin-embedder-policy: credentialless");
    assertThat(Read.isolated(file, "/app/index.html")).isTrue();
    assertThat(Read.isolated(file, "/index.html")).isTrue();
    assertThat(Read.isolated(file, "/.hidden/index.html")).isFalse();
    assertThat(Read.remarks(file)).isEmpty();
  }

  @Test
  public void what_firebase_rejects_is_reported_together() {
    Read.refused(
            "firebase",
            "firebase.json",
            """
            {"hosting": {"headers": [
              {"source": "a", "regex": "b", "headers": []},
              {"headers": []},
              {"regex": "(", "headers": []},
              {"regex": "a(?!b)", "headers": []},
              {"source": "a"},
              {"source": ["a"], "headers": [{"key": "A", "value": true}]},
              {"source": "a", "headers": [{"key": "X-:a", "value": "1"}]}
            ]}}
            """)
        .hasMessageContaining(
            "  - line 2, column 3: a rule must have exactly one of 'source', 'glob' and 'regex',"
                + " but it has 2")
        .hasMessageContaining("  - line 3, column 3: a rule must have exactly one of")
        .hasMessageContaining(
            "  - line 4, column 13: '(' is not a valid RE2 regular expression: missing closing )")
        .hasMessageContaining(
            "  - line 5, column 13: 'a(?!b)' is not a valid RE2 regular expression: invalid or"
                + " unsupported Perl syntax")
        .hasMessageContaining("  - line 6, column 3: 'headers' is missing")
        .hasMessageContaining("  - line 7, column 14: 'source' must be a string")
        .hasMessageContaining("  - line 8, column 39: 'X-:a' is not a header name.")
        .hasMessageContaining("  - line 7, column 55: 'value' must be a string");
    Read.refused("firebase", "firebase.json", "{\"hosting\": \"x\"}")
        .hasMessageContaining("line 1, column 13: 'hosting' must be an object");
    Read.refused("firebase", "firebase.json", "{\"hosting\": {},} // x")
        .hasMessageContaining("firebase.json is not JSON: line 1, column 16: ");
  }

  @Test
  public void what_firebase_does_silently_gets_a_remark() {
    assertThat(Read.remarks(read("{\"hostings\": {}}")))
        .containsExactly(
            "line 1, column 1: there is no 'hosting', so Firebase Hosting sends no headers for it",
            "line 1, column 2: Firebase Hosting ignores the unknown entry 'hostings'; did you mean"
                + " hosting?");
    assertThat(
            Read.remarks(
                read(
                    "{\"hosting\": {\"headers\": [{\"source\": \"a\", \"headers\": [{\"key\":"
                        + " \"A\", \"value\": \"1\", \"values\": 1}]}]}}")))
        .containsExactly(
            "line 1, column 81: Firebase Hosting ignores the unknown entry 'values'; did you mean"
                + " value?");
  }

  @Test
  public void only_the_first_of_several_sites_is_read() {
    String site =
        "{\"headers\": [{\"source\": \"**\", \"headers\": [{\"key\": \"A\", \"value\": \"%s\"}]}]}";
    PlatformFile one = read("{\"hosting\": [" + site.formatted("1") + "]}");
    PlatformFile two =
        read("{\"hosting\": [" + site.formatted("1") + ",\n" + site.formatted("2") + "]}");

    assertThat(Read.lines(one, "/")).containsExactly("A: 1");
    assertThat(Read.remarks(one)).isEmpty();
    assertThat(Read.lines(two, "/")).containsExactly("A: 1");
    assertThat(Read.remarks(two))
        .containsExactly("line 1, column 2: Crosscheck reads only the first of 2 sites");
  }

  private static PlatformFile read(String text) {
    return Read.file("firebase", "firebase.json", text);
  }
}
