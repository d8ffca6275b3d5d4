package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.given.Folder;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ExplainCommandTest {
  private static final String COOP = "Cross-Origin-Opener-Policy: same-origin";
  private static final String COEP = "Cross-Origin-Embedder-Policy: require-corp";

  @Test
  public void both_browsers_are_explained_with_the_reasons_in_order() {
    Said said = Said.by("explain", "--header", COOP, "--header", COEP + ";");

    assertThat(said.exit()).isZero();
    assertThat(said.out().lines())
        .containsExactly(
            "chrome: not isolated",
            "  Cross-Origin-Opener-Policy is same-origin",
            "  Cross-Origin-Embedder-Policy is invalid and counts as missing: 'require-corp;' is"
                + " not a single token",
            "firefox: not isolated",
            "  Cross-Origin-Opener-Policy is same-origin",
            "  Cross-Origin-Embedder-Policy is invalid and counts as missing: 'require-corp;' is"
                + " not a single token");
  }

  @Test
  public void one_browser_is_explained_as_json() {
    assertThat(
            Said.by("explain", "--browser=chrome", "--header", COOP, "--header", COEP, "--json")
                .out())
        .isEqualToIgnoringNewLines(
            "{\"crossOriginIsolated\":true,\"reasons\":[\"Cross-Origin-Opener-Policy is"
                + " same-origin\",\"Cross-Origin-Embedder-Policy is require-corp\"]}");
  }

  @Test
  public void where_browsers_differ_the_json_of_both_says_so() {
    assertThat(
            Said.by(
                    "explain",
                    "--header=Document-Isolation-Policy: isolate-and-require-corp",
                    "--json")
                .out())
        .startsWith("{\"chrome\":{\"crossOriginIsolated\":true,")
        .contains("\"firefox\":{\"crossOriginIsolated\":false,");
  }

  @Test
  public void the_address_counts() {
    assertThat(
            Said.by(
                    "explain",
                    "--browser=firefox",
                    "--url=http://example.org/",
                    "--header",
                    COOP,
                    "--header",
                    COEP)
                .out())
        .contains("firefox: not isolated", "http://example.org is not a secure context");
  }

  @Test
  public void rows_of_a_file_are_answered_in_order_one_line_each() {
    String rows =
        """
        [{"headers": [["Cross-Origin-Opener-Policy", "same-origin"],
                      ["Cross-Origin-Embedder-Policy", "credentialless"]]},
         {"headers": []},
         {"url": "http://example.org/", "headers": [["cross-origin-opener-policy", "same-origin"]]}]
        """;
    try (Folder folder = new Folder().with("rows.json", rows)) {
      Said said = Said.by("explain", "--file=" + folder.path("rows.json"));

      assertThat(said.exit()).isZero();
      assertThat(said.out().lines()).hasSize(3);
      assertThat(said.out().lines().toList().get(0))
          .startsWith("{\"chrome\":{\"crossOriginIsolated\":true,")
          .contains("\"firefox\":{\"crossOriginIsolated\":true,");
      assertThat(said.out().lines().toList().get(1)).contains("is missing").doesNotContain("true");
      assertThat(said.out().lines().toList().get(2)).contains("is not a secure context");
    }
  }

  @DataProvider
  public Object[][] badRows() {
    return new Object[][] {
      {"{", "is no JSON in line 1, column 2"},
      {"", "expected a list, found MISSING"},
      {"{}", "expected a list, found OBJECT"},
      {"[5]", "row 1: expected \"headers\" with a list"},
      {"[{\"headers\": []}, {\"header\": []}]", "row 2: unknown entry \"header\""},
      {
        "[{\"headers\": [[\"a\"]]}]",
        "row 1, header 1: expected [\"Name\", \"value\"], found [\"a\"]"
      },
      {"[{\"headers\": [[\"a b\", \"c\"]]}]", "row 1, header 1: 'a b' is not a header name."},
      {"[{\"headers\": [[\"a\", \"b\\nc\"]]}]", "row 1, header 1: The value of a has a control"},
      {"[{\"headers\": [], \"url\": 5}]", "row 1: \"url\" is no text"},
      {"[{\"headers\": [], \"url\": \"ftp://x\"}]", "'ftp://x' is no address of a page."},
    };
  }

  @Test(dataProvider = "badRows")
  public void a_file_that_is_wrong_is_told_with_the_place(String text, String told) {
    try (Folder folder = new Folder().with("rows.json", text)) {
      Said said = Said.by("explain", "--file=" + folder.path("rows.json"));

      assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(said.err()).contains(told).doesNotContain("\tat ");
      assertThat(said.out()).isEmpty();
    }
  }

  @Test
  public void every_wrong_option_is_told_at_once() {
    Said said =
        Said.by("explain", "--header=nonsense", "--browser=safari", "--url=example.org", "--json");

    assertThat(said.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(said.err())
        .contains("'nonsense' is not a header line", "'safari'", "'example.org' is no address");
  }

  @Test
  public void a_file_that_is_not_there_is_told() {
    assertThat(Said.by("explain", "--file=none.json").err())
        .contains("There is no file none.json.");
  }
}
