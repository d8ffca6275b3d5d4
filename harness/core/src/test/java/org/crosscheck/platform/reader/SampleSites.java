package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.platform.reader.SampleSite.Piece;

/** Makes sites at random for each platform; the same seed makes the same sites. */
public final class SampleSites {
  /** The configuration file that is one JSON object, by platform; "" for files of lines. */
  public static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "azure", "staticwebapp.config.json",
              "cloudflare", "",
              "firebase", "firebase.json",
              "iis", "",
              "netlify", "",
              "serve", "serve.json",
              "vercel", "vercel.json"));

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
  private final boolean isolating;

  private SampleSites(long seed, boolean isolating) {
    random = new Random(seed);
    this.isolating = isolating;
  }

  /** Sites whose rules set one header of any kind. */
  SampleSites(long seed) {
    this(seed, false);
  }

  /** {@return sites whose rules set the headers that decide about isolation} */
  public static SampleSites isolating(long seed) {
    return new SampleSites(seed, true);
  }

  /** {@return the path of one of a site's pages, without a slash at the start} */
  public String page(SampleSite site) {
    return one(site.pages().stream().filter(page -> page.endsWith(".html")).toArray(String[]::new));
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
      // For this address superstatic applies the rules for the page of errors only if there is
      // none.
      case "firebase" -> "(?!/404$).*";
      // The routes of routing-utils do not say whether the rules of 'headers' are case-sensitive.
      case "vercel" -> "(?!/FILE).*";
      // It refuses an empty segment.
      case "fastify" -> "(?!//).*";
      default -> ".*";
    };
  }

  /** {@return the next site of a platform} */
  public SampleSite of(String platform) {
    List<String> pages = new ArrayList<>();
    for (String page : PAGES) {
      if (random.nextInt(3) > 0 || isolating && pages.isEmpty()) {
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
          case "iis" -> iis();
          // Files alone, as most servers answer them.
          case "express", "fastify" -> List.of();
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

  /** The headers of a rule. */
  private List<String> lines() {
    if (!isolating) {
      return List.of(line());
    }
    List<String> lines = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      lines.add(
          one("Cross-Origin-Opener-Policy", "cross-origin-opener-policy")
              + ": "
              + one("same-origin", "same-origin", "same-origin", "Same-Origin"));
    }
    if (random.nextInt(4) > 0) {
      lines.add(
          "Cross-Origin-Embedder-Policy: "
              + one("require-corp", "require-corp", "credentialless", "unsafe-none"));
    }
    if (random.nextInt(8) == 0) {
      lines.add("Permissions-Policy: cross-origin-isolated=" + one("()", "(self)"));
    }
    if (random.nextInt(8) == 0) {
      lines.add("Document-Isolation-Policy: isolate-and-" + one("require-corp", "credentialless"));
    }
    return lines.isEmpty() ? List.of("Cache-Control: no-store") : lines;
  }

  /** The headers of a rule, each in a form with a place for its name and one for its value. */
  private String lines(String form, String between) {
    return lines().stream()
        .map(line -> line.split(": ", 2))
        .map(parts -> form.formatted(parts[0], parts[1]))
        .collect(Collectors.joining(between));
  }

  private String pairs() {
    return lines("{\"key\": \"%s\", \"value\": \"%s\"}", ", ");
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
              "{\"source\": \"%s\", \"headers\": [%s]}".formatted(one(sources), pairs())));
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
      pieces.add(new Piece("globalHeaders", "{" + lines("\"%s\": \"%s\"", ", ") + "}"));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
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
                          "\"headers\": {" + lines("\"%s\": \"%s\"", ", ") + "}",
                          "\"headers\": {" + lines("\"%s\": \"\"", ", ") + "}",
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
                      isolating
                          ? one("/*", "/file", "/folder/*", "/", "/both.html", "/:a/index.html")
                          : one("/*", "/w", "/w/*", "/:a", "/none", "/r/:x/*", "/q/", "/w*"),
                      lines("%s: %s", "\n  "))));
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
      pieces.add(
          new Piece(
              "netlify.toml",
              one(
                  "[[headers]]\nfor = \"/*\"\n[headers.values]\n" + lines("%s = \"%s\"", "\n"),
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
                      one(
                          lines("%s: %s", "\n  ").toLowerCase(Locale.ROOT),
                          lines("%s: %s", "\n  "),
                          isolating ? "! Cross-Origin-Opener-Policy" : "! x-a"))));
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

  private List<Piece> iis() {
    String protocol =
        "<system.webServer><httpProtocol><customHeaders>\n%s\n</customHeaders></httpProtocol>"
            + "</system.webServer>\n";
    String add = "<remove name='%1$s' /><add name='%1$s' value='%2$s' />";
    StringBuilder text = new StringBuilder("<configuration>\n");
    if (maybe()) {
      text.append(protocol.formatted(lines(add, "\n")));
    }
    for (String path : List.of("folder", "file.html")) {
      if (maybe()) {
        String headers =
            one(lines(add, "\n"), "<remove name='Cross-Origin-Opener-Policy' />", "<clear />");
        text.append(
            "<location path='%s'>%s</location>%n".formatted(path, protocol.formatted(headers)));
      }
    }
    return List.of(new Piece("web.config", text.append("</configuration>").toString()));
  }
}
