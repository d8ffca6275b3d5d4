package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests what is found in a folder before anything is opened. */
public class FolderSiteTest {
  /** The findings that this test produces. */
  static final Set<FindingType> KINDS =
      Set.of(
          FindingType.CONFIGURATION,
          FindingType.NOT_MODELED,
          FindingType.ANSWERED_BY_PROGRAM,
          FindingType.SEVERAL_HOSTS,
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
          .containsExactly(
              "The rule '/x' (line 1 of _headers) does not apply to /, where the page is.");
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

  private static Finding about(FindingType type, Level level, String summary) {
    return new Finding(
        type, level, summary, Set.of(), List.of(), List.of("Add it.", "Send it."), List.of());
  }

  private static final Finding NO_COOP =
      about(FindingType.COOP_MISSING, Level.BAD, "Cross-Origin-Opener-Policy is missing.");

  private static final Finding GOOD =
      about(FindingType.ISOLATED, Level.GOOD, "The page is cross-origin isolated.");

  @DataProvider
  public Object[][] rulesElsewhere() {
    String pair = "[{\"key\": \"cross-origin-opener-policy\", \"value\": \"same-origin\"}]";
    String rule = "{\"source\": \"/x\", \"headers\": " + pair + "}";
    String map = "{\"Cross-Origin-Opener-Policy\": \"same-origin\"}";
    return new Object[][] {
      {"cloudflare", "_headers", "/x\n" + BOTH, "/x' (line 1 of _headers) sets it, but does not"},
      {"netlify", "_headers", "/x\n" + BOTH, "/x' (line 1 of _headers) sets it, but does not"},
      {
        "netlify",
        "netlify.toml",
        "[[headers]]\nfor = '/x'\n[headers.values]\nCross-Origin-Opener-Policy = 'same-origin'\n",
        "/x' (line 1 of netlify.toml) sets it, but does not"
      },
      {
        "firebase",
        "firebase.json",
        "{\"hosting\": {\"public\": \".\", \"headers\": [" + rule + "]}}",
        "/x' (line 1 of firebase.json) sets it, but does not"
      },
      {
        "vercel",
        "vercel.json",
        "{\"headers\": [" + rule + "]}",
        "/x' (line 1 of vercel.json) sets it, but does not"
      },
      {
        "vercel",
        "vercel.json",
        "{\"routes\": [{\"src\": \"/x\", \"headers\": " + map + "}]}",
        "/x' (line 1 of vercel.json) sets it, but does not"
      },
      {
        "serve",
        "serve.json",
        "{\"headers\": [" + rule + "]}",
        "/x' (line 1 of serve.json) sets it, but does not"
      },
      {
        "azure",
        "staticwebapp.config.json",
        "{\"routes\": [{\"route\": \"/x\", \"headers\": " + map + "}]}",
        "/x' (line 1 of staticwebapp.config.json) sets it, but does not"
      },
      {
        "azure",
        "staticwebapp.config.json",
        "{\"routes\": [{\"route\": \"/\"}, {\"route\": \"/*\", \"headers\": " + map + "}]}",
        "/*' (line 1 of staticwebapp.config.json) sets it, but does not"
      },
      {
        "iis",
        "web.config",
        "<configuration><location path='x'><system.webServer><httpProtocol><customHeaders>"
            + "<add name='Cross-Origin-Opener-Policy' value='same-origin'/></customHeaders>"
            + "</httpProtocol></system.webServer></location></configuration>",
        "/x' (line 1 of web.config) sets it, but does not"
      },
    };
  }

  @Test(dataProvider = "rulesElsewhere")
  public void a_missing_header_names_the_rule_that_sets_it_elsewhere(
      String host, String file, String text, String expected) {
    try (Folder folder = new Folder().with(file, text).with("index.html", "page")) {
      assertThat(site(folder.path(), host).inWords(List.of(NO_COOP)))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.summary())
                    .isEqualTo(
                        "Cross-Origin-Opener-Policy is missing; the rule '"
                            + expected
                            + " apply to /.");
                assertThat(finding.remedy())
                    .containsExactly(
                        "Let the rule apply to /, or write another rule for it.", "Send it.");
              });
    }
  }

  @Test
  public void a_missing_header_that_a_rule_sets_and_another_one_removes_is_told_so() {
    try (Folder folder =
        new Folder()
            .with("_headers", "/*\n" + BOTH + "/\n  ! Cross-Origin-Opener-Policy\n")
            .with("index.html", "page")) {
      assertThat(site(folder.path(), "cloudflare").inWords(List.of(NO_COOP)))
          .extracting(Finding::summary)
          .containsExactly(
              "Cross-Origin-Opener-Policy is missing; the rule '/*' (line 1 of _headers) sets it,"
                  + " but another rule for / removes it.");
    }
  }

  @Test
  public void a_missing_header_that_no_rule_sets_names_none() {
    try (Folder folder = new Folder().with("_headers", "/x\n  A: 1\n").with("index.html", "page")) {
      assertThat(site(folder.path(), "cloudflare").inWords(List.of(NO_COOP)))
          .containsExactly(NO_COOP);
    }
  }

  /** A file, its text, the host, and the level of what is found on the page. */
  @DataProvider
  public Object[][] leftOut() {
    return new Object[][] {
      {"_headers", "https://a.test/*\n" + BOTH + "/*\n  A: 1\n", "cloudflare", true},
      {"_headers", "https://a.test/*\n  X-Robots-Tag: noindex\n/*\n  A: 1\n", "cloudflare", false},
      {".htaccess", "Header set Cross-Origin-Opener-Policy same-origin\n", "apache", true},
      {".htaccess", "RewriteEngine on\n", "apache", false},
      {".htaccess", "Header set Cross-Origin-Opener-Policy same-origin\n", "netlify", false},
      {".gitlab-ci.yml", "# Cross-Origin-Opener-Policy\n", "gitlab-pages", false},
      {"nginx.conf", "add_header Cross-Origin-Opener-Policy same-origin;\n", "nginx", true},
      {"index.html.headers", "Cross-Origin-Opener-Policy: same-origin\n", "wpt", true},
      {
        "vercel.json",
        "{\"headers\": [{\"source\": \"/(.*)\", \"has\": [{\"type\": \"host\", \"value\": \"a\"}],"
            + " \"headers\": [{\"key\": \"Cross-Origin-Opener-Policy\", \"value\":"
            + " \"same-origin\"}]}]}",
        "vercel",
        true
      },
    };
  }

  @Test(dataProvider = "leftOut")
  public void what_depends_on_something_left_out_is_unsure(
      String file, String text, String host, boolean unsure) {
    try (Folder folder = new Folder().with(file, text).with("index.html", "page")) {
      FolderSite site = site(folder.path(), host);

      assertThat(site.inWords(List.of(NO_COOP, GOOD)))
          .extracting(Finding::level)
          .containsExactly(unsure ? Level.UNSURE : Level.BAD, unsure ? Level.UNSURE : Level.GOOD);
      assertThat(
              site.findings().stream()
                  .anyMatch(f -> f.type() == FindingType.NOT_MODELED && f.level() == Level.UNSURE))
          .isEqualTo(unsure);
    }
  }

  @Test
  public void a_file_without_a_reader_names_what_to_use_instead() {
    try (Folder folder =
        new Folder()
            .with(".htaccess", "Header set Cross-Origin-Opener-Policy same-origin\n")
            .with("index.html", "page")) {
      FolderSite site =
          FolderSite.of(folder.path(), Optional.empty(), Optional.empty(), KnownPlatforms.all());

      assertThat(site.site().platform()).isEqualTo(KnownPlatforms.of("apache"));
      assertThat(site.findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.summary())
                    .isEqualTo("Crosscheck does not read .htaccess, which names a policy.");
                assertThat(finding.remedy().get(0)).contains("run --real apache");
              });
    }
  }

  @Test
  public void a_file_that_another_host_reads_differently_leaves_no_good_finding() {
    String onlyCloudflare = "/*\n" + BOTH + "/INDEX.html\n  A: 1\n/x\n  A: 1\n";
    String both = "/*\n" + BOTH + "/\n" + BOTH;
    try (Folder same = new Folder().with("_headers", onlyCloudflare).with("index.html", "page");
        Folder different = new Folder().with("_headers", both).with("index.html", "page")) {
      assertThat(unnamed(same).findings())
          .extracting(Finding::type)
          .doesNotContain(FindingType.SEVERAL_HOSTS);
      FolderSite site = unnamed(different);
      assertThat(site.findings())
          .filteredOn(f -> f.type() == FindingType.SEVERAL_HOSTS)
          .extracting(Finding::summary)
          .containsExactly(
              "Netlify reads _headers too, and by its rules the page is isolated there.");
      assertThat(
              site.inWords(
                  List.of(
                      about(FindingType.COOP_JOINED, Level.BAD, "It has several values."), GOOD)))
          .extracting(Finding::level, Finding::summary)
          .containsExactly(
              tuple(Level.BAD, "It has several values."),
              tuple(Level.UNSURE, "The page is cross-origin isolated on Cloudflare Pages."));
    }
  }

  private static FolderSite unnamed(Folder folder) {
    return FolderSite.of(folder.path(), Optional.empty(), Optional.empty(), KnownPlatforms.all());
  }

  @Test
  public void a_redirect_to_another_site_is_not_opened() {
    try (Folder folder =
        new Folder()
            .with("_redirects", "/ https://site.example/x 302\n")
            .with("index.html", "page")) {
      FolderSite site = site(folder.path(), "cloudflare");

      assertThat(site.hasPage()).isFalse();
      assertThat(site.findings())
          .extracting(Finding::summary)
          .containsExactly("/ redirects to https://site.example/x, which is not in the folder.");
    }
  }
}
