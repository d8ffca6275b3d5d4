package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.given.Folder;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests the commands that take a platform's configuration file, where no browser is needed. */
public class HostingFileTest {
  private static final String BOTH =
      "\n  Cross-Origin-Opener-Policy: same-origin\n"
          + "  Cross-Origin-Embedder-Policy: require-corp\n";

  @Test
  public void explain_follows_the_redirects_of_the_platform() {
    try (Folder folder =
        new Folder().with("_headers", "/tool.html" + BOTH).with("tool.html", "page")) {
      CommandResult result =
          CommandResult.of(
              "explain",
              "--hosting-file=" + folder.path("_headers"),
              "--as=cloudflare",
              "--url=https://site.test/tool.html",
              "--browser=chrome");

      assertThat(result.exit()).isZero();
      assertThat(result.out()).startsWith("chrome: not isolated\n");
      assertThat(result.err().lines())
          .containsExactly(
              "/tool.html redirects to /tool (308).",
              "/tool is answered with the file /tool.html (200).",
              "The rule '/tool.html' (line 1 of _headers) is only for a redirect.");
    }
  }

  @Test
  public void explain_assumes_the_page_that_the_url_names() {
    try (Folder folder = new Folder().with("_headers", "/lab/*" + BOTH)) {
      CommandResult result =
          CommandResult.of(
              "explain",
              "--hosting-file=" + folder.path("_headers"),
              "--as=netlify",
              "--url=https://site.test/lab/",
              "--json",
              "--browser=chrome");

      assertThat(result.out()).startsWith("{\"crossOriginIsolated\":true");
      assertThat(result.err())
          .isEqualTo("/lab/ is answered with the file /lab/index.html (200).\n");
    }
  }

  @Test
  public void explain_cannot_tell_what_a_program_sends() {
    try (Folder folder =
        new Folder().with("_headers", "/*" + BOTH).with("functions/index.js", "")) {
      CommandResult result =
          CommandResult.of(
              "explain", "--hosting-file=" + folder.path("_headers"), "--as=cloudflare");

      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("/ is answered by the function functions/index.js.");
    }
  }

  @Test
  public void explain_says_that_a_url_was_not_requested() {
    assertThat(CommandResult.of("explain", "--url=https://site.test/").err())
        .contains("nothing was requested", "./crosscheck doctor URL");
    assertThat(CommandResult.of("explain").err()).isEmpty();
  }

  @Test
  public void a_file_that_is_not_read_gets_a_hint_what_to_use_instead() {
    try (Folder folder = new Folder().with("nginx.conf", "").with("_headers", "")) {
      assertThat(CommandResult.of("explain", "--hosting-file=" + folder.path("nginx.conf")).err())
          .contains("Crosscheck cannot read nginx.conf.", "--real");
      assertThat(CommandResult.of("run", "--hosting-file=" + folder.path("_headers")).err())
          .contains(
              "Several platforms read files named _headers. Give --as and one of: cloudflare,"
                  + " netlify.");
      assertThat(CommandResult.of("serve", "--as=netlify").err()).contains("--as needs a file.");
      assertThat(CommandResult.of("run", "--below=/app").err()).contains("--below needs a file.");
    }
  }

  @DataProvider
  public Object[][] unread() {
    return new Object[][] {
      {"nginx.conf", "--real nginx"},
      {".htaccess", "--real apache"},
      {"Caddyfile", "--real caddy"},
      {"lighttpd.conf", "--real lighttpd"},
      {"vite.config.js", "http://localhost:5173/"},
      {"next.config.mjs", "http://localhost:3000/"},
      {"wrangler.jsonc", "_headers"},
      {"customHttp.yml", "AWS Amplify"},
      {"render.yaml", "Render"},
      {"other.conf", "Give --as"},
    };
  }

  @Test(dataProvider = "unread")
  public void a_file_that_is_not_read_says_what_to_use(String file, String instead) {
    try (Folder folder = new Folder().with(file, "")) {
      assertThat(CommandResult.of("serve", "--hosting-file=" + folder.path(file)).err())
          .contains("Crosscheck cannot read " + file + ".", instead);
    }
  }
}
