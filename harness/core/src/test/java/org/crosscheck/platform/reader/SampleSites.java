package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.crosscheck.platform.reader.SampleSite.Piece;

/** Makes sites at random for each platform; the same seed makes the same sites. */
final class SampleSites {
  private static final List<String> PAGES =
      List.of(
          "index.html",
          "file.html",
          "folder/index.html",
          "both.html",
          "both/index.html",
          "a.txt",
          "folder/x.html",
          "404.html",
          "noext",
          "v1.2/index.html",
          "file/y.html",
          "bare/z.html");

  private static final List<String> ADDRESSES =
      List.of(
          "/",
          "/index",
          "/index.html",
          "/file",
          "/file/",
          "/file.html",
          "/folder",
          "/folder/",
          "/folder/index",
          "/folder/index.html",
          "/both",
          "/both/",
          "/both.html",
          "/both/index.html",
          "/a.txt",
          "/a.txt/",
          "/noext",
          "/none",
          "/none/",
          "/folder/x",
          "/folder/x.html",
          "/v1.2",
          "/v1.2/",
          "/r",
          "/r/",
          "/r/a",
          "/r/a/b",
          "/w",
          "/w/q",
          "/file/y",
          "/FILE.html",
          "/bare",
          "/bare/",
          "/404",
          "/404.html",
          "//file.html",
          "/q");

  private final Random random;

  SampleSites(long seed) {
    random = new Random(seed);
  }

  List<String> addresses(String platform, int count) {
    List<String> addresses = new ArrayList<>();
    while (addresses.size() < count) {
      String address = one(ADDRESSES.toArray(String[]::new));
      if (address.matches(comparable(platform))) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /** The addresses that the program answers as the platform does. */
  private static String comparable(String platform) {
    return switch (platform) {
      // Its file server is not public: only rules answer there.
      case "netlify" -> "/(r|w|q|none|x).*";
      // The emulator has no addresses without '.html', it compares a route with /r/index.html for
      // /r, against the documentation, and it is case-sensitive.
      case "azure" -> "/|/folder/|/none|/w/q|/r/a|/[a-z0-9]+(/\\w+)?\\.(html|txt)";
      // wrangler ends such a request with a failure of its own.
      case "cloudflare" -> "(?!/a\\.txt/).*";
      default -> ".*";
    };
  }

  SampleSite of(String platform) {
    List<String> pages = new ArrayList<>();
    for (String page : PAGES) {
      if (random.nextInt(3) > 0) {
        pages.add(page);
      }
    }
    return new SampleSite(
        pages,
        switch (platform) {
          case "firebase" -> firebase();
          case "serve" -> serve();
          case "vercel" -> vercel();
          case "azure" -> azure();
          case "netlify" -> netlify();
          case "cloudflare" -> cloudflare();
          default -> throw new IllegalArgumentException(platform);
        });
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private String line() {
    return one("X-A", "X-B", "x-a", "Cross-Origin-Opener-Policy")
        + ": "
        + one("1", "2", "same-origin");
  }

  private String pair() {
    String[] parts = line().split(": ");
    return "{\"key\": \"%s\", \"value\": \"%s\"}".formatted(parts[0], parts[1]);
  }

  private void flags(List<Piece> pieces) {
    for (String flag : List.of("cleanUrls", "trailingSlash")) {
      if (random.nextInt(3) > 0) {
        pieces.add(new Piece(flag, String.valueOf(maybe())));
      }
    }
  }

  private void headers(List<Piece> pieces, String... sources) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      pieces.add(
          new Piece(
              "headers",
              "{\"source\": \"%s\", \"headers\": [%s]}".formatted(one(sources), pair())));
    }
  }

  private List<Piece> firebase() {
    List<Piece> pieces = new ArrayList<>(List.of(new Piece("public", "\".\"")));
    flags(pieces);
    headers(
        pieces,
        "**",
        "/**",
        "**/*.html",
        "/file",
        "/file.html",
        "/folder/**",
        "/",
        "/index.html",
        "**/*",
        "folder/*",
        "/@(file|both)*",
        "/both",
        "*.html",
        "/404.html",
        "404.html");
    if (maybe()) {
      pieces.add(
          new Piece(
              "redirects",
              "{\"source\": \"%s\", \"destination\": \"%s\", \"type\": %s}"
                  .formatted(
                      one("/r", "/r/**", "/file", "/r/:a", "/none{,/**}"),
                      one("/file.html", "/folder", "/", "https://site.example/x"),
                      one("301", "302"))));
    }
    if (maybe()) {
      pieces.add(
          new Piece(
              "redirects",
              "{\"source\": \"/r/:a/:b\", \"destination\": \"/:b/:a\", \"type\": 301}"));
    }
    if (maybe()) {
      pieces.add(
          new Piece(
              "rewrites",
              "{\"source\": \"%s\", \"destination\": \"%s\"}"
                  .formatted(
                      one("/w", "/w/**", "**", "!/w/**"),
                      one("/file.html", "/index.html", "/none.html", "/folder/x.html"))));
    }
    return pieces;
  }

  private List<Piece> serve() {
    List<Piece> pieces = new ArrayList<>();
    flags(pieces);
    headers(pieces, "**", "**/*.html", "file.html", "/file", "folder/**", "*.html", "404.html");
    if (maybe()) {
      pieces.add(
          new Piece(
              "redirects",
              one(
                  "{\"source\": \"/r\", \"destination\": \"/file.html\"}",
                  "{\"source\": \"/r/:a\", \"destination\": \"/:a\", \"type\": 302}",
                  "{\"source\": \"/none/**\", \"destination\": \"/\"}")));
    }
    if (maybe()) {
      pieces.add(
          new Piece(
              "rewrites",
              one(
                  "{\"source\": \"/w\", \"destination\": \"/file.html\"}",
                  "{\"source\": \"/w/:a\", \"destination\": \"/folder/x.html\"}",
                  "{\"source\": \"**\", \"destination\": \"/index.html\"}")));
    }
    if (random.nextInt(4) == 0) {
      pieces.add(new Piece("directoryListing", String.valueOf(maybe())));
    }
    return pieces;
  }

  private List<Piece> vercel() {
    List<Piece> pieces = new ArrayList<>();
    flags(pieces);
    if (random.nextInt(3) > 0) {
      headers(
          pieces,
          "/(.*)",
          "/:path*",
          "/file",
          "/file.html",
          "/folder/(.*)",
          "/",
          "/folder/:x",
          "/:a/:b?",
          "/((?!w).*)");
    }
    if (maybe()) {
      pieces.add(
          new Piece(
              "redirects",
              one(
                  "{\"source\": \"/r\", \"destination\": \"/file\", \"permanent\": false}",
                  "{\"source\": \"/r/:a\", \"destination\": \"/:a\"}",
                  "{\"source\": \"/file\", \"destination\": \"/\", \"statusCode\": 301}",
                  "{\"source\": \"/r/(.*)\", \"destination\": \"/folder/$1\"}")));
    }
    if (maybe()) {
      pieces.add(
          new Piece(
              "rewrites",
              one(
                  "{\"source\": \"/w\", \"destination\": \"/file.html\"}",
                  "{\"source\": \"/w/:a\", \"destination\": \"/both\"}",
                  "{\"source\": \"/(.*)\", \"destination\": \"/index.html\"}")));
    }
    if (random.nextInt(3) == 0) {
      pieces.add(
          new Piece(
              "routes",
              one(
                  "{\"src\": \"/(.*)\", \"headers\": {\"x-a\": \"r$1\"}, \"continue\": true}",
                  "{\"src\": \"/file.*\", \"headers\": {\"x-b\": \"end\"}}",
                  "{\"src\": \"/w\", \"dest\": \"/folder/index.html\"}",
                  "{\"src\": \"/r\", \"status\": 308, \"headers\": {\"Location\": \"/both\"}}")));
      if (maybe()) {
        pieces.add(new Piece("routes", "{\"handle\": \"filesystem\"}"));
        pieces.add(new Piece("routes", "{\"src\": \"/w/(.*)\", \"dest\": \"/file.html\"}"));
      }
    }
    return pieces;
  }

  private List<Piece> azure() {
    List<Piece> pieces = new ArrayList<>();
    if (maybe()) {
      String[] parts = line().split(": ");
      pieces.add(new Piece("globalHeaders", "{\"%s\": \"%s\"}".formatted(parts[0], parts[1])));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String[] parts = line().split(": ");
      pieces.add(
          new Piece(
              "routes",
              "{\"route\": \"%s\", %s}"
                  .formatted(
                      one(
                          "/*",
                          "/file.html",
                          "/r",
                          "/r/*",
                          "/w",
                          "/w/*",
                          "/none",
                          "*.txt",
                          "/*.{txt,png}",
                          "/"),
                      one(
                          "\"headers\": {\"%s\": \"%s\"}".formatted(parts[0], one(parts[1], "")),
                          "\"redirect\": \"/file.html\"",
                          "\"redirect\": \"/folder/\", \"statusCode\": 301",
                          "\"rewrite\": \"/file.html\"",
                          "\"statusCode\": 404"))));
    }
    if (random.nextInt(3) == 0) {
      pieces.add(
          new Piece(
              "navigationFallback",
              "{\"rewrite\": \"%s\", \"exclude\": [\"%s\"]}"
                  .formatted(one("/index.html", "/file.html"), one("/w/*", "/*.{txt,png}", "/r"))));
    }
    if (random.nextInt(4) == 0) {
      pieces.add(
          new Piece(
              "responseOverrides",
              one(
                  "{\"404\": {\"rewrite\": \"/file.html\"}}",
                  "{\"404\": {\"redirect\": \"/folder/\"}}")));
    }
    return pieces;
  }

  private List<Piece> netlify() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      pieces.add(
          new Piece(
              "_headers",
              "%s\n  %s"
                  .formatted(
                      one("/*", "/w", "/w/*", "/:a", "/none", "/r/:x/*", "/q/", "/w*"), line())));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      pieces.add(
          new Piece(
              "_redirects",
              one(
                  "/r /file.html",
                  "/r/* /x/:splat 302",
                  "/r/:a/:b /:b/:a 301",
                  "/w /file.html 200",
                  "/w/* /index.html 200",
                  "/q id=:id /x/:id 302",
                  "/none/ /file.html 404",
                  "/none https://site.example/ 307",
                  "/* /index.html 200",
                  "/r /x?y=1 302",
                  "/q /file.html 200 Language=de",
                  "/q /x 302!")));
    }
    if (random.nextInt(3) == 0) {
      String[] parts = line().split(": ");
      pieces.add(
          new Piece(
              "netlify.toml",
              one(
                  "[[headers]]\nfor = \"/*\"\n[headers.values]\n%s = \"%s\""
                      .formatted(parts[0], parts[1]),
                  "[[redirects]]\nfrom = \"/r\"\nto = \"/x\"\nstatus = 302",
                  "[[redirects]]\nfrom = \"/q\"\nto = \"/x\"\nquery = {id = \":id\"}",
                  "[[redirects]]\nfrom = \"/w/*\"\nto = \"/file.html\"\nstatus = 200")));
    }
    return pieces;
  }

  private List<Piece> cloudflare() {
    List<Piece> pieces = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      pieces.add(
          new Piece(
              "_headers",
              "%s\n  %s"
                  .formatted(
                      one(
                          "/*",
                          "/file",
                          "/file.html",
                          "/folder/*",
                          "/",
                          "/:a",
                          "/both/*",
                          "/index.html",
                          "/404",
                          "/none"),
                      one(line().toLowerCase(Locale.ROOT), line(), "! x-a"))));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      pieces.add(
          new Piece(
              "_redirects",
              one(
                  "/r /file 302",
                  "/r/* /folder/:splat 301",
                  "/file / 307",
                  "/w/:a /both 200",
                  "/w /file.html 200",
                  "/r/:x/:y /:y/:x 308",
                  "/none https://site.example/x 302",
                  "/q /file?y=1 302",
                  "/* /index.html 200",
                  "/q /none 404")));
    }
    return pieces;
  }
}
