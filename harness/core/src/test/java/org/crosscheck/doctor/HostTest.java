package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.format.Platform;
import org.crosscheck.hosting.format.PlatformFile;
import org.crosscheck.told.Told;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Hosts are told from their answers, and their lines are what they read. */
public class HostTest {
  private static final List<Change> BOTH =
      List.of(
          Change.send("Cross-Origin-Opener-Policy", "same-origin"),
          Change.send("Cross-Origin-Embedder-Policy", "require-corp"));

  @DataProvider
  public Object[][] answers() {
    return new Object[][] {
      {"Server: nginx/1.29.3", Host.NGINX},
      {"Server: Apache/2.4.66 (Debian)", Host.APACHE},
      {"Server: Apache-Coyote/1.1", Host.TOMCAT},
      {"Server: Caddy", Host.CADDY},
      {"Server: lighttpd/1.4.82", Host.LIGHTTPD},
      {"X-NF-Request-ID: 01J", Host.NETLIFY},
      {"CF-RAY: 8f0-FRA", Host.CLOUDFLARE},
      {"x-vercel-id: fra1::x", Host.VERCEL},
      {"X-GitHub-Request-Id: A1B2", Host.GITHUB_PAGES},
      {"Server: SimpleHTTP/0.6 Python/3.13.5", Host.PYTHON},
      {"Server: Jetty(12.1.14)", Host.JETTY},
      {"Server: mine", Host.UNKNOWN},
    };
  }

  @Test(dataProvider = "answers")
  public void a_host_is_told_from_its_answer(String line, Host host) {
    assertThat(Host.answering(List.of(HeaderField.parse(line)))).isEqualTo(host);
  }

  @Test
  public void a_platform_before_a_server_is_the_one_to_change() {
    assertThat(
            Host.answering(
                List.of(
                    HeaderField.parse("Server: cloudflare"),
                    HeaderField.parse("CF-RAY: 1"),
                    HeaderField.parse("X-GitHub-Request-Id: 2"))))
        .isEqualTo(Host.GITHUB_PAGES);
  }

  @Test
  public void the_lines_of_servers_are_those_of_the_recipes() throws IOException {
    for (var recipe :
        List.of(
            List.of("nginx/recipe.conf", Host.NGINX),
            List.of("apache/recipe.htaccess", Host.APACHE),
            List.of("lighttpd/recipe.conf", Host.LIGHTTPD))) {
      String lines = Files.readString(Path.of("../../fixtures/recipes/" + recipe.get(0)));
      assertThat(((Host) recipe.get(1)).lines(BOTH))
          .filteredOn(line -> line.contains("Cross-Origin"))
          .hasSize(2)
          .allSatisfy(line -> assertThat(lines).contains(line.strip()));
    }
  }

  @DataProvider
  public Object[][] platforms() {
    return new Object[][] {
      {Host.CLOUDFLARE, Platform.CLOUDFLARE, "_headers"},
      {Host.NETLIFY, Platform.NETLIFY, "_headers"},
      {Host.VERCEL, Platform.VERCEL, "vercel.json"},
      {Host.FIREBASE, Platform.FIREBASE, "firebase.json"},
      {Host.AZURE, Platform.AZURE, "staticwebapp.config.json"},
      {Host.SERVE, Platform.SERVE, "serve.json"},
    };
  }

  @Test(dataProvider = "platforms")
  public void a_platform_reads_its_lines_as_they_are_meant(
      Host host, Platform platform, String file) {
    String lines =
        String.join("\n", host.lines(BOTH).stream().filter(l -> !l.startsWith("//")).toList());
    try (Folder folder = new Folder().with(file, lines)) {
      PlatformFile read = PlatformFile.read(folder.path(file), platform);

      assertThat(read.remarks()).isEmpty();
      assertThat(read.headers().linesFor("/index.html", 200))
          .extracting(line -> line.name().toLowerCase(java.util.Locale.ROOT) + ": " + line.value())
          .containsExactlyInAnyOrder(
              "cross-origin-opener-policy: same-origin",
              "cross-origin-embedder-policy: require-corp");
    }
  }

  @Test
  public void every_host_says_every_change() {
    assertThat(Arrays.stream(Host.values()).filter(Host::sendsHeaders))
        .allSatisfy(
            host ->
                assertThat(String.join("\n", host.remedy(BOTH)))
                    .contains("same-origin", "require-corp"));
    assertThat(Arrays.stream(Host.values()).filter(Host::sendsHeaders))
        .allSatisfy(
            host ->
                assertThat(
                        String.join(
                            "\n", host.remedy(List.of(Change.type(".mjs", "text/javascript")))))
                    .contains("mjs", "text/javascript")
                    .doesNotContain("Cross-Origin"));
    assertThat(
            Host.CADDY.remedy(
                List.of(Change.type(".mjs", "text/javascript"), Change.type(".css", "text/css"))))
        .as("a matcher may be defined once")
        .filteredOn(line -> line.startsWith("@"))
        .doesNotHaveDuplicates()
        .hasSize(2);
    assertThat(Host.GITHUB_PAGES.remedy(BOTH)).anyMatch(line -> line.contains("mini-coi.js"));
    assertThat(Arrays.stream(Host.values())).allMatch(host -> host.remedy(List.of()).isEmpty());
  }

  @Test
  public void a_host_that_is_misspelt_is_told_with_the_nearest_one() {
    assertThatThrownBy(() -> Host.of("nginz"))
        .isInstanceOf(Told.class)
        .hasMessageContaining("Did you mean nginx?");
  }
}
