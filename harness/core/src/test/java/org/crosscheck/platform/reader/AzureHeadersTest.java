package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AzureHeadersTest {
  private static final String GLOBAL =
      """
      {"globalHeaders": {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp"
      },
      """;

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"/*", "/", true},
      {"/*", "/index.html", true},
      {"/*", "/a/b", true},
      {"/a", "/a", true},
      {"/a", "/A", true},
      {"/a", "/a/index.html", false},
      {"/a/index.html", "/a/index.html", true},
      {"/a/index.html", "/a", true},
      {"/a/index.html", "/a/", true},
      {"/calendar/*", "/calendar", false},
      {"/calendar/*", "/calendar/index.html", false},
      {"/calendar/*", "/calendar/2026/1", true},
      {"/calendar*", "/calendar", true},
      {"/calendar*", "/calendar/index.html", true},
      {"/calendar*", "/Calendars", true},
      {"/a/*.html", "/a/b/c.html", true},
      {"/a/*.html", "/a/c.htm", false},
      {"/a/*.{png,jpg}", "/a/b.JPG", true},
      {"/a/*.{png, jpg}", "/a/b.gif", false},
    };
  }

  @Test(dataProvider = "matching")
  public void a_route_matches_whatever_its_case_with_a_star_at_the_end(
      String route, String path, boolean matches) {
    String json = "{\"routes\": [{\"route\": \"%s\", \"headers\": {\"A\": \"1\"}}]}";
    assertThat(Read.lines(read(json.formatted(route)), path))
        .as("%s for %s", route, path)
        .hasSize(matches ? 1 : 0);
  }

  @Test
  public void only_the_first_matching_route_adds_to_and_replaces_global_headers() {
    PlatformFile file =
        read(
            GLOBAL
                + """
                "routes": [
                  {"route": "/app/*", "headers": {"cross-origin-embedder-policy": "unsafe-none", "A": "1"}},
                  {"route": "/app/x", "headers": {"B": "2"}},
                  {"route": "/plain*", "allowedRoles": ["authenticated"]},
                  {"route": "/plain/x", "headers": {"Cross-Origin-Opener-Policy": ""}}]}
                """);

    assertThat(Read.lines(file, "/app/x"))
        .containsExactly(
            "Cross-Origin-Opener-Policy: same-origin",
            "cross-origin-embedder-policy: unsafe-none",
            "A: 1");
    assertThat(Read.isolated(file, "/app/x")).isFalse();
    assertThat(Read.isolated(file, "/plain/x")).isTrue();
    assertThat(Read.isolated(file, "/index.html")).isTrue();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 7, column 3: the headers of '/app/x' do not apply to /app/x: the route '/app/*'"
                + " (line 6) matches first, and Azure uses only the first match",
            "line 9, column 3: the headers of '/plain/x' do not apply to /plain/x: the route"
                + " '/plain*' (line 8) matches first, and Azure uses only the first match");
  }

  @Test
  public void an_empty_value_removes_a_header() {
    PlatformFile file =
        read(
            GLOBAL
                + "\"routes\": [{\"route\": \"/x\", \"headers\":"
                + " {\"cross-origin-opener-policy\": \"\"}}]}");

    assertThat(Read.lines(file, "/x"))
        .containsExactly("Cross-Origin-Embedder-Policy: require-corp");
    assertThat(Read.isolated(file, "/x")).isFalse();
    assertThat(Read.isolated(file, "/y")).isTrue();
  }

  @Test
  public void a_route_that_is_not_for_get_is_ignored_with_a_remark() {
    PlatformFile file =
        read(
            "{\"routes\": [{\"route\": \"/*\", \"methods\": [\"POST\"], \"headers\": {\"A\":"
                + " \"1\"}},\n"
                + "{\"route\": \"/*\", \"methods\": [\"post\", \"get\"], \"headers\": {\"A\":"
                + " \"2\"}}]}");

    assertThat(Read.lines(file, "/")).containsExactly("A: 2");
    assertThat(Read.remarks(file))
        .containsExactly("line 1, column 29: the route '/*' is ignored, because it is not for GET");
  }

  @Test
  public void all_mistakes_are_reported_together() {
    Read.refused(
            "azure",
            "staticwebapp.config.json",
            """
            {"globalHeaders": {"A": 1, "B c": "1"},
             "routes": [
              {"headers": {}},
              {"route": "/*/a"},
              {"route": "/a", "headers": []},
              {"route": "/a", "methods": "GET"},
              {"route": "/a/*.{js"}]}
            """)
        .hasMessageContaining("  - line 1, column 25: the value of 'A' must be a string")
        .hasMessageContaining("  - line 1, column 35: 'B c' is not a header name.")
        .hasMessageContaining("  - line 3, column 3: 'route' is missing")
        .hasMessageContaining(
            "  - line 4, column 13: '/*/a' is not a valid route: use at most one '*'")
        .hasMessageContaining("  - line 5, column 30: 'headers' must be an object")
        .hasMessageContaining("  - line 6, column 30: 'methods' must be a list")
        .hasMessageContaining("  - line 7, column 13: '/a/*.{js' is not a valid route");
    Read.refused("azure", "staticwebapp.config.json", "{\"routes\": {}}")
        .hasMessageContaining("line 1, column 12: 'routes' must be a list");
    Read.refused("azure", "staticwebapp.config.json", "{ // x\n}")
        .hasMessageContaining("is not JSON: line 1, column 3: ");
  }

  @Test
  public void unknown_entries_get_a_remark_with_a_suggestion() {
    assertThat(Read.remarks(read("{\"globalHeader\": {}}")))
        .containsExactly(
            "line 1, column 1: there is no 'globalHeaders' or 'routes', so Azure Static Web Apps"
                + " sends no headers for it",
            "line 1, column 2: Azure Static Web Apps ignores the unknown entry 'globalHeader'; did"
                + " you mean globalHeaders?");
    assertThat(Read.remarks(read("{\"routes\": [{\"route\": \"/\", \"header\": {}}]}")))
        .containsExactly(
            "line 1, column 28: Azure Static Web Apps ignores the unknown entry 'header'; did you"
                + " mean headers?");
  }

  private static PlatformFile read(String text) {
    return Read.file("azure", "staticwebapp.config.json", text);
  }
}
