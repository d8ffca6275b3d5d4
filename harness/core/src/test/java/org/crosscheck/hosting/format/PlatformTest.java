package org.crosscheck.hosting.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.told.Told;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class PlatformTest {

  @DataProvider
  public Object[][] names() {
    return new Object[][] {
      {"a/_headers", Optional.empty()},
      {"netlify.toml", Optional.of(Platform.NETLIFY)},
      {"x/vercel.json", Optional.of(Platform.VERCEL)},
      {"firebase.json", Optional.of(Platform.FIREBASE)},
      {"staticwebapp.config.json", Optional.of(Platform.AZURE)},
      {"serve.json", Optional.of(Platform.SERVE)},
      {"__dir__.headers", Optional.of(Platform.WPT)},
      {"index.html.headers", Optional.of(Platform.WPT)},
      {"package.json", Optional.empty()},
    };
  }

  @Test(dataProvider = "names")
  public void a_platform_is_guessed_by_the_name_of_a_file(
      String file, Optional<Platform> platform) {
    assertThat(Platform.guess(Path.of(file))).as(file).isEqualTo(platform);
  }

  @Test
  public void a_platform_is_known_by_its_word() {
    for (Platform platform : Platform.values()) {
      assertThat(Platform.of(platform.word())).isEqualTo(platform);
    }
    assertThat(Platform.of("Netlify")).isEqualTo(Platform.NETLIFY);
    assertThat(Platform.NETLIFY.files()).isEqualTo("_headers or netlify.toml");
    assertThatThrownBy(() -> Platform.of("cloudfare"))
        .isInstanceOf(Told.class)
        .hasMessage(
            "There is no platform 'cloudfare'. Did you mean cloudflare? Known: azure, cloudflare,"
                + " firebase, netlify, serve, vercel, wpt.");
  }

  @DataProvider
  public Object[][] platforms() {
    return new Object[][] {
      {Platform.CLOUDFLARE, "_headers"},
      {Platform.NETLIFY, "_headers"},
      {Platform.NETLIFY, "netlify.toml"},
      {Platform.VERCEL, "vercel.json"},
      {Platform.FIREBASE, "firebase.json"},
      {Platform.AZURE, "staticwebapp.config.json"},
      {Platform.SERVE, "serve.json"},
      {Platform.WPT, "__dir__.headers"},
    };
  }

  @Test(dataProvider = "platforms")
  public void a_file_that_is_missing_or_not_utf_8_is_told(Platform platform, String name)
      throws IOException {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> PlatformFile.read(folder.path(name), platform))
          .isInstanceOf(Told.class)
          .hasMessageContaining("There is no file " + folder.path(name));

      Files.write(folder.path(name), new byte[] {'/', '\n', (byte) 0xfc});
      assertThatThrownBy(() -> PlatformFile.read(folder.path(name), platform))
          .isInstanceOf(Told.class)
          .hasMessageContaining(name + " is not UTF-8.");
    }
  }

  @Test
  public void a_file_that_the_platform_would_not_find_by_its_name_is_remarked() {
    PlatformFile file = Read.file(Platform.CLOUDFLARE, "headers.txt", "/*\n  A: 1\n");

    assertThat(Read.lines(file, "/")).containsExactly("a: 1");
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 1, column 1: Cloudflare reads _headers, and no file named headers.txt");
    assertThat(Read.remarks(Read.file(Platform.NETLIFY, "netlify.toml", ""))).isEmpty();
  }

  @Test
  public void the_headers_are_explained_in_words() {
    assertThat(
            Read.file(Platform.CLOUDFLARE, "_headers", "/*\nA: 1\nB: 2\n/x/:y\n! A\nC: :y\n")
                .headers()
                .explain())
        .isEqualTo(
            "Sends what Cloudflare sends by _headers: a: 1, b: 2 on /*; no A but c: :y on /x/:y");
    assertThat(Read.file(Platform.NETLIFY, "_headers", "").headers().explain())
        .isEqualTo("Sends what Netlify sends by _headers: nothing");
    assertThat(
            Read.file(
                    Platform.AZURE,
                    "staticwebapp.config.json",
                    "{\"globalHeaders\": {\"A\": \"1\"}, \"routes\": [{\"route\": \"/x\","
                        + " \"headers\": {\"A\": \"\"}}]}")
                .headers()
                .explain())
        .isEqualTo(
            "Sends what Azure sends by staticwebapp.config.json: A: 1 on everything; no A on /x");
    assertThat(Read.file(Platform.WPT, "a.html.headers", "A: 1\nB: 2\n").headers().explain())
        .isEqualTo("Sends what wptserve sends by a.html.headers: A: 1, B: 2 on files named a.html");
  }

  @Test
  public void a_header_named_nearly_as_one_that_isolates_is_remarked() {
    assertThat(
            Read.remarks(
                Read.file(
                    Platform.WPT,
                    "a.html.headers",
                    "Cross-Origin-Opener-Polcy: same-origin\n"
                        + "Cross-Origin-Embedder-Policy-Report-Only: require-corp\n"
                        + "Referrer-Policy: no-referrer\n")))
        .containsExactly(
            "line 1, column 1: no browser knows 'Cross-Origin-Opener-Polcy'; did you mean"
                + " cross-origin-opener-policy?");
  }
}
