package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class VercelHeadersTest {
  private static final String COOP =
      "{\"key\": \"Cross-Origin-Opener-Policy\", \"value\": \"same-origin\"}";
  private static final String COEP =
      "{\"key\": \"Cross-Origin-Embedder-Policy\", \"value\": \"require-corp\"}";

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"/(.*)", "/", true},
      {"/(.*)", "/a/b/", true},
      {"/a", "/a", true},
      {"/a", "/a/", false},
      {"/a", "/A", false},
      {"/a/(.*)", "/a", false},
      {"/:path*", "/a/b", true},
      {"/:path*", "/", false},
      {"/(.*).js", "/x/a.js", true},
      {"/(.*)\\\\.(js|css)", "/x/a.css", true},
      {"(.*)", "/a", true},
      {"a", "/a", false},
    };
  }

  @Test(dataProvider = "matching")
  public void a_source_is_case_sensitive_and_a_trailing_slash_matters(
      String source, String path, boolean matches) {
    assertThat(Read.lines(read(rules(rule(source, pair("A", "1")))), path))
        .as("%s for %s", source, path)
        .hasSize(matches ? 1 : 0);
  }

  @Test
  public void the_last_matching_rule_decides_each_case_insensitive_name() {
    PlatformFile file =
        read(
            rules(
                rule("/(.*)", pair("A", "1"), pair("B", "1")),
                rule("/x/(.*)", pair("a", "2")),
                rule("/x/y", pair("C", "3"))));

    assertThat(Read.lines(file, "/x/y")).containsExactly("a: 2", "B: 1", "C: 3");
    assertThat(Read.lines(file, "/y")).containsExactly("A: 1", "B: 1");
    assertThat(Read.remarks(file)).isEmpty();
  }

  @Test
  public void the_same_policy_for_all_and_for_a_folder_keeps_isolation() {
    PlatformFile file = read(rules(rule("/(.*)", COOP, COEP), rule("/app/(.*)", COEP)));

    assertThat(Read.isolated(file, "/app/index.html")).isTrue();
    assertThat(Read.isolated(file, "/index.html")).isTrue();
  }

  @Test
  public void a_pattern_for_all_paths_does_not_match_the_root_page() {
    PlatformFile file = read(rules(rule("/:path*", COOP, COEP)));

    assertThat(Read.isolated(file, "/index.html")).isTrue();
    assertThat(Read.isolated(file, "/")).isFalse();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 2, column 2: '/:path*' does not match '/' or paths that end with a slash; use"
                + " /(.*) for that");
  }

  @Test
  public void a_value_that_a_later_rule_always_replaces_gets_a_remark() {
    PlatformFile file =
        read(rules(rule("/x", pair("A", "1"), pair("A", "2")), rule("/(.*)", pair("a", "3"))));

    assertThat(Read.lines(file, "/x")).containsExactly("a: 3");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 3, column 14: A: 1 does not apply to /x: '/(.*)' comes later (line 6) and sets it"
                + " to '3'",
            "line 4, column 1: 'A' is set earlier in this rule (line 3); Vercel sends only the last"
                + " one",
            "line 4, column 1: A: 2 does not apply to /x: '/(.*)' comes later (line 6) and sets it"
                + " to '3'");
  }

  @Test
  public void placeholders_of_the_source_are_replaced_in_keys_and_values() {
    PlatformFile file =
        read(rules(rule("/:a/:rest*", pair("X-:a", ":a|:rest*|:ab|:other|https://x/:rest"))));

    assertThat(Read.lines(file, "/1/2/3")).containsExactly("X-1: 1|2/3|:ab|:other|https://x/2/3");
  }

  @Test
  public void a_rule_that_depends_on_more_than_the_path_is_ignored_with_a_remark() {
    PlatformFile file =
        read(
            "{\"headers\": [\n{\"source\": \"/(.*)\",\n \"has\": [{\"type\": \"host\", \"value\":"
                + " \"a.b\"}],\n \"headers\": ["
                + COOP
                + "]},\n{\"source\": \"/x\", \"missing\": [], \"headers\": ["
                + COOP
                + "]}]}");

    assertThat(Read.lines(file, "/x")).isEmpty();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 3, column 2: Crosscheck leaves out the rule for '/(.*)': because of 'has', it"
                + " depends on more than the path of the request",
            "line 5, column 18: Crosscheck leaves out the rule for '/x': because of 'missing', it"
                + " depends on more than the path of the request");
    assertThat(file.remarks()).allMatch(Remark::limit);
  }

  @Test
  public void what_vercel_rejects_is_reported_together_with_suggestions() {
    Read.refused(
            "vercel",
            "vercel.json",
            """
            {"headers": [
              {"source": "/*", "headers": []},
              {"sorce": "/a", "headers": [{"key": "A", "val": "1"}]},
              {"source": "/b"},
              {"source": "/c", "headers": {"A": "1"}},
              {"source": "/d", "headers": [{"key": "A", "value": 1}, {"key": "B c", "value": "1"}]},
              "/e",
              {"source": "/[f", "headers": []},
              {"source": "/g)", "headers": []},
              {"source": "/:h", "headers": [{"key": "X-:i", "value": "1"}]}
            ]}
            """)
        .hasMessageContaining(
            "  - line 8, column 14: '/[f' is not a valid path pattern: a '[' is not closed")
        .hasMessageContaining(
            "  - line 9, column 14: '/g)' is not a valid path pattern: there is a ')' without a"
                + " '('")
        .hasMessageContaining(
            "  - line 10, column 32: 'X-:i' has a placeholder that is not in '/:h'")
        .hasMessageContaining(
            "  - line 2, column 14: '/*' is not a valid path pattern: '*' follows nothing; write"
                + " (.*)")
        .hasMessageContaining(
            "  - line 3, column 4: unknown entry 'sorce'; did you mean source? Known: source,")
        .hasMessageContaining("  - line 3, column 3: 'source' is missing")
        .hasMessageContaining("  - line 3, column 44: unknown entry 'val'; did you mean value?")
        .hasMessageContaining("  - line 4, column 3: 'headers' is missing")
        .hasMessageContaining("  - line 5, column 31: 'headers' must be a list")
        .hasMessageContaining("  - line 6, column 54: 'value' must be a string")
        .hasMessageContaining("'B c' is not a header name.")
        .hasMessageContaining("  - line 7, column 3: expected entries");
    Read.refused("vercel", "vercel.json", "{\"headers\": [],}")
        .hasMessageContaining("vercel.json is not JSON: line 1, column 16: ");
  }

  @Test
  public void what_vercel_does_silently_gets_a_remark() {
    assertThat(Read.remarks(read("{\"header\": [], \"rewrites\": []}")))
        .containsExactly(
            "line 1, column 1: there is no 'headers', so Vercel sends no headers for it",
            "line 1, column 2: Vercel ignores the unknown entry 'header'; did you mean headers?");
    assertThat(
            Read.remarks(
                read("{\"headers\": [],\n \"routes\": [{\"src\": \"/a\", \"dest\": \"/b\"}]}")))
        .containsExactly(
            "line 2, column 2: 'routes' applies before 'headers'; Vercel's tools before"
                + " @vercel/routing-utils 6 (2026) reject both in one file");
    assertThat(Read.remarks(read(rules(rule("a", COOP)))))
        .containsExactly("line 2, column 2: 'a' matches nothing: paths start with /");
  }

  @Test
  public void headers_of_routes_are_sent_up_to_the_first_route_that_ends() {
    String routes =
        """
        {"routes": [
          {"src": "/(.*)", "headers": {"A": "$1", "B": "1"}, "continue": true},
          {"src": "/x", "headers": {"B": "2"}},
          {"source": "^/.*$", "headers": {"C": "3"}, "continue": true}%s],
         "headers": [{"source": "/(.*)", "headers": [{"key": "B", "value": "5"}]}]}
        """;
    PlatformFile file = read(routes.formatted(""));
    PlatformFile handled =
        read(
            routes.formatted(
                ", {\"handle\": \"filesystem\"},\n"
                    + "{\"src\": \"/(.*)\", \"headers\": {\"D\": \"4\"}}"));

    assertThat(Read.lines(file, "/X")).containsExactly("A: X", "B: 2");
    assertThat(Read.lines(file, "/y")).containsExactly("A: y", "B: 5", "C: 3");
    assertThat(Read.lines(handled, "/y")).containsExactly("A: y", "B: 1", "C: 3");
    assertThat(Read.remarks(handled))
        .contains(
            "line 5, column 1: '/(.*)' comes after a 'handle', so its headers are only for"
                + " addresses that no file has",
            "line 6, column 2: 'headers' comes after the 'handle' in 'routes', so it is only for"
                + " addresses that no file has");
  }

  @Test
  public void what_vercel_rejects_in_routes_is_reported_together() {
    Read.refused(
            "vercel",
            "vercel.json",
            """
            {"functions": {}, "builds": [],
             "routes": [
              {"src": "/a", "source": "/a"},
              {"dest": "/a"},
              {"src": "/("},
              {"handle": "disk"},
              {"handle": "hit"},
              {"handle": "hit"},
              {"src": "/a", "headers": {"A": 1}}
            ]}
            """)
        .hasMessageContaining("line 1, column 29: Vercel rejects a file with both 'functions'")
        .hasMessageContaining("Vercel rejects a route with both 'src' and 'source'")
        .hasMessageContaining("line 4, column 3: Vercel rejects a route without 'src' or 'source'")
        .hasMessageContaining("line 5, column 11: '/(' is not a valid regular expression")
        .hasMessageContaining("Vercel rejects the unknown handle 'disk'")
        .hasMessageContaining("line 8, column 14: Vercel rejects a second 'handle: hit'")
        .hasMessageContaining("Vercel rejects a route after 'handle: hit' without 'continue: true'")
        .hasMessageContaining("'A' must be a string");
  }

  private static String pair(String key, String value) {
    return "{\"key\": \"" + key + "\", \"value\": \"" + value + "\"}";
  }

  private static String rule(String source, String... pairs) {
    return "{\"source\": \"" + source + "\",\n \"headers\": [" + String.join(",\n", pairs) + "]}";
  }

  private static String rules(String... rules) {
    return "{\"headers\": [\n" + String.join(",\n", rules) + "\n]}";
  }

  private static PlatformFile read(String text) {
    return Read.file("vercel", "vercel.json", text);
  }
}
