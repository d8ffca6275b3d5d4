package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ExplainCommandTest {
  private static final String COOP = "Cross-Origin-Opener-Policy: same-origin";
  private static final String COEP = "Cross-Origin-Embedder-Policy: require-corp";

  private static final String LIMITED =
      "Without isolation, workers of PyScript start, but document, window and calls that wait for"
          + " the page do not work in them; a service-worker attribute or sync_main_only avoids"
          + " some of that.";
  private static final String WORKS =
      "Workers of PyScript can use document and window, and wait for the page.";

  @Test
  public void browsers_are_explained_with_reasons_consequence_and_remedy() {
    CommandResult result = CommandResult.of("explain", "--header", COOP, "--header", COEP + ";");

    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "chrome: not isolated",
            "firefox: not isolated",
            "safari: not isolated (not tried: Crosscheck does not start this browser)",
            "  Cross-Origin-Opener-Policy is same-origin",
            "  Cross-Origin-Embedder-Policy is invalid, so browsers ignore it: 'require-corp;' is"
                + " not a single token: it ends with a semicolon, after which browsers expect a"
                + " parameter",
            "For PyScript: " + LIMITED,
            "Do: send 'Cross-Origin-Embedder-Policy: require-corp' instead of 'require-corp;'.",
            "Where headers cannot be set, a service worker such as mini-coi.js can add them.");
  }

  @Test
  public void what_differs_is_said_for_each_browser() {
    CommandResult result =
        CommandResult.of(
            "explain", "--header", COOP, "--header=Cross-Origin-Embedder-Policy: credentialless");

    assertThat(result.out().lines())
        .contains(
            "safari: not isolated (not tried: Crosscheck does not start this browser)",
            "  Cross-Origin-Embedder-Policy is credentialless, which Safari does not support",
            "For PyScript in chrome, firefox: " + WORKS,
            "For PyScript in safari: " + LIMITED,
            "Do in safari: send 'Cross-Origin-Embedder-Policy: require-corp' instead of"
                + " 'credentialless'.");
  }

  @DataProvider
  public Object[][] misspelt() {
    return new Object[][] {
      {"Cross-Origin-Open-Policy: same-origin", "Cross-Origin-Opener-Policy"},
      {"Cross-Origin-Embeder-Policy: require-corp", "Cross-Origin-Embedder-Policy"},
      {"CrossOriginOpenerPolicy: same-origin", "Cross-Origin-Opener-Policy"},
      {"cross_origin_embedder_policy: require-corp", "Cross-Origin-Embedder-Policy"},
      {"COEP: require-corp", "Cross-Origin-Embedder-Policy"},
    };
  }

  @Test(dataProvider = "misspelt")
  public void the_header_that_may_be_meant_is_named(String line, String meant) {
    String name = line.replaceFirst(":.*", "");

    assertThat(CommandResult.of("explain", "--header", line).out())
        .contains("Note: %s is not a header of browsers; did you mean %s?".formatted(name, meant));
  }

  @DataProvider
  public Object[][] others() {
    return new Object[][] {
      {"Cross-Origin-Resource-Policy: cross-origin"},
      {"Content-Security-Policy: default-src *"},
      {"Permissions-Policy: camera=()"},
      {"Cross-Origin-Opener-Policy-Report-Only: same-origin"},
      {"Referrer-Policy: no-referrer"},
      {"X-Content-Type-Options: nosniff"},
    };
  }

  @Test(dataProvider = "others")
  public void other_headers_are_not_taken_for_misspelt_ones(String line) {
    assertThat(CommandResult.of("explain", "--header", line).out()).doesNotContain("did you mean");
  }

  @Test
  public void a_policy_that_stops_pyscript_is_named_although_the_page_is_isolated() {
    CommandResult result =
        CommandResult.of(
            "explain",
            "--header",
            COOP,
            "--header",
            COEP,
            "--header=Content-Security-Policy: default-src 'self' 'unsafe-eval'; worker-src"
                + " 'self'");

    assertThat(result.out().lines())
        .contains(
            "chrome: isolated",
            "Note: Content-Security-Policy: worker-src does not allow blob:, from which PyScript"
                + " starts its workers",
            "For PyScript: The content security policy stops PyScript, whether the page is isolated"
                + " or not.")
        .noneMatch(line -> line.contains("unsafe-eval"));
  }

  @DataProvider
  public Object[][] expectations() {
    return new Object[][] {
      {"isolated", "require-corp", "", 0},
      {"isolated", "require-corp;", "", 1},
      {"not-isolated", "require-corp;", "", 0},
      {"not-isolated", "require-corp", "", 1},
      {"isolated", "credentialless", "", 0},
      {"isolated", "credentialless", "safari", 1},
    };
  }

  @Test(dataProvider = "expectations")
  public void the_exit_code_is_1_unless_the_page_is_as_expected(
      String expected, String embedder, String browser, int exit) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "explain",
                "--expect=" + expected,
                "--header",
                COOP,
                "--header=Cross-Origin-Embedder-Policy: " + embedder));
    if (!browser.isEmpty()) {
      arguments.add("--browser=" + browser);
    }

    assertThat(CommandResult.of(arguments.toArray(String[]::new)).exit()).isEqualTo(exit);
  }

  @Test
  public void one_browser_is_explained_as_json() {
    assertThat(
            CommandResult.of(
                    "explain", "--browser=chrome", "--header", COOP, "--header", COEP, "--json")
                .out())
        .isEqualToIgnoringNewLines(
            "{\"crossOriginIsolated\":true,\"reasons\":[\"Cross-Origin-Opener-Policy is"
                + " same-origin\",\"Cross-Origin-Embedder-Policy is require-corp\"],"
                + "\"tried\":true,\"consequence\":\""
                + WORKS
                + "\",\"denials\":[],\"spellings\":[]}");
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
          .contains("\"firefox\":{\"crossOriginIsolated\":true,")
          .contains("\"safari\":{\"crossOriginIsolated\":false,");
      assertThat(result.out().lines().toList().get(1))
          .contains("is missing")
          .doesNotContain("\"crossOriginIsolated\":true");
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
            "explain", "--header=nonsense", "--browser=opera", "--url=example.org", "--expect=yes");

    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    assertThat(result.err())
        .contains(
            "'nonsense' is not a header line",
            "There is no browser 'opera'.",
            "There is no expectation 'yes'.",
            "'example.org' is not the URL of a page");
  }

  @Test
  public void a_missing_file_is_reported() {
    assertThat(CommandResult.of("explain", "--file=none.json").err())
        .contains("There is no file none.json.");
  }
}
