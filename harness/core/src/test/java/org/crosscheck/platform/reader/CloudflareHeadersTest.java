package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.platform.reader.Read.COEP;
import static org.crosscheck.platform.reader.Read.COOP;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CloudflareHeadersTest {
  private static final String BOTH = "/*\n  " + COOP + "\n  " + COEP + "\n";

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"/*", "/", true},
      {"/*", "/a/b", true},
      {"/a", "/a", true},
      {"/a", "/A", false},
      {"/a", "/a/", false},
      {"/a/*", "/a", false},
      {"/a/*", "/a/", true},
      {"/*.js", "/x/a.js", true},
      {"/*.js", "/a.mjs", false},
      {"/*.js", "/axjs", false},
      {"/:x", "/a", true},
      {"/:x", "/a/b", false},
      {"/:x", "/", false},
      {"/a/:x_1/b", "/a/b/b", true},
      {"/a+(b)[c]", "/a+(b)[c]", true},
      {"/a?x=1", "/a", true},
      {"/a#x", "/a", true},
      {"/a b", "/a%20b", true},
      {"/ä", "/%C3%A4", true},
      {"/b/../a/./c", "/a/c", true},
      {"/:1", "/:1", true},
      {"/:1", "/a", false},
      {"/*:x", "/ab", true},
    };
  }

  @Test(dataProvider = "matching")
  public void paths_are_case_sensitive_with_one_star_and_placeholders(
      String pattern, String path, boolean matches) {
    assertThat(Read.lines(read(pattern + "\n  A: 1\n"), path))
        .as("%s for %s", pattern, path)
        .hasSize(matches ? 1 : 0);
  }

  @Test
  public void all_matching_rules_are_joined_in_file_order_under_lower_case_names() {
    PlatformFile file = read("/*\nA: 1\nB: 2\n/x/*\n  a: 3\n/y\n A: 4\n");

    assertThat(Read.lines(file, "/x/z")).containsExactly("a: 1, 3", "b: 2");
    assertThat(Read.lines(file, "/y")).containsExactly("a: 1, 4", "b: 2");
    assertThat(Read.lines(file, "/z")).containsExactly("a: 1", "b: 2");
  }

  @Test
  public void the_same_policy_for_all_and_for_a_folder_ends_isolation_in_the_folder() {
    PlatformFile file = read(BOTH + "/app/*\n  " + COEP + "\n");

    assertThat(Read.lines(file, "/app/index.html"))
        .containsExactly(
            "cross-origin-opener-policy: same-origin",
            "cross-origin-embedder-policy: require-corp, require-corp");
    assertThat(Read.isolated(file, "/app/index.html")).isFalse();
    assertThat(Read.isolated(file, "/index.html")).isTrue();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 5, column 3: /app/any-page also matches '/*' (line 1), so Cloudflare sends"
                + " 'require-corp, require-corp', and browsers ignore a policy that is a list");
  }

  @Test
  public void a_name_twice_in_one_rule_is_joined() {
    PlatformFile file = read("/*\n" + COEP + "\n  " + COEP + "\nA: 1\nA: 2\n");

    assertThat(Read.lines(file, "/"))
        .containsExactly("cross-origin-embedder-policy: require-corp, require-corp", "a: 1, 2");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 3, column 3: 'cross-origin-embedder-policy' is set earlier in this rule (line 2);"
                + " Cloudflare sends 'require-corp, require-corp', and browsers ignore a policy"
                + " that is a list",
            "line 5, column 1: 'a' is set earlier in this rule (line 4); Cloudflare sends '1, 2'");
  }

  @Test
  public void a_repeated_path_replaces_the_rule_and_keeps_its_position() {
    PlatformFile file = read("/*\nA: 1\nB: 1\n/x\nA: 2\n/*\nA: 3\n");

    assertThat(Read.lines(file, "/x")).containsExactly("a: 3, 2");
    assertThat(Read.remarks(file))
        .contains(
            "line 6, column 1: '/*' is repeated; Cloudflare discards the rule in line 1 and all its"
                + " headers");
  }

  @Test
  public void a_second_star_or_the_same_placeholder_twice_drops_the_rule() {
    PlatformFile file = read("/*/a/*\n  A: 1\n/:x/:x\n  B: 1\n/:splat/*\n  C: 1\n");

    assertThat(Read.lines(file, "/x/a/x")).isEmpty();
    assertThat(Read.lines(file, "/x/x")).isEmpty();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 1, column 1: '/*/a/*' has a second '*', so Cloudflare silently ignores the rule;"
                + " split it into several rules",
            "line 3, column 1: '/:x/:x' has a second ':x', so Cloudflare silently ignores the rule;"
                + " split it into several rules",
            "line 5, column 1: '/:splat/*' has a second '*', so Cloudflare silently ignores the"
                + " rule; split it into several rules");
  }

  @Test
  public void a_name_is_removed_from_earlier_rules() {
    PlatformFile file = read(BOTH + "/x\n  ! Cross-Origin-Opener-Policy\n/x/y\n! A\nA: 1\n");

    assertThat(Read.lines(file, "/x"))
        .containsExactly("cross-origin-embedder-policy: require-corp");
    assertThat(Read.lines(file, "/x/y")).contains("a: 1");
    assertThat(Read.isolated(file, "/x")).isFalse();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 8, column 1: 'a' is sent, because Cloudflare removes headers before it sets those"
                + " of the rule");
  }

  @Test
  public void a_removed_name_is_set_again_without_being_joined() {
    PlatformFile file = read("/*\nA: 1\n/x\n! A\nA: 2\n");

    assertThat(Read.lines(file, "/x")).containsExactly("a: 2");
    assertThat(Read.remarks(file)).noneMatch(r -> r.contains("for both"));
  }

  @Test
  public void placeholders_in_values_are_replaced_as_whole_words() {
    PlatformFile file = read("/p/:id/:id_2/*\n  A: :id-:id_2-:splat-:other-$1\n");

    assertThat(Read.lines(file, "/p/1/2/3/4")).containsExactly("a: 1-2-3/4-:other-$1");
  }

  @DataProvider
  public Object[][] remarks() {
    return new Object[][] {
      {"A: 1\n", "line 1, column 1: Cloudflare ignores the line: there is no path before it"},
      {
        "*\n",
        "line 1, column 1: Cloudflare ignores the line: it has no colon, and it is not a path"
            + " because it does not start with a slash"
      },
      {"/*\nA: 1\n  nonsense\n", "line 3, column 3: Cloudflare ignores the line: it has no colon"},
      {"/*\nA: 1\nB C: 1\n", "line 3, column 1: Cloudflare ignores the line: the name has a space"},
      {
        "/*\nA: 1\n: 1\n",
        "line 3, column 1: Cloudflare ignores the line: there is no name before the colon"
      },
      {
        "/*\nA: 1\nB:\n",
        "line 3, column 1: Cloudflare ignores the line: there is no value after the colon"
      },
      {
        "/*\nA: 1\n! B: 1\n",
        "line 3, column 1: to remove a header, give only its name; with a value, Cloudflare ignores"
            + " the line"
      },
      {"/a\n/b\nA: 1\n", "line 1, column 1: the rule for '/a' has no headers, so it is ignored"},
      {
        "http://a.b/*\nA: 1\n",
        "line 1, column 1: Cloudflare requires https:// at the start of a URL, so it ignores the"
            + " rule"
      },
      {
        "https://a.b:8080/*\nA: 1\n",
        "line 1, column 1: Cloudflare does not accept a port in a URL, so it ignores the rule"
      },
      {
        "https://:x.pages.dev/*\nA: 1\n",
        "line 1, column 1: Crosscheck leaves out the rule, because it applies to only one host name"
      },
      {
        "/*\nA: 1\nB: " + "x".repeat(1998) + "\n",
        "line 3, column 1: the line has more than 2000 characters, so Cloudflare ignores it"
      },
    };
  }

  @Test(dataProvider = "remarks")
  public void what_cloudflare_ignores_gets_a_remark(String text, String remark) {
    assertThat(Read.remarks(read(text))).containsExactly(remark);
    assertThat(Read.lines(read(text), "/")).hasSize(text.startsWith("/*") ? 1 : 0);
  }

  @Test
  public void a_line_of_2000_characters_is_read() {
    assertThat(Read.lines(read("/*\nB: " + "x".repeat(1997)), "/")).hasSize(1);
  }

  @Test
  public void paths_are_rejected_once_100_rules_are_complete_so_101_rules_are_read() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 103; i++) {
      text.append("/").append(i).append("\n  A: 1\n");
    }
    PlatformFile file = read(text.toString());

    assertThat(Read.lines(file, "/101")).hasSize(1);
    assertThat(Read.lines(file, "/102")).isEmpty();
    assertThat(Read.lines(file, "/103")).isEmpty();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 203, column 1: Cloudflare reads at most 100 rules; it ignores this path and all"
                + " later ones");
  }

  @Test
  public void comments_blank_lines_white_space_and_carriage_returns_do_not_count() {
    PlatformFile file = read("\ufeff/*\r\n\r\n  # A: 0\r\n\tA: 1 # no comment \r\n");

    assertThat(Read.lines(file, "/")).isEqualTo(List.of("a: 1 # no comment"));
    assertThat(Read.remarks(file)).isEmpty();
  }

  @Test
  public void names_and_values_that_cannot_be_sent_are_reported_together() {
    Read.refused("cloudflare", "_headers", "/*\n  A(b): 1\n  B: x\u0007\n")
        .hasMessageContaining("  - line 2, column 3: 'a(b)' is not a header name.")
        .hasMessageContaining("  - line 3, column 3: The value of b has a control character.");
  }

  private static PlatformFile read(String text) {
    return Read.file("cloudflare", "_headers", text);
  }
}
