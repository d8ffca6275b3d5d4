package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class PlatformFileTest {

  @DataProvider
  public Object[][] platforms() {
    return new Object[][] {
      {"cloudflare", "_headers"},
      {"netlify", "_headers"},
      {"netlify", "netlify.toml"},
      {"vercel", "vercel.json"},
      {"firebase", "firebase.json"},
      {"azure", "staticwebapp.config.json"},
      {"serve", "serve.json"},
      {"wpt", "__dir__.headers"},
    };
  }

  @Test(dataProvider = "platforms")
  public void a_file_that_is_missing_or_not_utf_8_is_reported(String platform, String name)
      throws IOException {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> PlatformFile.read(folder.path(name), KnownPlatforms.of(platform)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no file " + folder.path(name));

      Files.write(folder.path(name), new byte[] {'/', '\n', (byte) 0xfc});
      assertThatThrownBy(() -> PlatformFile.read(folder.path(name), KnownPlatforms.of(platform)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(name + " is not UTF-8.");
    }
  }

  @Test
  public void a_file_name_that_the_platform_does_not_read_gets_a_remark() {
    PlatformFile file = Read.file("cloudflare", "headers.txt", "/*\n  A: 1\n");

    assertThat(Read.lines(file, "/")).containsExactly("a: 1");
    assertThat(Read.remarks(file))
        .containsExactly("line 1, column 1: Cloudflare Pages reads _headers, not headers.txt");
    assertThat(Read.remarks(Read.file("netlify", "netlify.toml", ""))).isEmpty();
  }

  @Test
  public void the_headers_are_explained_in_words() {
    assertThat(
            Read.file("cloudflare", "_headers", "/*\nA: 1\nB: 2\n/x/:y\n! A\nC: :y\n")
                .headers()
                .explain())
        .isEqualTo(
            "Sends what Cloudflare sends for _headers: a: 1, b: 2 on /*; no A but c: :y on /x/:y");
    assertThat(Read.file("netlify", "_headers", "").headers().explain())
        .isEqualTo("Sends what Netlify sends for _headers: nothing");
    assertThat(
            Read.file(
                    "azure",
                    "staticwebapp.config.json",
                    "{\"globalHeaders\": {\"A\": \"1\"}, \"routes\": [{\"route\": \"/x\","
                        + " \"headers\": {\"A\": \"\"}}]}")
                .headers()
                .explain())
        .isEqualTo(
            "Sends what Azure sends for staticwebapp.config.json: A: 1 on everything; no A on /x");
    assertThat(Read.file("wpt", "a.html.headers", "A: 1\nB: 2\n").headers().explain())
        .isEqualTo(
            "Sends what wptserve sends for a.html.headers: A: 1, B: 2 on files named a.html");
  }

  @Test
  public void a_misspelled_isolation_header_gets_a_remark() {
    assertThat(
            Read.remarks(
                Read.file(
                    "wpt",
                    "a.html.headers",
                    "Cross-Origin-Opener-Polcy: same-origin\n"
                        + "Cross-Origin-Embedder-Policy-Report-Only: require-corp\n"
                        + "Referrer-Policy: no-referrer\n")))
        .containsExactly(
            "line 1, column 1: browsers do not recognize 'Cross-Origin-Opener-Polcy'; did you mean"
                + " cross-origin-opener-policy?");
  }
}
