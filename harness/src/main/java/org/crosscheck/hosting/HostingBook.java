package org.crosscheck.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    map.only("headers", "service-worker-sets", "files", "until", "head", "only-if-named");
    Map<String, String> files = new LinkedHashMap<>();
    map.map("files").ifPresent(f -> f.names().forEach(path -> files.put(path, f.text(path))));
    return new Hosting(
        name,
        new HeaderSet(map.each("headers", HostingBook::rule)),
        lines(map, "service-worker-sets"),
        files,
        map.texts("until"),
        map.text("head", ""),
        map.flag("only-if-named", false));
  }

  private static HeaderRule rule(YamlMap map) {
    if (!map.only("for", "lines").has("lines")) {
      map.tell("lines", "'lines' is missing");
    }
    return new HeaderRule(map.text("for"), lines(map, "lines"));
  }

  private static List<HeaderField> lines(YamlMap map, String name) {
    return map.texts(name, HeaderField::parse);
  }
}
