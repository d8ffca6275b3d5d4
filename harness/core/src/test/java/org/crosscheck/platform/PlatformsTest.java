package org.crosscheck.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.reader.PlatformFile;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Platforms are recognized by their answers and files, and their lines are what they read. */
public class PlatformsTest {
  private static final Platforms PLATFORMS = KnownPlatforms.all();
  private static final List<HeaderChange> BOTH =
      List.of(
          HeaderChange.send("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderChange.send("Cross-Origin-Embedder-Policy", "require-corp"));

  private static final List<HeaderChange> FOUR =
      List.of(
          BOTH.get(0),
          BOTH.get(1),
          HeaderChange.send("Cross-Origin-Resource-Policy", "cross-origin"),
          HeaderChange.send("Access-Control-Allow-Origin", "*"));

  @DataProvider
  public Object[][] names() {
    return new Object[][] {
      {"a/_headers", Optional.empty()},
      {"netlify.toml", Optional.of("netlify")},
      {"x/vercel.json", Optional.of("vercel")},
      {"firebase.json", Optional.of("firebase")},
      {"staticwebapp.config.json", Optional.of("azure")},
      {"serve.json", Optional.of("serve")},
      {"web.config", Optional.of("iis")},
      {"__dir__.headers", Optional.of("wpt")},
      {"index.html.headers", Optional.of("wpt")},
      {"package.json", Optional.empty()},
    };
  }

  @Test(dataProvider = "names")
  public void a_platform_is_guessed_by_the_name_of_a_file(String file, Optional<String> platform) {
    assertThat(PLATFORMS.setBy(Path.of(file)).map(Platform::id)).as(file).isEqualTo(platform);
  }

  @Test
  public void a_platform_whose_files_are_read_is_known_by_its_id() {
    assertThat(PLATFORMS.readable("Netlify").id()).isEqualTo("netlify");
    assertThat(PLATFORMS.readable("netlify").files().headerFiles())
        .containsExactly("_headers", "netlify.toml");
    assertThatThrownBy(() -> PLATFORMS.readable("cloudfare"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "There is no platform 'cloudfare'. Did you mean cloudflare? Known: azure, cloudflare,"
                + " firebase, iis, netlify, serve, vercel, wpt.");
  }

  @Test
  public void every_format_has_a_platform() {
    assertThat(PLATFORMS.all())
        .extracting(p -> p.files().format())
        .containsAll(Arrays.stream(HeaderFileFormat.values()).map(Optional::of).toList());
  }

  @DataProvider
  public Object[][] answers() {
    return new Object[][] {
      {"Server: nginx/1.29.3", "nginx"},
      {"Server: Apache/2.4.66 (Debian)", "apache"},
      {"Server: Apache-Coyote/1.1", "tomcat"},
      {"Server: Caddy", "caddy"},
      {"Server: lighttpd/1.4.82", "lighttpd"},
      {"X-NF-Request-ID: 01J", "netlify"},
      {"CF-RAY: 8f0-FRA", "cloudflare-proxy"},
      {"X-Azure-Ref: 0abc", "front-door"},
      {"X-Served-By: cache-fra-eddf8230020-FRA", "fastly"},
      {"X-Amz-Cf-Id: abc==", "cloudfront"},
      {"Server: AmazonS3", "s3"},
      {"Server: Microsoft-IIS/10.0", "iis"},
      {"X-Powered-By: ASP.NET", "iis"},
      {"Server: Kestrel", "aspnet"},
      {"X-Powered-By: Express", "express"},
      {"X-Powered-By: PHP/8.2", "php"},
      {"X-Powered-By: Next.js", "next"},
      {"X-Powered-By: Nuxt", "nuxt"},
      {"X-SvelteKit-Page: true", "sveltekit"},
      {"Server: WSGIServer/0.2 CPython/3.11.2", "django"},
      {"Set-Cookie: csrftoken=x; Path=/", "django"},
      {"Server: Werkzeug/2.2.2 Python/3.11.2", "flask"},
      {"Server: uvicorn", "fastapi"},
      {"Server: WEBrick/1.8.1 (Ruby/3.1.2/2022-04-12)", "rack"},
      {"Server: TornadoServer/6.2", "jupyter"},
      {"Server: gunicorn", "gunicorn"},
      {"X-RTD-Project: docs", "read-the-docs"},
      {"x-vercel-id: fra1::x", "vercel"},
      {"X-GitHub-Request-Id: A1B2", "github-pages"},
      {"Server: SimpleHTTP/0.6 Python/3.13.5", "python"},
      {"Server: Jetty(12.1.14)", "jetty"},
      {"Server: mine", "unknown"},
    };
  }

  @Test(dataProvider = "answers")
  public void a_platform_is_recognized_by_its_response(String line, String id) {
    assertThat(PLATFORMS.answering(response(line)).id()).isEqualTo(id);
  }

  @DataProvider
  public Object[][] layers() {
    return new Object[][] {
      {List.of("CF-RAY: 1", "Server: cloudflare"), "cloudflare-proxy", List.of("cloudflare-proxy")},
      {List.of("CF-RAY: 1", "X-Powered-By: PHP/8.2"), "php", List.of("cloudflare-proxy")},
      {List.of("CF-RAY: 1", "X-GitHub-Request-Id: 2"), "github-pages", List.of("cloudflare-proxy")},
      {List.of("X-Served-By: cache-1", "X-GitHub-Request-Id: 2"), "github-pages", List.of()},
      {List.of("X-Served-By: cache-1", "Server: nginx"), "nginx", List.of("fastly")},
      {List.of("Server: AmazonS3", "X-Amz-Cf-Id: 1"), "cloudfront", List.of("cloudfront")},
      {List.of("X-Azure-Ref: 1", "Server: Microsoft-IIS/10.0"), "iis", List.of("front-door")},
      {
        List.of("CF-RAY: 1", "X-Served-By: cache-1"),
        "cloudflare-proxy",
        List.of("cloudflare-proxy", "fastly")
      },
      {
        List.of(
            "X-DNS-Prefetch-Control: off",
            "X-Download-Options: noopen",
            "X-Permitted-Cross-Domain-Policies: none",
            "X-XSS-Protection: 0"),
        "express",
        List.of()
      },
      {
        List.of(
            "Server: gunicorn",
            "X-Frame-Options: DENY",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: same-origin",
            "Cross-Origin-Opener-Policy: same-origin"),
        "django",
        List.of()
      },
      {List.of("Server: gunicorn", "X-Content-Type-Options: nosniff"), "gunicorn", List.of()},
    };
  }

  @Test(dataProvider = "layers")
  public void what_is_in_front_is_told_from_what_is_behind(
      List<String> lines, String id, List<String> front) {
    SiteResponse response = response(lines.toArray(String[]::new));
    Platform platform = PLATFORMS.answering(response);

    assertThat(platform.id()).isEqualTo(id);
    assertThat(PLATFORMS.inFront(response, platform))
        .extracting(Platform::id)
        .containsExactlyElementsOf(front);
  }

  @DataProvider
  public Object[][] pages() {
    return new Object[][] {
      {"x.pages.dev", "", "cloudflare"},
      {"x.web.app", "", "firebase"},
      {"x.azurestaticapps.net", "", "azure"},
      {"html-classic.itch.zone", "", "itch-io"},
      {"docs.readthedocs.io", "", "read-the-docs"},
      {"pages.dev.example.org", "", "unknown"},
      {"", "<script type=module src=\"/@vite/client\"></script>", "vite"},
      {"", "<!-- Code injected by live-server -->", "live-server"},
      {"", "<script id=__NEXT_DATA__></script><script src=/_next/a.js></script>", "next"},
      {"", "<script>window.__NUXT__={}</script><script src=/_nuxt/a.js></script>", "nuxt"},
      {"", "<p>__NEXT_DATA__</p>", "unknown"},
      {"", "<script src=/@vite/client></script><p>astro</p>", "vite"},
      {
        "",
        "<script src=/@vite/client></script><script src=/node_modules/astro/x.js></script>",
        "astro"
      },
    };
  }

  @Test(dataProvider = "pages")
  public void a_platform_is_recognized_by_its_host_name_or_its_markup(
      String host, String body, String id) {
    assertThat(PLATFORMS.answering(new SiteResponse(host, List.of(), body)).id()).isEqualTo(id);
  }

  private static SiteResponse response(String... lines) {
    return new SiteResponse("", Stream.of(lines).map(HeaderField::parse).toList(), "");
  }

  @DataProvider
  public Object[][] recipes() {
    return new Object[][] {{"nginx"}, {"apache"}, {"lighttpd"}, {"caddy"}};
  }

  @Test(dataProvider = "recipes")
  public void the_lines_of_a_server_are_those_of_its_recipe(String id) throws IOException {
    Recipe recipe = PLATFORMS.recipe(id);
    String lines = Files.readString(recipe.files().recipeFile());

    assertThat(PLATFORMS.platform(id).remedy(FOUR))
        .filteredOn(line -> line.contains("Cross-Origin") || line.contains("Access-Control"))
        .hasSize(4)
        .allSatisfy(line -> assertThat(lines).contains(line.strip()));
  }

  @DataProvider
  public Object[][] platforms() {
    return new Object[][] {
      {"cloudflare", "_headers"},
      {"netlify", "_headers"},
      {"vercel", "vercel.json"},
      {"firebase", "firebase.json"},
      {"azure", "staticwebapp.config.json"},
      {"serve", "serve.json"},
      {"iis", "web.config"},
    };
  }

  @Test(dataProvider = "platforms")
  public void a_platform_reads_the_generated_lines_as_intended(String id, String file) {
    String lines =
        String.join(
            "\n",
            KnownPlatforms.of(id).remedy(BOTH).stream().filter(l -> !l.startsWith("//")).toList());
    try (Folder folder = new Folder().with(file, lines)) {
      PlatformFile read = PlatformFile.read(folder.path(file), KnownPlatforms.of(id));

      assertThat(read.remarks()).isEmpty();
      assertThat(read.headers().linesFor("/index.html", 200))
          .extracting(line -> line.name().toLowerCase(java.util.Locale.ROOT) + ": " + line.value())
          .containsExactlyInAnyOrder(
              "cross-origin-opener-policy: same-origin",
              "cross-origin-embedder-policy: require-corp");
    }
  }

  @Test
  public void every_platform_has_lines_for_every_change() {
    assertThat(PLATFORMS.all().stream().filter(Platform::sendsHeaders))
        .allSatisfy(
            host ->
                assertThat(String.join("\n", host.remedy(BOTH)))
                    .contains("same-origin", "require-corp"));
    assertThat(PLATFORMS.all().stream().filter(Platform::sendsHeaders))
        .allSatisfy(
            host ->
                assertThat(
                        String.join(
                            "\n",
                            host.remedy(List.of(HeaderChange.type(".mjs", "text/javascript")))))
                    .contains("mjs", "text/javascript")
                    .doesNotContain("Cross-Origin"));
    assertThat(
            KnownPlatforms.of("caddy")
                .remedy(
                    List.of(
                        HeaderChange.type(".mjs", "text/javascript"),
                        HeaderChange.type(".css", "text/css"))))
        .as("a matcher may be defined once")
        .filteredOn(line -> line.startsWith("@"))
        .doesNotHaveDuplicates()
        .hasSize(2);
    assertThat(KnownPlatforms.of("github-pages").remedy(BOTH))
        .anyMatch(line -> line.contains("mini-coi.js"));
    assertThat(PLATFORMS.all()).allMatch(host -> host.remedy(List.of()).isEmpty());
  }

  @Test
  public void a_misspelled_platform_is_reported_with_the_nearest_one() {
    assertThatThrownBy(() -> PLATFORMS.platform("nginz"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean nginx?");
  }
}
