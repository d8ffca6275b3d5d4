package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.given.Fuzz;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Readers of platforms' files answer every input with headers or with a message. */
public class ReaderFuzzTest {
  private static final String ISOLATES =
      """
      /*
        Cross-Origin-Opener-Policy: same-origin
        Cross-Origin-Embedder-Policy: require-corp
      # a comment
      /app/:name/*.html
        ! Cross-Origin-Opener-Policy
        X-Name: :name
      https://example.org/a/*
        Link: </a.css>; rel=preload
      """;

  private final Platforms platforms = Platforms.read(Checkout.above(Path.of("")).fixtures());

  @DataProvider
  Object[][] files() {
    return new Object[][] {
      {"cloudflare", "_headers", ISOLATES},
      {"netlify", "_headers", ISOLATES},
      {
        "netlify",
        "netlify.toml",
        """
        [build]
          command = "make"
        [[headers]]
          for = "/*.js"
          [headers.values]
            Cross-Origin-Opener-Policy = "same-origin"
            cache-control = '''a,
            b'''
            X-List = ["a", "b"]
        [context.production]
          headers = []
        """
      },
      {
        "vercel",
        "vercel.json",
        """
        {"headers": [
          {"source": "/(.*)", "headers": [{"key": "Cross-Origin-Opener-Policy", "value": "same-origin"}]},
          {"source": "/:path*/a{-:b}?.(js|css)", "has": [{"type": "query", "key": "a", "value": "(?<b>.*)"}],
           "headers": [{"key": "X-:path", "value": ":path"}]}
        ], "cleanUrls": true}
        """
      },
      {
        "firebase",
        "firebase.json",
        """
        // comment
        {"hosting": {"public": "public", "headers": [
          {"source": "**/*.@(js|css)", "headers": [{"key": "A", "value": "b"}]},
          {"regex": "^/a(b|c)*$", "headers": [{"key": "A", "value": "b"}]}
        ]}}
        """
      },
      {
        "azure",
        "staticwebapp.config.json",
        """
        {"globalHeaders": {"Cross-Origin-Opener-Policy": "same-origin"},
         "routes": [{"route": "/a/*.{js,css}", "methods": ["GET"], "headers": {"A": "", "B": "c"}}]}
        """
      },
      {
        "serve",
        "serve.json",
        """
        {"public": ".", "headers": [
          {"source": "**/*.{js,css}", "headers": [{"key": "A", "value": "b"}]},
          {"source": "!(a|b)/[a-z]?/{1..3}", "headers": [{"key": "A", "value": null}]}
        ]}
        """
      },
      {
        "wpt",
        "__dir__.headers",
        """
        Cross-Origin-Opener-Policy: same-origin
        Cross-Origin-Embedder-Policy: {{GET[a]}}

        """
      },
    };
  }

  @Test(dataProvider = "files")
  public void a_file_is_read_or_refused(String platform, String name, String sample) {
    Platform as = platforms.readable(platform);

    Fuzz.file(
        name,
        List.of(sample),
        file -> {
          PlatformFile read = PlatformFile.read(file, as);
          read.headers().explain();
          for (String path : List.of("/", "/a/b/c.html", "/app/aaaaaaaaaaaaaaaaaaaaaaaa!", "/.a")) {
            read.headers().linesFor(path, 200);
          }
        });
  }

  @Test
  public void a_glob_is_a_pattern_or_refused() {
    Fuzz.text(
        "glob",
        List.of("**/*.@(js|css)", "!(a|b)/[a-z]?/{1..3}", "a/{b,c{d,e}}/*", "**/a/**/b/**"),
        text -> {
          Glob glob = Glob.of(text);
          glob.matches("a/b/c.html");
          glob.matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaa/b/a/b/a/b/a/b/a/b/c");
        });
  }

  @Test
  public void a_path_pattern_is_a_pattern_or_refused() {
    Fuzz.text(
        "path-to-regexp",
        List.of("/(.*)", "/:path*/a{-:b}?.(js|css)", "/a/:id(\\d+)+", "/((?!api).*)"),
        text -> {
          PathToRegexp pattern = PathToRegexp.of(text);
          pattern.example();
          pattern.match("/a/b/c.html");
          pattern.match("/" + "a".repeat(40) + "!");
        });
  }

  @Test
  public void a_path_is_a_path() {
    Fuzz.text(
        "path",
        List.of("/a/../b/./c?d#e", "//a%2e%2E/é/\t"),
        text -> {
          JsUrl.pathname(text);
          JsUrl.resolve(text);
        });
  }
}
