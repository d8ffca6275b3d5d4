package org.crosscheck.hosting.format;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.told.Nearest;

/** A platform or server that reads from a file which headers to send. */
public enum Platform {
  /** Cloudflare Pages, and static assets of Cloudflare Workers. */
  CLOUDFLARE("Cloudflare", "_headers"),
  /** Netlify. */
  NETLIFY("Netlify", "_headers", "netlify.toml"),
  /** Vercel. */
  VERCEL("Vercel", "vercel.json"),
  /** Firebase Hosting. */
  FIREBASE("Firebase", "firebase.json"),
  /** Azure Static Web Apps. */
  AZURE("Azure", "staticwebapp.config.json"),
  /** The npm package serve. */
  SERVE("serve", "serve.json"),
  /** The server of the web platform tests. */
  WPT("wptserve", "__dir__.headers", "*.headers");

  private static final String AMBIGUOUS = "_headers";

  private final String title;
  private final List<String> files;

  Platform(String title, String... files) {
    this.title = title;
    this.files = List.of(files);
  }

  /** {@return the word for it on the command line, such as {@code cloudflare}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return its name in sentences, such as {@code Cloudflare}} */
  public String title() {
    return title;
  }

  /** {@return the names of the files that it reads, such as {@code _headers or netlify.toml}} */
  public String files() {
    return String.join(" or ", files);
  }

  /** {@return whether it reads files of this name} */
  public boolean reads(String fileName) {
    return files.stream()
        .anyMatch(f -> f.startsWith("*") ? fileName.endsWith(f.substring(1)) : fileName.equals(f));
  }

  /** {@return the platform of a word, or throws a problem with the nearest one} */
  public static Platform of(String word) {
    return Arrays.stream(values())
        .filter(p -> p.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> Nearest.unknown("platform", word, words()));
  }

  /** {@return the words of all platforms} */
  public static List<String> words() {
    return Arrays.stream(values()).map(Platform::word).toList();
  }

  /** {@return the one platform that reads a file of this name; empty for none, and for two} */
  public static Optional<Platform> guess(Path file) {
    String name = String.valueOf(file.getFileName());
    return Arrays.stream(values())
        .filter(p -> !name.equals(AMBIGUOUS) && p.reads(name))
        .findFirst();
  }
}
