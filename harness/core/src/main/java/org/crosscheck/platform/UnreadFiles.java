package org.crosscheck.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configuration files of hosts that Crosscheck does not read, and what to use instead. */
public final class UnreadFiles {
  /** A configuration file is smaller. */
  private static final int MAX_BYTES = 1 << 20;

  /** A header that decides about isolation, or an option or plugin that is named after one. */
  private static final Pattern POLICY =
      Pattern.compile(
          "(?i)cross-?origin-?(opener|embedder|isolat)|document-?isolation-?policy|\\bhelmet\\b");

  private static final List<Kind> KINDS =
      List.of(
          server("nginx", "(.*[.-])?nginx\\.conf|default\\.conf"),
          server("apache", "\\.htaccess|httpd\\.conf|apache2\\.conf"),
          server("caddy", "caddyfile|.*\\.caddyfile|caddy\\.json"),
          server("lighttpd", "lighttpd\\.conf"),
          program("Vite", "vite\\.config\\.[cm]?[jt]s", 5173),
          program("webpack", "webpack\\.config\\.[cm]?[jt]s", 8080),
          program("Next.js", "next\\.config\\.[cm]?[jt]s", 3000),
          program("Nuxt", "nuxt\\.config\\.[cm]?[jt]s", 3000),
          program("Astro", "astro\\.config\\.[cm]?[jt]s", 4321),
          program("SvelteKit", "svelte\\.config\\.[cm]?[jt]s", 5173),
          new Kind(
              "wrangler\\.(jsonc?|toml)",
              "Cloudflare's headers are in the file _headers of the published folder: give that"
                  + " file with '--as cloudflare', or run './crosscheck doctor FOLDER --for"
                  + " cloudflare', which reads both."),
          cloud("AWS Amplify", "customhttp\\.ya?ml|amplify\\.ya?ml"),
          cloud("Render", "render\\.ya?ml"),
          cloud("Google App Engine", "app\\.ya?ml"),
          cloud("Fly.io", "fly\\.toml"),
          cloud("DigitalOcean", "\\.do|do\\.ya?ml"),
          new Kind(
              "cname|\\.nojekyll|_config\\.ya?ml",
              "GitHub Pages sets no headers of yours: './crosscheck doctor FOLDER --for"
                  + " github-pages' says what works there."),
          new Kind(
              "\\.gitlab-ci\\.ya?ml",
              "GitLab Pages sets no headers of yours: './crosscheck doctor FOLDER --for"
                  + " gitlab-pages' says what works there."));

  private UnreadFiles() {}

  /**
   * Files.
   *
   * @param names a regular expression for their names in lower case
   */
  private record Kind(String names, String instead) {}

  private static Kind server(String id, String names) {
    return new Kind(
        names,
        "'./crosscheck run --real %s' tests the lines for it in the server itself, and './crosscheck doctor URL' asks the running server."
            .formatted(id));
  }

  private static Kind program(String title, String names, int port) {
    return new Kind(
        names,
        "It is a program that %s runs: start it, and './crosscheck doctor http://localhost:%d/' asks it."
            .formatted(title, port));
  }

  private static Kind cloud(String title, String names) {
    return new Kind(
        names,
        "%s reads it: publish the site, and './crosscheck doctor URL' asks it.".formatted(title));
  }

  /**
   * {@return whether a file is one of these and names a policy that decides about isolation, so
   * that the host may set it; true for one that cannot be read}
   */
  public static boolean mayIsolate(Path file) {
    if (instead(String.valueOf(file.getFileName())).isEmpty() || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      return Files.size(file) > MAX_BYTES
          || POLICY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
    } catch (IOException e) {
      // Whoever may not read it here does not know what it says.
      return true;
    }
  }

  /** {@return what to use instead of a file, a sentence; empty if the file is unknown} */
  public static Optional<String> instead(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return KINDS.stream()
        .filter(kind -> plain.matches(kind.names()))
        .findFirst()
        .map(Kind::instead);
  }
}
