package org.crosscheck.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.hosting;

import java.util.List;
import java.util.Map;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HostingTest {
  private static final HeaderField OPENER =
      HeaderField.parse("Cross-Origin-Opener-Policy: same-origin");
  private static final HeaderField CACHE = HeaderField.parse("Cache-Control: no-store");

  @Test
  public void a_line_of_the_service_worker_replaces_all_of_its_name_that_the_server_sent() {
    Hosting hosting =
        hosting(
            "mini-coi",
            List.of(
                new HeaderRule(
                    "/*",
                    List.of(
                        HeaderField.parse("cross-origin-opener-policy: unsafe-none"),
                        CACHE,
                        HeaderField.parse("Cross-Origin-Opener-Policy: same-site")))),
            List.of(OPENER),
            Map.of(),
            "");

    assertThat(hosting.effectiveLines("/index.html")).containsExactly(CACHE, OPENER);
  }

  @Test
  public void without_a_service_worker_the_server_has_the_last_word() {
    Hosting hosting = hosting("plain", "Cache-Control: no-store");

    assertThat(hosting.effectiveLines("/")).containsExactly(CACHE);
  }

  @Test
  public void lines_of_other_paths_are_not_effective() {
    Hosting hosting =
        hosting("pages", List.of(new HeaderRule("/a", List.of(CACHE))), List.of(), Map.of(), "");

    assertThat(hosting.effectiveLines("/a")).containsExactly(CACHE);
    assertThat(hosting.effectiveLines("/b")).isEmpty();
  }

  @Test
  public void a_hosting_without_headers_is_explained_as_such() {
    assertThat(hosting("bare").details()).isEqualTo("Sends no headers of its own.");
  }

  @Test
  public void a_hosting_is_explained_in_one_sentence() {
    Hosting hosting =
        hosting(
            "mini-coi",
            List.of(
                new HeaderRule("/*", List.of(CACHE, HeaderField.parse("A: b"))),
                new HeaderRule("/c", List.of(HeaderField.parse("D: e")))),
            List.of(OPENER),
            Map.of("/mini-coi.js", "mini-coi/mini-coi.js", "/a.js", "a/a.js"),
            "<script src='/mini-coi.js'></script>");

    assertThat(hosting.details())
        .isEqualTo(
            "Sends Cache-Control: no-store, A: b on everything; D: e on /c, serves /a.js and"
                + " /mini-coi.js, inserts <script src='/mini-coi.js'></script> first in every head,"
                + " where a service worker then sets Cross-Origin-Opener-Policy: same-origin.");
  }

  @Test
  public void a_remote_hosting_is_explained_by_its_header_lines_only() {
    Delivery https = Delivery.PLAIN.overHttps().underHost("example.org");

    assertThat(
            Hosting.of("mine", "A host.", new HeaderSet(List.of()), https)
                .remoteLike("bare")
                .details())
        .isEqualTo("Sends no headers of its own.");
  }

  @DataProvider
  public Object[][] wrongNames() {
    return new Object[][] {{""}, {"Bare"}, {"a b"}, {"a_b"}, {"-a"}, {"a--b"}, {"a."}};
  }

  @Test(dataProvider = "wrongNames")
  public void a_name_is_lower_case_words_joined_by_hyphens(String name) {
    assertThatThrownBy(() -> hosting(name))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'" + name + "' is not a hosting name.");
  }
}
