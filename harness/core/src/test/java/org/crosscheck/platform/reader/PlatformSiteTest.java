package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.hosting.HeaderField;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests what answers an address of a folder on each platform, and which folder is published. */
public class PlatformSiteTest {
  private static final String BOTH = "  " + Read.COOP + "\n  " + Read.COEP + "\n";
  private static final String FIREBASE =
      "{\"hosting\": {\"public\": \".\", \"cleanUrls\": %s, \"trailingSlash\": %s}}";

  private static Folder pages() {
    return new Folder()
        .with("index.html", "root")
        .with("file.html", "file")
        .with("folder/index.html", "folder")
        .with("both.html", "both")
        .with("both/index.html", "both");
  }

  private static PlatformSite site(Path page, String platform) {
    return PlatformSite.of(
        page, Optional.empty(), Optional.of(KnownPlatforms.of(platform)), KnownPlatforms.all());
  }

  private static PlatformSite site(Path page) {
    return PlatformSite.of(page, Optional.empty(), Optional.empty(), KnownPlatforms.all());
  }

  private static List<String> lines(PlatformSite site, String path) {
    return site.address(path).lines().stream().map(HeaderField::toString).toList();
  }

  @DataProvider
  public Object[][] addresses() {
    String workers = "assets = { directory = './', html_handling = '%s' }\n";
    String vercel = "{\"cleanUrls\": %s, \"trailingSlash\": %s}";
    String azure = "{\"trailingSlash\": \"%s\", \"globalHeaders\": {}}";
    return new Object[][] {
      {
        "vercel",
        "vercel.json",
        "{\"redirects\": [{\"source\": \"/a/(.*)\", \"destination\": \"/$1\"}]}",
        "/a/file.html",
        "308 /file.html, /file.html"
      },
      {"serve", "serve.json", "{}", "/none", "404"},
      {
        "cloudflare",
        "wrangler.toml",
        workers.formatted("force-trailing-slash"),
        "/file",
        "307 /file/, /file.html"
      },
      {
        "cloudflare",
        "wrangler.toml",
        workers.formatted("drop-trailing-slash"),
        "/folder/",
        "307 /folder, /folder/index.html"
      },
      {"cloudflare", "wrangler.toml", workers.formatted("none"), "/file.html", "/file.html"},
      {"cloudflare", "wrangler.toml", workers.formatted("none"), "/file", "404"},
      {"cloudflare", "wrangler.toml", workers.formatted("auto"), "/none", "404"},
      // platform, its file, text; then: address, its answers
      {"cloudflare", "x", "", "/file.html", "308 /file, /file.html"},
      {"cloudflare", "x", "", "/file", "/file.html"},
      {"cloudflare", "x", "", "/file/", "308 /file, /file.html"},
      {"cloudflare", "x", "", "/folder", "308 /folder/, /folder/index.html"},
      {"cloudflare", "x", "", "/folder/index.html", "308 /folder/, /folder/index.html"},
      {"cloudflare", "x", "", "/index.html", "308 /, /index.html"},
      {"cloudflare", "x", "", "/both", "/both.html"},
      {"cloudflare", "x", "", "/both/", "/both/index.html"},
      {"cloudflare", "x", "", "/none", "/index.html"},
      {"cloudflare", "404.html", "", "/none/x", "404 /404.html"},
      {"cloudflare", "_redirects", "/a /file\n/b/* /folder/ 200\n", "/a", "302 /file, /file.html"},
      {"cloudflare", "_redirects", "/b/* /folder/ 200\n", "/b/c", "/folder/index.html"},
      {
        "cloudflare",
        "wrangler.toml",
        "[assets]\ndirectory = '.'\n",
        "/file.html",
        "307 /file, /file.html"
      },
      {"cloudflare", "_redirects", "/* /index.html 200\n", "/file.html", "308 /file, /file.html"},
      {
        "cloudflare",
        "_redirects",
        "/a /file 302!\n/a /folder/\n",
        "/a",
        "302 /folder/, /folder/index.html"
      },
      {"cloudflare", "x", "", "//file.html", "308 /file, /file.html"},
      {"firebase", "404.html", "", "/404.html", "404 /404.html"},
      {"azure", "404.html", "", "/none", "404 /404.html"},
      {
        "azure",
        "staticwebapp.config.json",
        "{\"responseOverrides\": {\"404\": {\"rewrite\": \"/file.html\"}}}",
        "/none",
        "404 /file.html"
      },
      {
        "azure",
        "staticwebapp.config.json",
        "{\"routes\": [{\"route\": \"/*\", \"redirect\": \"/file.html\"}]}",
        "/a",
        "302 /file.html, /file.html"
      },
      {"serve", "folder/a/b.txt", "", "/folder/a", "serve's list of the folder's files"},
      {"netlify", "x", "", "/file.html", "/file.html"},
      {"netlify", "x", "", "/file", "/file.html"},
      {"netlify", "x", "", "/file/", "301 /file, /file.html"},
      {"netlify", "x", "", "/folder", "301 /folder/, /folder/index.html"},
      {"netlify", "x", "", "/folder/index.html", "/folder/index.html"},
      {"netlify", "x", "", "/both/", "301 /both, /both.html"},
      {"netlify", "_redirects", "/* /file.html 200\n", "/none", "/file.html"},
      {"netlify", "_redirects", "/* /file.html 200\n", "/folder/", "/folder/index.html"},
      {"netlify", "_redirects", "/folder/ /file 302!\n", "/folder/", "302 /file, /file.html"},
      {
        "netlify",
        "_redirects",
        "/a/* https://api.test/:splat 200\n",
        "/a/b",
        "https://api.test/b, to which a redirect rule rewrites the address"
      },
      {
        "netlify",
        "netlify.toml",
        "[[redirects]]\nfrom='/a'\nto='/file'\n",
        "/a",
        "301 /file, /file.html"
      },
      {
        "firebase",
        "firebase.json",
        FIREBASE.formatted("true", "null"),
        "/file.html",
        "301 /file, /file.html"
      },
      {
        "firebase",
        "firebase.json",
        FIREBASE.formatted("true", "null"),
        "/index.html",
        "301 /, /index.html"
      },
      {
        "firebase",
        "firebase.json",
        FIREBASE.formatted("true", "true"),
        "/file.html",
        "301 /file/, /file.html"
      },
      {
        "firebase",
        "firebase.json",
        FIREBASE.formatted("true", "false"),
        "/folder/",
        "301 /folder, /folder/index.html"
      },
      {"firebase", "firebase.json", "{\"hosting\": {}}", "/file", "404"},
      {
        "firebase",
        "firebase.json",
        "{\"hosting\": {}}",
        "/folder",
        "301 /folder/, /folder/index.html"
      },
      {
        "firebase",
        "firebase.json",
        "{\"hosting\": {\"rewrites\": [{\"source\": \"/x\", \"function\": \"f\"}]}}",
        "/x",
        "the 'function' of a rewrite rule"
      },
      {
        "firebase",
        "firebase.json",
        "{\"hosting\": {\"rewrites\": [{\"source\": \"**\", \"destination\": \"/file.html\"}]}}",
        "/x",
        "/file.html"
      },
      {
        "firebase",
        "firebase.json",
        "{\"hosting\": {\"redirects\": [{\"source\": \"/a/:b\", \"destination\": \"/:b\"}]}}",
        "/a/file.html",
        "301 /file.html, /file.html"
      },
      {"vercel", "vercel.json", "{}", "/file", "404"},
      {"vercel", "vercel.json", "{}", "/folder", "/folder/index.html"},
      {
        "vercel",
        "vercel.json",
        vercel.formatted("true", "false"),
        "/file.html",
        "308 /file, /file.html"
      },
      {
        "vercel",
        "vercel.json",
        vercel.formatted("true", "false"),
        "/folder/index.html",
        "308 /folder, /folder/index.html"
      },
      {
        "vercel",
        "vercel.json",
        vercel.formatted("true", "true"),
        "/file.html",
        "308 /file/, /file.html"
      },
      {
        "vercel",
        "vercel.json",
        vercel.formatted("false", "true"),
        "/folder",
        "308 /folder/, /folder/index.html"
      },
      {"vercel", "vercel.json", "{\"cleanUrls\": true}", "/file", "/file.html"},
      {
        "vercel",
        "vercel.json",
        "{\"rewrites\": [{\"source\": \"/a/:x\", \"destination\": \"https://b.test/:x\"}]}",
        "/a/c",
        "https://b.test/c, to which a rule rewrites the address"
      },
      {
        "vercel",
        "vercel.json",
        "{\"redirects\": [{\"source\": \"/a\", \"destination\": \"/\", \"permanent\": false}]}",
        "/a",
        "307 /, /index.html"
      },
      {
        "vercel",
        "vercel.json",
        "{\"routes\": [{\"src\": \"/a\", \"dest\": \"/file.html\"}]}",
        "/a",
        "/file.html"
      },
      {
        "vercel",
        "vercel.json",
        "{\"routes\": [{\"handle\": \"filesystem\"}, {\"src\": \".*\", \"dest\": \"/file.html\"}]}",
        "/folder/",
        "/folder/index.html"
      },
      {
        "serve",
        "serve.json",
        "{\"trailingSlash\": true}",
        "/folder",
        "301 /folder/, /folder/index.html"
      },
      {"serve", "serve.json", "{}", "/file.html", "301 /file, /file.html"},
      {
        "serve",
        "serve.json",
        "{}",
        "/folder/index.html",
        "301 /folder/index, 301 /folder, /folder/index.html"
      },
      {"serve", "serve.json", "{\"cleanUrls\": false}", "/file.html", "/file.html"},
      {"serve", "serve.json", "{\"cleanUrls\": [\"/folder/**\"]}", "/file.html", "/file.html"},
      {"azure", "staticwebapp.config.json", azure.formatted("auto"), "/file", "/file.html"},
      {
        "azure",
        "staticwebapp.config.json",
        azure.formatted("always"),
        "/file.html",
        "301 /file/, /file.html"
      },
      {
        "azure",
        "staticwebapp.config.json",
        azure.formatted("never"),
        "/folder/",
        "301 /folder, /folder/index.html"
      },
      {
        "azure",
        "staticwebapp.config.json",
        "{\"routes\": [{\"route\": \"/a*\", \"redirect\": \"/file\"}]}",
        "/a/b",
        "302 /file, /file.html"
      },
      {
        "azure",
        "staticwebapp.config.json",
        "{\"navigationFallback\": {\"rewrite\": \"/index.html\", \"exclude\": [\"/img/*\"]}}",
        "/x",
        "/index.html"
      },
      {
        "azure",
        "staticwebapp.config.json",
        "{\"navigationFallback\": {\"rewrite\": \"/index.html\", \"exclude\": [\"/img/*\"]}}",
        "/img/x",
        "404"
      },
      {"azure", "staticwebapp.config.json", "{\"routes\": []}", "/api/x", "the API"},
      {"github-pages", "x", "", "/file", "/file.html"},
      {"github-pages", "x", "", "/folder", "301 /folder/, /folder/index.html"},
      {"nginx", "x", "", "/file", "404"},
      {"nginx", "x", "", "//file.html", "/file.html"},
      {"nginx", "empty/a.txt", "", "/empty", "301 /empty/, 404"},
      {"github-pages", "file/a.txt", "", "/file", "/file.html"},
    };
  }

  @Test(dataProvider = "addresses")
  public void an_address_is_answered_as_on_the_platform(
      String platform, String file, String text, String address, String expected) {
    try (Folder folder = pages().with(file, text)) {
      assertThat(answers(site(folder.path(), platform).address(address))).isEqualTo(expected);
    }
  }

  private static String answers(Address address) {
    return String.join(
        ", ",
        address.descriptions().stream()
            .map(
                words ->
                    words
                        .replaceFirst("^\\S+ redirects to (.*) \\((\\d+)\\)$", "$2 $1")
                        .replaceFirst("^\\S+ is answered with the file (.*) \\(200\\)$", "$1")
                        .replaceFirst("^\\S+ is answered with the file (.*) \\(404\\)$", "404 $1")
                        .replaceFirst("^\\S+ is answered by ", "")
                        .replaceFirst("^.* \\(404\\)$", "404"))
            .toList());
  }

  @Test
  public void a_rule_for_a_redirect_is_not_for_the_page() {
    try (Folder folder = pages().with("_headers", "/file.html\n" + BOTH)) {
      Address address = site(folder.path(), "cloudflare").address("/file.html");

      assertThat(address.path()).isEqualTo("/file");
      assertThat(address.lines()).isEmpty();
      assertThat(address.onlyOnRedirects())
          .extracting(Rule::toString)
          .containsExactly("'/file.html' (line 1 of _headers)");
      assertThat(address.elsewhere()).isEmpty();
    }
  }

  @Test
  public void the_other_addresses_of_a_page_are_known_with_their_headers() {
    try (Folder folder = pages().with("_headers", "/file.html\n" + BOTH)) {
      PlatformSite site = site(folder.path(), "netlify");
      Address address = site.address("/file.html");

      assertThat(address.lines()).hasSize(2);
      assertThat(site.otherAddresses(address))
          .singleElement()
          .satisfies(
              other -> {
                assertThat(other.path()).isEqualTo("/file");
                assertThat(other.lines()).isEmpty();
              });
    }
  }

  @Test
  public void both_files_of_netlify_apply_and_netlify_toml_comes_last() {
    try (Folder folder =
        pages()
            .with("_headers", "/*\n  A: 1\n  B: 1\n")
            .with("netlify.toml", "[[headers]]\nfor = '/*'\n[headers.values]\nB = '2'\n")) {
      PlatformSite site = site(folder.path());

      assertThat(site.platform()).isEqualTo(KnownPlatforms.of("netlify"));
      assertThat(lines(site, "/")).containsExactly("A: 1", "B: 2");
      assertThat(site.unread()).isEmpty();
    }
  }

  @DataProvider
  public Object[][] projects() {
    String toml = "[build]\nbase = 'web'\npublish = 'dist'\n";
    return new Object[][] {
      {"firebase.json", "{\"hosting\": {\"public\": \"dist\"}}", "dist"},
      {"firebase.json", "{\"hosting\": [{\"public\": \"dist\"}]}", "dist"},
      {"vercel.json", "{\"outputDirectory\": \"dist\"}", "dist"},
      {"vercel.json", "{}", "public"},
      {"netlify.toml", "[build]\npublish = 'dist'\n", "dist"},
      {"netlify.toml", toml, "web/dist"},
      {"wrangler.toml", "pages_build_output_dir = './dist'\n", "dist"},
      {"wrangler.jsonc", "{ \"assets\": { \"directory\": \"dist\" } } // x\n", "dist"},
      {"serve.json", "{\"public\": \"dist\"}", "dist"},
    };
  }

  @Test(dataProvider = "projects")
  public void the_published_folder_of_a_project_is_the_root(
      String file, String text, String published) {
    try (Folder folder =
        new Folder()
            .with(file, text)
            .with(published + "/index.html", "page")
            .with(published + "/lab/index.html", "page")) {
      for (String page : List.of("", published, published + "/lab")) {
        PlatformSite site = site(folder.path(page));

        assertThat(site.root()).isEqualTo(folder.path(published));
        assertThat(site.project()).contains(folder.path(file));
      }
    }
  }

  private static final String WORKFLOW =
      "jobs:\n"
          + "  build_and_deploy_job:\n"
          + "    steps:\n"
          + "      - uses: Azure/static-web-apps-deploy@v1\n"
          + "        with:\n"
          + "          app_location: \"/%s\" # the app\n"
          + "          output_location: '%s'\n";

  /** The app, the output, the file with the configuration, and the published folder. */
  @DataProvider
  public Object[][] deployed() {
    return new Object[][] {
      {"", "dist", "staticwebapp.config.json", "dist"},
      {"", "dist", "public/staticwebapp.config.json", "dist"},
      {"", "dist", "dist/staticwebapp.config.json", "dist"},
      {"web", "", "web/staticwebapp.config.json", "web"},
      {"web", "dist", "web/staticwebapp.config.json", "web/dist"},
    };
  }

  @Test(dataProvider = "deployed")
  public void the_workflow_of_azure_names_the_published_folder(
      String app, String output, String config, String published) {
    try (Folder folder =
        new Folder()
            .with(".github/workflows/azure-static-web-apps-x.yml", WORKFLOW.formatted(app, output))
            .with(config, "{\"globalHeaders\": {\"A\": \"1\"}}")
            .with("node_modules/m/staticwebapp.config.json", "{\"globalHeaders\": {\"A\": \"2\"}}")
            .with(published + "/index.html", "page")
            .with(published + "/lab/index.html", "page")) {
      for (String page : List.of("", app, published, published + "/lab")) {
        PlatformSite site = site(folder.path(page));

        assertThat(site.platform()).isEqualTo(KnownPlatforms.of("azure"));
        assertThat(site.root()).isEqualTo(folder.path(published));
        assertThat(lines(site, "/lab/")).containsExactly("A: 1");
        assertThat(site.unread()).isEmpty();
      }
    }
  }

  @Test
  public void the_usual_page_of_errors_of_azure_answers_for_another_one_that_is_missing() {
    try (Folder folder =
        pages()
            .with("404.html", "none")
            .with(
                "staticwebapp.config.json",
                "{\"responseOverrides\": {\"404\": {\"rewrite\": \"/none.html\"}}}")) {
      PlatformSite site = site(folder.path(), "azure");

      assertThat(answers(site.address("/none"))).isEqualTo("404");
      assertThat(answers(site.address("/none.html"))).isEqualTo("404 /404.html");
    }
  }

  @Test
  public void of_several_sites_of_firebase_the_one_with_the_page_is_published() {
    try (Folder folder =
        new Folder()
            .with("firebase.json", "{\"hosting\": [{\"public\": \"a\"}, {\"public\": \"b\"}]}")
            .with("a/index.html", "page")
            .with("b/index.html", "page")) {
      PlatformSite site = site(folder.path("b"));

      assertThat(site.root()).isEqualTo(folder.path("b"));
      assertThat(site.remarks())
          .extracting(remark -> remark.remark().about())
          .contains(Remark.About.LIMIT_OF_ISOLATION);
    }
  }

  @Test
  public void a_built_folder_without_a_workflow_is_read_with_the_configuration_above_it() {
    try (Folder folder =
        new Folder()
            .with("staticwebapp.config.json", "{\"globalHeaders\": {\"A\": \"1\"}}")
            .with("dist/index.html", "page")) {
      PlatformSite site = site(folder.path("dist"));

      assertThat(site.root()).isEqualTo(folder.path("dist"));
      assertThat(lines(site, "/")).containsExactly("A: 1");
    }
  }

  @Test
  public void a_file_above_the_folder_of_a_page_is_read_and_its_folder_is_the_root() {
    try (Folder folder =
        new Folder().with("_headers", "/lab/*\n" + BOTH).with("lab/index.html", "page")) {
      PlatformSite site = site(folder.path("lab"), "netlify");

      assertThat(site.root()).isEqualTo(folder.path());
      assertThat(lines(site, "/lab/")).containsExactly(Read.COOP, Read.COEP);
    }
  }

  @Test
  public void a_folder_that_the_user_names_is_the_root() {
    try (Folder folder =
        new Folder()
            .with("_headers", "/a/b/*\n  A: 1\n")
            .with("a/_headers", "/*\n  A: 2\n")
            .with("a/b/index.html", "page")) {
      PlatformSite site =
          PlatformSite.of(
              folder.path("a/b"),
              Optional.of(folder.path()),
              Optional.empty(),
              KnownPlatforms.all());

      assertThat(lines(site, "/a/b/")).containsExactly("a: 1");
      assertThat(lines(site(folder.path("a/b")), "/b/")).containsExactly("a: 2");
    }
  }

  @Test
  public void files_above_a_repository_are_not_read() {
    try (Folder folder =
        new Folder()
            .with("_headers", "/*\n  A: 1\n")
            .with("repo/.git/HEAD", "")
            .with("repo/index.html", "page")) {
      assertThat(site(folder.path("repo")).sources()).isEmpty();
    }
  }

  @Test
  public void a_headers_file_outside_the_published_folder_is_not_read() {
    try (Folder folder =
        new Folder()
            .with("netlify.toml", "[build]\npublish = 'dist'\n")
            .with("_headers", "/*\n  A: 1\n")
            .with("dist/index.html", "page")) {
      PlatformSite site = site(folder.path());

      assertThat(lines(site, "/")).isEmpty();
      assertThat(site.unread())
          .singleElement()
          .satisfies(
              unread -> {
                assertThat(unread.file()).isEqualTo(folder.path("_headers"));
                assertThat(unread.why()).contains("it is not in the published folder");
              });
    }
  }

  @DataProvider
  public Object[][] signs() {
    return new Object[][] {
      {"CNAME", "github-pages"},
      {".nojekyll", "github-pages"},
      {"netlify.toml", "netlify"},
      {"wrangler.toml", "cloudflare"},
      {"README", "cloudflare"},
    };
  }

  @Test(dataProvider = "signs")
  public void a_folder_itself_tells_its_platform(String file, String platform) {
    try (Folder folder = pages().with("_headers", "/*\n  A: 1\n").with(file, "")) {
      PlatformSite site = site(folder.path());

      assertThat(site.platform()).isEqualTo(KnownPlatforms.of(platform));
      assertThat(lines(site, "/").isEmpty()).isEqualTo(platform.equals("github-pages"));
    }
  }

  @DataProvider
  public Object[][] readers() {
    return new Object[][] {{"github-pages"}, {"nginx"}, {"vercel"}, {"python"}, {"unknown"}};
  }

  @Test(dataProvider = "readers")
  public void a_platform_reads_its_own_files_and_no_others(String platform) {
    try (Folder folder = pages().with("_headers", "/*\n  A: 1\n")) {
      PlatformSite site = site(folder.path(), platform);

      assertThat(lines(site, "/")).isEmpty();
      assertThat(site.unread())
          .singleElement()
          .satisfies(unread -> assertThat(unread.why()).contains("_headers"));
    }
  }

  @DataProvider
  public Object[][] programs() {
    String edge =
        "export default () => new Response('');\nexport const config = { path: '/a/*' };\n";
    return new Object[][] {
      {"cloudflare", "functions/index.js", "", "/", "the function functions/index.js"},
      {"cloudflare", "functions/index.js", "", "/file", ""},
      {"cloudflare", "functions/a/[b].ts", "", "/a/c", "the function functions/a/[b].ts"},
      {"cloudflare", "functions/a/[b].ts", "", "/a/c/d", ""},
      {"cloudflare", "functions/[[all]].js", "", "/a/c/d", "the function functions/[[all]].js"},
      {
        "cloudflare",
        "functions/_middleware.js",
        "",
        "/file",
        "the function functions/_middleware.js"
      },
      {"cloudflare", "_worker.js", "", "/file", "_worker.js"},
      {
        "netlify",
        "netlify/edge-functions/f.ts",
        edge,
        "/a/b",
        "the edge function netlify/edge-functions/f.ts"
      },
      {"netlify", "netlify/edge-functions/f.ts", edge, "/", ""},
      {
        "netlify",
        "netlify.toml",
        "[[edge_functions]]\npath = '/*'\nfunction = 'f'\n",
        "/file",
        "the edge function 'f'"
      },
      {"netlify", "netlify/functions/f.js", "exports.handler = 1;", "/", ""},
      {"vercel", "middleware.ts", "export default () => {}", "/", "the middleware middleware.ts"},
      {
        "vercel",
        "middleware.js",
        "export const config = { matcher: '/a/:path*' }",
        "/file.html",
        ""
      },
      {"vercel", "api/hi.py", "", "/api/hi", "the function api/hi.py"},
    };
  }

  @Test(dataProvider = "programs")
  public void a_program_of_the_project_answers_instead_of_a_file(
      String platform, String file, String text, String address, String expected) {
    try (Folder folder = pages().with(file, text)) {
      String words =
          String.join(", ", site(folder.path(), platform).address(address).descriptions());

      if (expected.isEmpty()) {
        assertThat(words).doesNotContain(" is answered by ");
      } else {
        assertThat(words).isEqualTo(address + " is answered by " + expected);
      }
    }
  }

  @Test
  public void functions_above_the_published_folder_answer_too() {
    try (Folder folder =
        new Folder()
            .with("functions/index.js", "export const onRequest = () => new Response('');")
            .with("dist/_headers", "/*\n  A: 1\n")
            .with("dist/index.html", "page")) {
      assertThat(answers(site(folder.path("dist")).address("/")))
          .isEqualTo("the function functions/index.js");
    }
  }

  @Test
  public void cloudflare_starts_functions_only_for_the_paths_of_routes_json() {
    try (Folder folder =
        pages()
            .with("functions/_middleware.js", "")
            .with("_routes.json", "{\"include\": [\"/*\"], \"exclude\": [\"/file\"]}")) {
      PlatformSite site = site(folder.path(), "cloudflare");

      assertThat(answers(site.address("/file"))).isEqualTo("/file.html");
      assertThat(answers(site.address("/"))).startsWith("the function");
    }
  }
}
