package org.crosscheck.platform.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.given.Folder;
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
        "iis",
        "web.config",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE configuration [<!ENTITY a "&#65;">]>
        <configuration>
          <system.webServer><httpProtocol><customHeaders>
            <clear/><remove name="X-Powered-By"/>
            <add name="Cross-Origin-Opener-Policy" value="same-origin"/>
          </customHeaders></httpProtocol></system.webServer>
          <location path="app/a"><system.webServer><httpProtocol><customHeaders>
            <add name="A" value="&lt;b&gt;"/>
          </customHeaders></httpProtocol></system.webServer></location>
        </configuration>
        """
      },
      {
        "iis",
        "web.config",
        """
        <configuration><system.webServer><httpProtocol><customHeaders>
          <add name="A" value="b"/>
        </customHeaders></httpProtocol></system.webServer></configuration>
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

  private static final String REDIRECTS =
      """
      # from, to, status
      /a /file 302!
      /old/* /folder/:splat 200
      /x/:id/* https://api.example/:id?q=:splat 301
      /q id=:id lang=de /file.html 200 Country=de
      /* /index.html 404
      """;

  @DataProvider
  Object[][] sites() {
    return new Object[][] {
      {"cloudflare", "_redirects", REDIRECTS},
      {"netlify", "_redirects", REDIRECTS},
      {
        "cloudflare",
        "wrangler.toml",
        """
        [assets]
        directory = "."
        html_handling = "force-trailing-slash"
        not_found_handling = "single-page-application"
        """
      },
      {
        "netlify",
        "netlify.toml",
        """
        [build]
          publish = "."
        [[redirects]]
          from = "/a/*"
          to = "/file.html?x=:splat"
          status = 200
          force = true
          query = {id = ":id"}
          conditions = {Language = ["de"]}
        [[edge_functions]]
          path = "/e/*"
          function = "f"
        """
      },
      {
        "vercel",
        "vercel.json",
        """
        {"cleanUrls": true, "trailingSlash": false,
         "redirects": [{"source": "/a/(.*)", "destination": "/$1", "permanent": true}],
         "rewrites": [{"source": "/:path*/b{.html}?", "has": [{"type": "host", "value": "a(?<b>.*)"}],
           "destination": "/file.html?:b"}]}
        """
      },
      {
        "vercel",
        "vercel.json",
        """
        {"routes": [
          {"src": "/a/(.*)", "dest": "/file.html?a=$1", "status": 200, "continue": true},
          {"handle": "filesystem"},
          {"src": "/(?<b>.*)", "status": 404, "dest": "/404.html", "headers": {"A": "$b"}}]}
        """
      },
      {
        "firebase",
        "firebase.json",
        """
        {"hosting": {"public": ".", "cleanUrls": true, "trailingSlash": false,
          "redirects": [{"source": "/a/:b*", "destination": "/:b", "type": 301},
            {"regex": "^/c(d|e)*$", "destination": "/:1", "type": 302}],
          "rewrites": [{"source": "**/*.@(js|css)", "destination": "/file.html"},
            {"source": "/f", "function": {"functionId": "f"}}],
          "i18n": {"root": "/localized"}}}
        """
      },
      {
        "azure",
        "staticwebapp.config.json",
        """
        {"trailingSlash": "auto",
         "routes": [{"route": "/a/*.{js,css}", "rewrite": "/file.html"},
           {"route": "/b*", "redirect": "/file.html", "statusCode": 301, "allowedRoles": ["a"]}],
         "navigationFallback": {"rewrite": "/index.html", "exclude": ["/i/*.{png,jpg}"]},
         "responseOverrides": {"404": {"rewrite": "/file.html", "statusCode": 200}}}
        """
      },
      {
        "serve",
        "serve.json",
        """
        {"cleanUrls": ["/a/**"], "trailingSlash": true, "renderSingle": true,
         "redirects": [{"source": "/a/:b", "destination": "/:b", "type": 302}],
         "rewrites": [{"source": "!(a|b)/**", "destination": "/file.html"}],
         "directoryListing": false, "unlisted": [".git"]}
        """
      },
    };
  }

  @Test(dataProvider = "sites")
  public void a_site_is_read_or_refused(String platform, String name, String sample) {
    Platform as = platforms.readable(platform);
    try (Folder folder =
        new Folder()
            .with("index.html", "")
            .with("file.html", "")
            .with("404.html", "")
            .with("folder/index.html", "")) {
      Fuzz.text(
          platform + " " + name,
          List.of(sample),
          text -> {
            Files.writeString(folder.path(name), text);
            PlatformSite site =
                PlatformSite.of(
                    folder.path(), Optional.of(folder.path()), Optional.of(as), platforms);
            for (String path :
                List.of("/", "/a", "/old/b/c", "/x/1/" + "a".repeat(40) + "!", "/none/", "/e/f")) {
              site.otherAddresses(site.address(path));
              site.assumed(path);
            }
          });
    }
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
