package org.crosscheck.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.told.Nearest;
import org.crosscheck.told.Told;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/** The hostings of a fixtures folder. Adding one adds a file, no Java. */
public final class HostingBook {
  private final Map<String, Hosting> hostings;

  private HostingBook(Map<String, Hosting> hostings) {
    this.hostings = hostings;
  }

  /**
   * Reads {@code hostings/*.yaml}; a hosting is named like its file.
   *
   * @throws Told with every mistake of a file, if there are any, or if there is no hosting
   */
  public static HostingBook read(Path fixtures) {
    Path folder = fixtures.resolve("hostings");
    Map<String, Hosting> hostings = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      throw new Told("There is no folder " + folder + ".", "Run from a checkout of Crosscheck.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        hostings.put(name, YamlFile.read(file, root -> root.make(map -> hosting(name, map))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
    if (hostings.isEmpty()) {
      throw new Told("There is no hosting in " + folder + ".", "Add a file such as bare.yaml.");
    }
    return new HostingBook(hostings);
  }

  /**
   * {@return these hostings and others}
   *
   * @throws Told if one of them is named like another
   */
  public HostingBook with(List<Hosting> others) {
    Map<String, Hosting> all = new TreeMap<>(hostings);
    for (Hosting other : others) {
      if (all.put(other.name(), other) != null) {
        throw new Told(
            "There is a hosting " + other.name() + " already.", "Give yours another name.");
      }
    }
    return new HostingBook(all);
  }

  /** {@return every hosting, sorted by name} */
  public List<Hosting> hostings() {
    return List.copyOf(hostings.values());
  }

  /** {@return the hosting of this name, or throws a problem with the nearest one} */
  public Hosting hosting(String name) {
    return Optional.ofNullable(hostings.get(name))
        .orElseThrow(() -> Nearest.unknown("hosting", name, hostings.keySet()));
  }

  private static Hosting hosting(String name, YamlMap map) {
    map.only(
        "says",
        "headers",
        "delivery",
        "service-worker-sets",
        "files",
        "until",
        "head",
        "only-if-named",
        // Read by the test of the doctor alone.
        "doctor-finds");
    Map<String, String> files = new LinkedHashMap<>();
    map.map("files").ifPresent(f -> f.names().forEach(path -> files.put(path, f.text(path))));
    return new Hosting(
        name,
        map.text("says"),
        new HeaderSet(map.each("headers", HostingBook::rule)),
        map.map("delivery").map(HostingBook::delivery).orElse(Delivery.PLAIN),
        lines(map, "service-worker-sets"),
        files,
        map.texts("until"),
        map.text("head", ""),
        map.flag("only-if-named", false),
        Optional.empty(),
        false);
  }

  private static Delivery delivery(YamlMap map) {
    map.only("scheme", "host", "folder", "redirect", "compression", "types", "post");
    Map<String, String> types = new LinkedHashMap<>();
    map.map("types").ifPresent(t -> t.names().forEach(e -> types.put(e, t.text(e))));
    String host = oneOf(map, "host", List.of(Delivery.LOCALHOST, Delivery.NOT_LOOPBACK));
    return new Delivery(
        oneOf(map, "scheme", List.of("http", "https")).equals("https"),
        host,
        map.text("folder", ""),
        map.flag("redirect", false),
        Optional.of(oneOf(map, "compression", List.of("none", "gzip", "brotli")))
            .filter(word -> !word.equals("none"))
            .map(word -> Delivery.Compression.valueOf(word.toUpperCase(Locale.ROOT))),
        types,
        oneOf(map, "post", List.of("refused", "answered")).equals("answered"));
  }

  /** The word of an entry, which must be a known one; the first if there is no entry. */
  private static String oneOf(YamlMap map, String name, List<String> known) {
    String word = map.text(name, known.get(0));
    if (!known.contains(word)) {
      map.tell(name, Nearest.unknown("value of '" + name + "'", word, known).getMessage());
      return known.get(0);
    }
    return word;
  }

  private static HeaderRule rule(YamlMap map) {
    if (!map.only("for", "status", "lines").has("lines")) {
      map.tell("lines", "'lines' is missing");
    }
    return new HeaderRule(
        map.text("for"), Set.copyOf(map.texts("status", HostingBook::status)), lines(map, "lines"));
  }

  private static int status(String text) {
    if (!text.matches("\\d{3}")) {
      throw new Told("'" + text + "' is no status code.", "Give one from 200 to 599.");
    }
    return Integer.parseInt(text);
  }

  private static List<HeaderField> lines(YamlMap map, String name) {
    return map.texts(name, HeaderField::parse);
  }
}
