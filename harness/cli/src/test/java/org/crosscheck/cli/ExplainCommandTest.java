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
    CommandResult result = CommandResult.of("explain", "--header", COOP, "--header", COEP + ";");

    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "chrome: not isolated",
            "  Cross-Origin-Opener-Policy is same-origin",
            "  Cross-Origin-Embedder-Policy is invalid, so browsers ignore it: 'require-corp;' is"
                + " not a single token",
            "firefox: not isolated",
            "  Cross-Origin-Opener-Policy is same-origin",
            "  Cross-Origin-Embedder-Policy is invalid, so browsers ignore it: 'require-corp;' is"
                + " not a single token");
  }

  @Test
  public void one_browser_is_explained_as_json() {
    assertThat(
            CommandResult.of(
                    "explain", "--browser=chrome", "--header", COOP, "--header", COEP, "--json")
                .out())
        .isEqualToIgnoringNewLines(
            "{\"crossOriginIsolated\":true,\"reasons\":[\"Cross-Origin-Opener-Policy is"
                + " same-origin\",\"Cross-Origin-Embedder-Policy is require-corp\"]}");
  }

  @Test
  public void json_shows_where_browsers_differ() {
    assertThat(
            CommandResult.of(
                    "explain",
                    "--header=Document-Isolation-Policy: isolate-and-require-corp",
                    "--json")
                .out())
        .startsWith("{\"chrome\":{\"crossOriginIsolated\":true,")
        .contains("\"firefox\":{\"crossOriginIsolated\":false,");
  }

  @Test
  public void the_url_matters() {
    assertThat(
            CommandResult.of(
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
  public void pages_of_a_file_are_predicted_in_order_one_line_each() {
    String rows =
        """
        [{"headers": [["Cross-Origin-Opener-Policy", "same-origin"],
                      ["Cross-Origin-Embedder-Policy", "credentialless"]]},
         {"headers": []},
         {"url": "http://example.org/", "headers": [["cross-origin-opener-policy", "same-origin"]]}]
        """;
    try (Folder folder = new Folder().with("rows.json", rows)) {
      CommandResult result = CommandResult.of("explain", "--file=" + folder.path("rows.json"));

      assertThat(result.exit()).isZero();
      assertThat(result.out().lines()).hasSize(3);
      assertThat(result.out().lines().toList().get(0))
          .startsWith("{\"chrome\":{\"crossOriginIsolated\":true,")
          .contains("\"firefox\":{\"crossOriginIsolated\":true,");
      assertThat(result.out().lines().toList().get(1))
          .contains("is missing")
          .doesNotContain("true");
      assertThat(result.out().lines().toList().get(2)).contains("is not a secure context");
    }
  }

  @DataProvider
  public Object[][] badRows() {
    return new Object[][] {
      {"{", "is not JSON in line 1, column 2"},
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
      {"[{\"headers\": [], \"url\": 5}]", "row 1: \"url\" is not a string"},
      {"[{\"headers\": [], \"url\": \"ftp://x\"}]", "'ftp://x' is not the URL of a page."},
    };
  }

  @Test(dataProvider = "badRows")
  public void problems_of_a_file_are_reported_with_their_place(String text, String problem) {
    try (Folder folder = new Folder().with("rows.json", text)) {
      CommandResult result = CommandResult.of("explain", "--file=" + folder.path("rows.json"));

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err()).contains(problem).doesNotContain("\tat ");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  public void every_wrong_option_is_reported() {
    CommandResult result =
        CommandResult.of(
            "explain", "--header=nonsense", "--browser=safari", "--url=example.org", "--json");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains(
            "'nonsense' is not a header line",
            "'safari'",
            "'example.org' is not the URL of a page");
  }

  @Test
  public void a_missing_file_is_reported() {
    assertThat(CommandResult.of("explain", "--file=none.json").err())
        .contains("There is no file none.json.");
  }
}
