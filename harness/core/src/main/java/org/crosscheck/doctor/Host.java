package org.crosscheck.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.told.Nearest;

/**
 * A server or platform: how its responses are told from others, and the lines that change its
 * headers. The lines of nginx, Apache, Caddy and lighttpd are those of {@code fixtures/recipes},
 * which are held against the real servers; the others come from the platforms' documentation.
 */
public enum Host {
  /** nginx. */
  NGINX("nginx", server("nginx"), "nginx.conf") {
    @Override
    List<String> lines(List<Change> changes) {
      List<String> lines = new java.util.ArrayList<>();
      lines.add("# in the server block, and in every location that has an add_header of its own:");
      changes.forEach(
          c ->
              lines.add(
                  c.value()
                      .map(v -> "add_header " + c.name() + " \"" + quoted(v) + "\" always;")
                      .orElse("# take out: add_header " + c.name() + " ...;")));
      return lines;
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "location ~ \\" + extension + "$ {",
          "    types { }",
          "    default_type " + type + ";",
          "}");
    }
  },
  /** Apache httpd. */
  APACHE("Apache httpd", server("apache"), ".htaccess") {
    @Override
    List<String> lines(List<Change> changes) {
      return Stream.concat(
              Stream.of("# in .htaccess (AllowOverride FileInfo) or the site; needs mod_headers:"),
              each(
                  changes,
                  (n, v) -> "Header always set " + n + " \"" + quoted(v) + "\"",
                  n -> "Header always unset " + n))
          .toList();
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of("AddType " + type + " " + extension);
    }
  },
  /** Caddy. */
  CADDY("Caddy", server("caddy"), "Caddyfile") {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of(
              "# in the site block; defer replaces what an application behind it sends:",
              "header {",
              "    defer"),
          each(changes, (n, v) -> "    " + n + " \"" + quoted(v) + "\"", n -> "    -" + n),
          List.of("}"));
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "@" + extension.substring(1) + " path *" + extension,
          "header @" + extension.substring(1) + " {",
          "    defer",
          "    Content-Type \"" + type + "\"",
          "}");
    }
  },
  /** lighttpd. */
  LIGHTTPD("lighttpd", server("lighttpd"), "lighttpd.conf") {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of("server.modules += (\"mod_setenv\")", "setenv.set-response-header = ("),
          each(
              changes,
              (n, v) -> "  \"" + n + "\" => \"" + quoted(v) + "\",",
              n -> "  # without " + n),
          List.of(")"));
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of("mimetype.assign += (" + text(extension) + " => " + text(type) + ")");
    }
  },
  /** Netlify. */
  NETLIFY("Netlify", has("x-nf-request-id").or(server("netlify")), "netlify.toml") {
    @Override
    List<String> lines(List<Change> changes) {
      return Stream.concat(
              Stream.of("# in _headers, in the published folder:", "/*"), plain(changes))
          .toList();
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of("# in _headers:", "/*" + extension, "  Content-Type: " + type);
    }
  },
  /** Cloudflare Pages and Workers. */
  CLOUDFLARE("Cloudflare Pages", has("cf-ray"), "wrangler.toml", "wrangler.jsonc") {
    @Override
    List<String> lines(List<Change> changes) {
      return Stream.concat(
              Stream.of(
                  "# in _headers, in the published folder; no other rule may set them too:", "/*"),
              plain(changes))
          .toList();
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of("# in _headers:", "/*" + extension, "  Content-Type: " + type);
    }
  },
  /** Vercel. */
  VERCEL("Vercel", has("x-vercel-id").or(server("vercel")), "vercel.json") {
    @Override
    List<String> lines(List<Change> changes) {
      return json("vercel.json", "\"source\": \"/(.*)\"", changes, false);
    }

    @Override
    List<String> lines(String extension, String type) {
      return entry("/(.*)\\" + extension, type);
    }
  },
  /** Firebase Hosting. */
  FIREBASE(
      "Firebase Hosting", header("x-served-by", "cache-.*").and(has("x-timer")), "firebase.json") {
    @Override
    List<String> lines(List<Change> changes) {
      return json("firebase.json", "\"source\": \"**\"", changes, true);
    }

    @Override
    List<String> lines(String extension, String type) {
      return entry("**/*" + extension, type);
    }
  },
  /** Azure Static Web Apps. */
  AZURE("Azure Static Web Apps", has("x-azure-ref"), "staticwebapp.config.json") {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of("// staticwebapp.config.json", "{ \"globalHeaders\": {"),
          Stream.of(
              changes.stream()
                  .map(c -> "    " + text(c.name()) + ": " + text(c.value().orElse("")))
                  .collect(Collectors.joining(",\n"))),
          List.of("} }"));
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "// in \"mimeTypes\" of staticwebapp.config.json:", text(extension) + ": " + text(type));
    }
  },
  /** The npm package serve. */
  SERVE("serve", lines -> false, "serve.json") {
    @Override
    List<String> lines(List<Change> changes) {
      return json("serve.json", "\"source\": \"**/*\"", changes, false);
    }

    @Override
    List<String> lines(String extension, String type) {
      return entry("**/*" + extension, type);
    }
  },
  /** GitHub Pages, which sends no headers of yours. */
  GITHUB_PAGES("GitHub Pages", has("x-github-request-id").or(server("github.com"))) {
    @Override
    List<String> lines(List<Change> changes) {
      return List.of();
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of();
    }
  },
  /** GitLab Pages, which sends no headers of yours. */
  GITLAB_PAGES("GitLab Pages", has("gitlab-lb").or(has("gitlab-sv")), ".gitlab-ci.yml") {
    @Override
    List<String> lines(List<Change> changes) {
      return List.of();
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of();
    }
  },
  /** Python's http.server. */
  PYTHON("python -m http.server", server("simplehttp")) {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of(
              "# serve.py, in place of 'python -m http.server':",
              "from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer",
              "",
              "class Handler(SimpleHTTPRequestHandler):",
              "    def end_headers(self):"),
          each(
              changes,
              (n, v) -> "        self.send_header(" + text(n) + ", " + text(v) + ")",
              n -> "        # without " + n),
          List.of(
              "        super().end_headers()",
              "",
              "ThreadingHTTPServer((\"localhost\", 8000), Handler).serve_forever()"));
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "SimpleHTTPRequestHandler.extensions_map[" + text(extension) + "] = " + text(type));
    }
  },
  /** Jetty. */
  JETTY("Jetty", server("jetty")) {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of("RewriteHandler rules = new RewriteHandler();"),
          each(
              changes,
              (n, v) ->
                  "rules.addRule(new HeaderPatternRule(\"/*\", " + text(n) + ", " + text(v) + "));",
              n -> "// without " + n),
          List.of("rules.setHandler(server.getHandler());", "server.setHandler(rules);"));
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "contextHandler.getMimeTypes().addMimeMapping("
              + text(extension.substring(1))
              + ", "
              + text(type)
              + ");");
    }
  },
  /** Tomcat. */
  TOMCAT("Tomcat", server("apache-coyote")) {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of("// in the doFilter of a Filter that is mapped to /*, before chain.doFilter:"),
          each(
              changes,
              (n, v) ->
                  "((HttpServletResponse) response).setHeader(" + text(n) + ", " + text(v) + ");",
              n -> "// without " + n),
          List.of());
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "<!-- in web.xml: -->",
          "<mime-mapping>",
          "  <extension>" + extension.substring(1) + "</extension>",
          "  <mime-type>" + type + "</mime-type>",
          "</mime-mapping>");
    }
  },
  /** Spring Security. */
  SPRING("Spring", has("x-application-context")) {
    @Override
    List<String> lines(List<Change> changes) {
      return around(
          List.of(
              "// in the SecurityFilterChain (Spring Security 5.7 or newer):",
              "http.headers(h -> h"),
          each(
              changes,
              (n, v) ->
                  "    .addHeaderWriter(new StaticHeadersWriter(" + text(n) + ", " + text(v) + "))",
              n -> "    // without " + n),
          List.of(");"));
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of(
          "// in configureContentNegotiation(c) of a WebMvcConfigurer:",
          "c.mediaType("
              + text(extension.substring(1))
              + ", MediaType.valueOf("
              + text(type)
              + "));");
    }
  },
  /** A host that could not be told. */
  UNKNOWN("this host", lines -> false) {
    @Override
    List<String> lines(List<Change> changes) {
      return each(changes, (n, v) -> n + ": " + v, n -> "(no " + n + ")").toList();
    }

    @Override
    List<String> lines(String extension, String type) {
      return List.of("Content-Type: " + type + "   (with every *" + extension + ")");
    }
  };

  private static final List<String> MINI_COI =
      List.of(
          "# this host sends no headers of yours; let a service worker add them:",
          "npm install mini-coi",
          "cp node_modules/mini-coi/mini-coi.js .   # beside index.html",
          "<script src=\"mini-coi.js\"></script>      <!-- the first element of <head> -->");

  private final String title;
  private final Predicate<List<HeaderField>> answers;
  private final List<String> files;

  Host(String title, Predicate<List<HeaderField>> answers, String... files) {
    this.title = title;
    this.answers = answers;
    this.files = List.of(files);
  }

  /** {@return the lines that make some changes to every response} */
  abstract List<String> lines(List<Change> changes);

  /** {@return the lines that give files of an extension a type} */
  abstract List<String> lines(String extension, String type);

  /** {@return its name in sentences, such as {@code GitHub Pages}} */
  public String title() {
    return title;
  }

  /** {@return the word for it on the command line, such as {@code github-pages}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return whether header lines of one's own can be set there} */
  public boolean sendsHeaders() {
    return this != GITHUB_PAGES && this != GITLAB_PAGES;
  }

  /** {@return the lines to write there so that it makes some changes} */
  public List<String> remedy(List<Change> changes) {
    List<Change> ofAll = changes.stream().filter(Change::ofAll).toList();
    Stream<String> lines =
        ofAll.isEmpty() ? Stream.of() : (sendsHeaders() ? lines(ofAll) : MINI_COI).stream();
    Stream<String> types =
        changes.stream()
            .filter(c -> !c.ofAll())
            .flatMap(c -> lines(c.extension(), c.value().orElseThrow()).stream());
    return Stream.concat(lines, types).toList();
  }

  /** {@return the host of a word, or throws a problem with the nearest one} */
  public static Host of(String word) {
    return Arrays.stream(values())
        .filter(h -> h.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> Nearest.unknown("host", word, words()));
  }

  /** {@return the words of all hosts} */
  public static List<String> words() {
    return Arrays.stream(values()).map(Host::word).toList();
  }

  /** {@return the host that answers like this, if it can be told} */
  public static Host answering(List<HeaderField> lines) {
    // A platform says so in a header of its own; the server behind it may be any.
    return Stream.concat(
            Stream.of(NETLIFY, VERCEL, GITHUB_PAGES, GITLAB_PAGES, AZURE, FIREBASE, TOMCAT),
            Arrays.stream(values()))
        .filter(h -> h.answers.test(lines))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** {@return whether a file is configuration of this host} */
  public boolean reads(Path file) {
    String name = String.valueOf(file.getFileName());
    return files.contains(name)
        || (name.equals("_headers") && (this == CLOUDFLARE || this == NETLIFY));
  }

  /**
   * {@return the host whose configuration a file is; of two that read it, the lines are the same}
   */
  public static Optional<Host> reading(Path file) {
    return Stream.concat(Stream.of(CLOUDFLARE), Arrays.stream(values()))
        .filter(h -> h.reads(file))
        .findFirst();
  }

  /** {@return the host whose configuration lies in a folder, if one does} */
  public static Host configuredIn(Path folder) {
    return Arrays.stream(values())
        .filter(h -> h.files.stream().anyMatch(f -> Files.isRegularFile(folder.resolve(f))))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private interface Line {
    String of(String name, String value);
  }

  private static Stream<String> each(
      List<Change> changes, Line send, java.util.function.UnaryOperator<String> stop) {
    return changes.stream()
        .map(c -> c.value().map(v -> send.of(c.name(), v)).orElseGet(() -> stop.apply(c.name())));
  }

  private static Stream<String> plain(List<Change> changes) {
    return each(changes, (n, v) -> "  " + n + ": " + v, n -> "  # without " + n);
  }

  private static List<String> around(
      List<String> before, Stream<String> lines, List<String> after) {
    return Stream.of(before.stream(), lines, after.stream()).flatMap(s -> s).toList();
  }

  private static List<String> json(
      String file, String source, List<Change> changes, boolean hosting) {
    String pairs =
        changes.stream()
            .filter(c -> c.value().isPresent())
            .map(
                c ->
                    "    { \"key\": "
                        + text(c.name())
                        + ", \"value\": "
                        + text(c.value().orElse(""))
                        + " }")
            .collect(Collectors.joining(",\n"));
    return List.of(
        "// " + file,
        (hosting ? "{ \"hosting\": { " : "{ ") + "\"headers\": [{ " + source + ", \"headers\": [",
        pairs,
        hosting ? "] }] } }" : "] }] }");
  }

  private static List<String> entry(String source, String type) {
    return List.of(
        "// one more entry of \"headers\":",
        "{ \"source\": "
            + text(source)
            + ", \"headers\": [{ \"key\": \"Content-Type\", \"value\": "
            + text(type)
            + " }] }");
  }

  private static String text(String value) {
    return "\"" + quoted(value) + "\"";
  }

  private static String quoted(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Predicate<List<HeaderField>> server(String beginning) {
    return header("server", "(?i)" + java.util.regex.Pattern.quote(beginning) + ".*");
  }

  private static Predicate<List<HeaderField>> has(String name) {
    return header(name, ".*");
  }

  private static Predicate<List<HeaderField>> header(String name, String regex) {
    return lines -> lines.stream().anyMatch(l -> l.named(name) && l.value().matches(regex));
  }
}
