package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

/** Tests what is found in a folder before anything is opened. */
public class FolderSiteTest {
  /** The findings that this test produces. */
  static final Set<FindingType> KINDS =
      Set.of(
          FindingType.CONFIGURATION,
          FindingType.NOT_MODELED,
          FindingType.ANSWERED_BY_PROGRAM,
          FindingType.RULE_MISSES_PAGE,
          FindingType.OTHER_ADDRESS,
          FindingType.REDIRECTED,
          FindingType.PUBLISHED_FOLDER);

  private static final String BOTH =
      "  Cross-Origin-Opener-Policy: same-origin\n"
          + "  Cross-Origin-Embedder-Policy: require-corp\n";

  private static FolderSite site(Path target, String host) {
    return FolderSite.of(
        target, Optional.empty(), Optional.of(KnownPlatforms.of(host)), KnownPlatforms.all());
  }

  @Test
  public void a_rule_that_is_only_for_a_redirect_is_found() {
    try (Folder folder =
        new Folder().with("_headers", "/tool.html\n" + BOTH).with("tool.html", "page")) {
      FolderSite site = site(folder.path("tool.html"), "cloudflare");

      assertThat(site.request()).isEqualTo("/tool");
      assertThat(site.findings())
          .extracting(Finding::summary)
          .containsExactly(
              "/tool.html answers with a redirect; the page is at /tool.",
              "The rule '/tool.html' (line 1 of _headers) is only for a redirect, not for /tool,"
                  + " where the page is.");
      assertThat(site.findings())
          .extracting(Finding::type)
          .containsExactly(FindingType.REDIRECTED, FindingType.RULE_MISSES_PAGE);
    }
  }

  @Test
  public void a_rule_for_another_path_is_found() {
    try (Folder folder = new Folder().with("_headers", "/x\n" + BOTH).with("index.html", "page")) {
      assertThat(site(folder.path(), "cloudflare").findings())
          .extracting(Finding::summary)
          .containsExactly("The rule '/x' (line 1 of _headers) is not for /, where the page is.");
    }
  }

  @Test
  public void another_address_of_the_page_with_other_headers_is_found() {
    try (Folder folder =
        new Folder().with("_headers", "/tool.html\n" + BOTH).with("tool.html", "page")) {
      assertThat(site(folder.path("tool.html"), "netlify").findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.type()).isEqualTo(FindingType.OTHER_ADDRESS);
                assertThat(finding.summary())
                    .isEqualTo(
                        "The same page is also at /tool, where the headers say it is not"
                            + " isolated.");
              });
    }
  }

  @Test
  public void a_function_that_answers_the_page_is_found() {
    try (Folder folder =
        new Folder()
            .with("_headers", "/*\n" + BOTH)
            .with("index.html", "page")
            .with("functions/index.js", "")) {
      assertThat(site(folder.path(), "cloudflare").findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.type()).isEqualTo(FindingType.ANSWERED_BY_PROGRAM);
                assertThat(finding.level()).isEqualTo(Level.UNSURE);
                assertThat(finding.summary())
                    .startsWith("/ is answered by the function functions/index.js,");
              });
    }
  }

  @Test
  public void the_published_folder_is_named_with_the_file_that_names_it() {
    try (Folder folder =
        new Folder()
            .with("firebase.json", "{\"hosting\": {\"public\": \"public\", \"headers\": []}}")
            .with("public/index.html", "page")) {
      assertThat(site(folder.path("public"), "firebase").findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.type()).isEqualTo(FindingType.PUBLISHED_FOLDER);
                assertThat(finding.evidence())
                    .extracting(Evidence::url)
                    .containsExactly(folder.path("firebase.json").toString());
              });
      assertThat(site(folder.path(), "firebase").request()).isEqualTo("/");
    }
  }

  @Test
  public void the_usual_folder_of_a_project_without_a_page_is_served() {
    try (Folder folder =
        new Folder().with("dist/_headers", "/*\n" + BOTH).with("dist/index.html", "page")) {
      FolderSite site = site(folder.path(), "cloudflare");

      assertThat(site.site().root()).isEqualTo(folder.path("dist"));
      assertThat(site.findings())
          .extracting(Finding::type)
          .containsExactly(FindingType.PUBLISHED_FOLDER);
    }
  }

  @Test
  public void the_limits_of_crosscheck_are_not_described_as_those_of_the_platform() {
    try (Folder folder =
        new Folder()
            .with("_headers", "https://a.test/*\n  A: 1\nB: 1 2\n/*\n")
            .with("index.html", "page")) {
      assertThat(site(folder.path(), "cloudflare").findings())
          .extracting(Finding::type, Finding::summary)
          .contains(
              org.assertj.core.groups.Tuple.tuple(
                  FindingType.NOT_MODELED,
                  "_headers, line 1, column 1: Crosscheck leaves out the rule, because it applies"
                      + " to only one host name."),
              org.assertj.core.groups.Tuple.tuple(
                  FindingType.CONFIGURATION,
                  "Cloudflare Pages on _headers, line 4, column 1: the rule for '/*' has no"
                      + " headers, so it is ignored."));
    }
  }

  @Test
  public void a_file_that_the_platform_does_not_read_is_named() {
    try (Folder folder = new Folder().with("_headers", "/*\n" + BOTH).with("index.html", "page")) {
      assertThat(site(folder.path(), "github-pages").findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.type()).isEqualTo(FindingType.CONFIGURATION);
                assertThat(finding.summary()).isEqualTo("GitHub Pages does not read _headers.");
              });
    }
  }

  @Test
  public void a_page_outside_the_named_root_is_reported() {
    try (Folder folder = new Folder().with("a/index.html", "a").with("b/index.html", "b")) {
      assertThatThrownBy(
              () ->
                  FolderSite.of(
                      folder.path("a"),
                      Optional.of(folder.path("b")),
                      Optional.empty(),
                      KnownPlatforms.all()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("is not in");
    }
  }
}
