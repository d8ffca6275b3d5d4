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
  public void a_source_matches_by_case_and_by_the_slash_at_the_end(
      String source, String path, boolean matches) {
    assertThat(Read.lines(read(rules(rule(source, pair("A", "1")))), path))
        .as("%s for %s", source, path)
        .hasSize(matches ? 1 : 0);
  }

  @Test
  public void the_last_rule_that_matches_decides_each_name_whatever_its_case() {
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
  public void all_paths_but_those_with_a_slash_at_the_end_are_not_the_page_itself() {
    PlatformFile file = read(rules(rule("/:path*", COOP, COEP)));

    assertThat(Read.isolated(file, "/index.html")).isTrue();
    assertThat(Read.isolated(file, "/")).isFalse();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 2, column 2: '/:path*' does not match '/', nor a path that ends with a slash;"
                + " /(.*) does");
  }

  @Test
  public void a_value_that_a_later_rule_always_replaces_is_remarked() {
    PlatformFile file =
        read(rules(rule("/x", pair("A", "1"), pair("A", "2")), rule("/(.*)", pair("a", "3"))));

    assertThat(Read.lines(file, "/x")).containsExactly("a: 3");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 3, column 14: A: 1 does not count for /x: '/(.*)' comes later (line 6) and sets"
                + " it to '3'",
            "line 4, column 1: 'A' stands in this rule before (line 3); Vercel sends the later"
                + " alone",
            "line 4, column 1: A: 2 does not count for /x: '/(.*)' comes later (line 6) and sets"
                + " it to '3'");
  }

  @Test
  public void names_of_the_source_are_filled_into_keys_and_values() {
    PlatformFile file =
        read(rules(rule("/:a/:rest*", pair("X-:a", ":a|:rest*|:ab|:other|https://x/:rest"))));

    assertThat(Read.lines(file, "/1/2/3")).containsExactly("X-1: 1|2/3|:ab|:other|https://x/2/3");
  }

  @Test
  public void a_rule_that_depends_on_more_than_the_path_is_left_out_and_remarked() {
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
            "line 3, column 2: the rule for '/(.*)' is left out here: by 'has' it depends on more"
                + " of the request than its path",
            "line 5, column 18: the rule for '/x' is left out here: by 'missing' it depends on more"
                + " of the request than its path");
  }

  @Test
  public void what_vercel_refuses_is_told_all_at_once_with_what_was_meant() {
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
            "  - line 8, column 14: '/[f' is not a path pattern: a '[' is not closed")
        .hasMessageContaining(
            "  - line 9, column 14: '/g)' is not a path pattern: a ')' closes nothing")
        .hasMessageContaining(
            "  - line 10, column 32: 'X-:i' has a placeholder that is not in '/:h'")
        .hasMessageContaining(
            "  - line 2, column 14: '/*' is not a path pattern: '*' stands alone; write (.*)")
        .hasMessageContaining(
            "  - line 3, column 4: unknown entry 'sorce'; did you mean source? Known: source,")
        .hasMessageContaining("  - line 3, column 3: 'source' is missing")
        .hasMessageContaining("  - line 3, column 44: unknown entry 'val'; did you mean value?")
        .hasMessageContaining("  - line 4, column 3: 'headers' is missing")
        .hasMessageContaining("  - line 5, column 31: 'headers' must be a list in [ ]")
        .hasMessageContaining("  - line 6, column 54: 'value' must be a text in quotes")
        .hasMessageContaining("'B c' is not a header name.")
        .hasMessageContaining("  - line 7, column 3: expected entries");
    Read.refused("vercel", "vercel.json", "{\"headers\": [],}")
        .hasMessageContaining("vercel.json is not JSON: line 1, column 16: ");
  }

  @Test
  public void what_vercel_would_not_tell_is_remarked() {
    assertThat(Read.remarks(read("{\"header\": [], \"rewrites\": []}")))
        .containsExactly(
            "line 1, column 1: there is no 'headers', so Vercel sends no headers by it",
            "line 1, column 2: Vercel does not know 'header'; did you mean headers?");
    assertThat(Read.remarks(read("{\"headers\": [],\n \"routes\": []}")))
        .containsExactly("line 2, column 2: headers of 'routes' are left out here");
    assertThat(Read.remarks(read(rules(rule("a", COOP)))))
        .containsExactly("line 2, column 2: 'a' matches nothing: paths start with /");
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
