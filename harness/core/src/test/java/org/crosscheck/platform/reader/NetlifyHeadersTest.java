package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.platform.reader.Read.COEP;
import static org.crosscheck.platform.reader.Read.COOP;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class NetlifyHeadersTest {
  private static final String BOTH = "/*\n  " + COOP + "\n  " + COEP + "\n";

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"/*", "/", true},
      {"/*", "/a/b", true},
      {"/", "/", true},
      {"/", "/a", false},
      {"/a", "/a", true},
      {"/a", "/A/", true},
      {"/a/", "/a", true},
      {"//a//b//", "/a/b", true},
      {"/Ä", "/ä", true},
      {"/a/*", "/a", true},
      {"/a/*", "/a/b/c", true},
      {"/a/*", "/ab", true},
      {"/*/a", "/x/y/a", true},
      {"/*/a", "/a", true},
      {"/a/*/b", "/a/b", true},
      {"/a/*/b", "/a/x/c", false},
      {"/a/:b", "/a/x", true},
      {"/a/:b", "/a/x/y", false},
      {"/a/:b", "/a/", false},
      {"/a/b*c", "/a/bxc", true},
      {"/*.js", "/x/a.js", true},
      {"/*.js", "/axjs", true},
      {"/a.js", "/axjs", false},
    };
  }

  @Test(dataProvider = "matching")
  public void paths_are_case_insensitive_and_a_trailing_slash_is_ignored(
      String pattern, String path, boolean matches) {
    assertThat(Read.lines(read(pattern + "\n  A: 1\n"), path))
        .as("%s for %s", pattern, path)
        .hasSize(matches ? 1 : 0);
    if (!pattern.contains("Ä")) {
      assertThat(
              Read.lines(toml("[[headers]]\nfor='" + pattern + "'\n[headers.values]\nA='1'"), path))
          .as("%s for %s in toml", pattern, path)
          .hasSize(matches ? 1 : 0);
    }
  }

  @Test
  public void a_path_in_toml_needs_no_slash() {
    assertThat(Read.lines(toml("[[headers]]\nfor = \"a\"\n[headers.values]\nA = \"1\""), "/a"))
        .containsExactly("A: 1");
  }

  @Test
  public void the_last_matching_rule_decides_each_name() {
    PlatformFile file = read("/*\nA: 1\nB: 2\n/x/*\nA: 3\n");

    assertThat(Read.lines(file, "/x/y")).containsExactly("A: 3", "B: 2");
    assertThat(Read.lines(file, "/y")).containsExactly("A: 1", "B: 2");
    assertThat(Read.remarks(file)).isEmpty();
  }

  @Test
  public void the_same_policy_for_all_and_for_a_folder_keeps_isolation() {
    PlatformFile file = read(BOTH + "/app/*\n  " + COEP + "\n");

    assertThat(Read.isolated(file, "/app/index.html")).isTrue();
    assertThat(Read.remarks(file)).isEmpty();
  }

  @Test
  public void a_value_that_a_later_rule_always_replaces_gets_a_remark() {
    PlatformFile file = read("/app/*\n  A: 1\n/*\n  A: 2\n");

    assertThat(Read.lines(file, "/app/any-page")).containsExactly("A: 2");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 2, column 3: A: 1 does not apply to /app/any-page: '/*' comes later (line 4) and"
                + " sets it to '2'");
  }

  @Test
  public void a_repeated_path_is_a_second_rule_that_replaces_name_by_name() {
    PlatformFile file = read("/*\nA: 1\nB: 1\n/*\nA: 2\n");

    assertThat(Read.lines(file, "/")).containsExactly("A: 2", "B: 1");
  }

  @Test
  public void an_identical_rule_counts_at_its_last_position() {
    PlatformFile file = read("/*\nA: 1\n/x\nA: 2\n/*\nA: 1\n");

    assertThat(Read.lines(file, "/x")).containsExactly("A: 1");
    assertThat(Read.remarks(file))
        .contains("line 1, column 1: the rule for '/*' is repeated below without a difference");
  }

  @Test
  public void two_spellings_of_a_name_are_two_names_that_are_both_sent() {
    PlatformFile file = read(BOTH + "/app/*\n  cross-origin-embedder-policy: require-corp\n");

    assertThat(Read.lines(file, "/app/"))
        .containsExactly(COOP, COEP, "cross-origin-embedder-policy: require-corp");
    assertThat(Read.isolated(file, "/app/")).isFalse();
    assertThat(Read.isolated(file, "/")).isTrue();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 5, column 3: 'Cross-Origin-Embedder-Policy' (line 3) is a different name to"
                + " Netlify; it sends both for /app/any-page, and browsers combine them into"
                + " 'require-corp, require-corp', and browsers ignore a policy that is a list");
  }

  @Test
  public void a_name_twice_in_one_rule_is_joined() {
    PlatformFile file = read("/*\n" + COEP + "\n" + COEP + "\n");

    assertThat(Read.lines(file, "/"))
        .containsExactly("Cross-Origin-Embedder-Policy: require-corp, require-corp");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 3, column 1: 'Cross-Origin-Embedder-Policy' is set earlier in this rule (line 2);"
                + " Netlify sends 'require-corp, require-corp', and browsers ignore a policy that"
                + " is a list");
  }

  @Test
  public void a_comma_is_followed_by_one_space_and_lists_are_joined() {
    assertThat(Read.lines(read("/*\nA: a ,b,  c\n"), "/")).containsExactly("A: a, b, c");
    PlatformFile file =
        toml(
            """
            [[headers]]
              for = "/*"
              [headers.values]
                A = '''
                a ,
                b'''
                B = [" x", "y,z"]
                Cross-Origin-Embedder-Policy = ["require-corp", "require-corp"]
            """);
    assertThat(Read.lines(file, "/"))
        .containsExactly(
            "A: a, b", "B: x, y,z", "Cross-Origin-Embedder-Policy: require-corp, require-corp");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 7, column 5: Netlify sends the list as 'x, y,z'",
            "line 8, column 5: Netlify sends the list as 'require-corp, require-corp', and"
                + " browsers ignore a policy that is a list");
  }

  @Test
  public void what_netlify_rejects_in_a_headers_file_is_reported_together() {
    Read.refused("netlify", "_headers", "A: 1\n/*\n  : 1\n  B:\n  C(d): 1\n/(*\n  A: 1\n")
        .hasMessageContaining(
            "  - line 1, column 1: 'A' comes before any path; put a path such as /* first")
        .hasMessageContaining("  - line 3, column 3: there is no header name before the colon")
        .hasMessageContaining("  - line 4, column 3: there is no value after the colon")
        .hasMessageContaining("  - line 5, column 3: 'C(d)' is not a header name.")
        .hasMessageContaining(
            "  - line 6, column 1: '/(*' is not a valid pattern: Netlify reads a path segment");
  }

  @Test
  public void what_netlify_ignores_in_a_headers_file_gets_a_remark() {
    PlatformFile file =
        read("*\n/a\n/b\n  A: 1\n  nonsense\n  Basic-Auth: me:secret\nhttps://a.b/*\n");

    assertThat(Read.remarks(file))
        .containsExactly(
            "line 1, column 1: Netlify ignores the line: it has no colon, and it is not a path"
                + " because it does not start with a slash",
            "line 2, column 1: the rule for '/a' has no headers, so it is ignored",
            "line 5, column 3: Netlify ignores the line: it has no colon, and it is not a path"
                + " because it does not start with a slash",
            "line 6, column 3: Basic-Auth protects pages with a password and is not a header, so"
                + " Crosscheck ignores it",
            "line 7, column 1: Netlify reads a URL as a header named 'https'; use a path instead");
    assertThat(Read.lines(file, "/b")).containsExactly("A: 1", "https: //a.b/*");
  }

  @Test
  public void what_netlify_rejects_in_toml_is_reported_together() {
    Read.refused(
            "netlify",
            "netlify.toml",
            """
            [[headers]]
              [headers.values]
                A = 1
            [[headers]]
              for = 2
              values = "A: 1"
            [[headers]]
              for = "/x"
              [headers.values]
                B = ["1", 2]
                " " = "x"
                "C d" = "x"
            """)
        .hasMessageContaining("  - line 1, column 1: 'for' is missing; set it to a path")
        .hasMessageContaining(
            "  - line 3, column 5: the value of 'A' must be a string or a list of strings")
        .hasMessageContaining("  - line 5, column 3: 'for' must be a string, not 2")
        .hasMessageContaining(
            "  - line 6, column 3: 'values' must be a table; write [headers.values]")
        .hasMessageContaining("  - line 10, column 5: the value of 'B' must be")
        .hasMessageContaining("  - line 11, column 5: the header name is empty")
        .hasMessageContaining("  - line 12, column 5: 'C d' is not a header name.");
    Read.refused("netlify", "netlify.toml", "[headers]\nfor = \"/*\"\n")
        .hasMessageContaining(
            "line 1, column 1: 'headers' must be a list of tables; write [[headers]]");
    // Where assertions are on, the library asserts what it reports otherwise.
    Read.refused("netlify", "netlify.toml", "y\"\\u")
        .hasMessageContaining("is not TOML: an escape");
    Read.refused("netlify", "netlify.toml", "a = 1\na = 2\nb = 1\nb = 2\n")
        .hasMessageContaining("  - line 2, column 1: the file is not valid TOML: ")
        .hasMessageContaining("  - line 4, column 1: the file is not valid TOML: ");
  }

  @Test
  public void what_netlify_ignores_in_toml_gets_a_remark_with_a_suggestion() {
    PlatformFile file =
        toml(
            """
            [build]
              publish = "dist"
            [[header]]
              for = "/*"
            [[headers]]
              for = "/*"
              [headers.value]
                A = "1"
            [[context.production.headers]]
              for = "/*"
              [context.production.headers.values]
                A = "1"
            """);

    assertThat(Read.lines(file, "/")).isEmpty();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 3, column 1: Netlify ignores 'header'; did you mean headers?",
            "line 5, column 1: the rule for '/*' has no headers, so it is ignored",
            "line 7, column 3: Netlify ignores 'value'; did you mean values?",
            "line 9, column 1: Netlify ignores headers of a context; move them to [[headers]],"
                + " which applies to all contexts");
  }

  @Test
  public void not_all_rules_of_a_huge_file_are_compared() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 5000; i++) {
      text.append("/").append(i).append("\n  A: ").append(i).append("\n");
    }
    PlatformFile file = read(text + "/*\n  A: 0\n");

    assertThat(Read.lines(file, "/5000")).containsExactly("A: 0");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 401, column 1: Crosscheck does not compare rules from here on, because there are"
                + " 5001 of them");
  }

  private static PlatformFile read(String text) {
    return Read.file("netlify", "_headers", text);
  }

  private static PlatformFile toml(String text) {
    return Read.file("netlify", "netlify.toml", text);
  }
}
