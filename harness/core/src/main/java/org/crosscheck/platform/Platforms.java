package org.crosscheck.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/** The catalog of platforms of a fixtures folder. Adding one adds a file, no Java. */
public final class Platforms {
  private static final String UNKNOWN = "unknown";
  private static final int LAST = 1000;
  private static final List<String> PLACES = List.of("types", "modules");

  private final Map<String, Platform> platforms;

  private Platforms(Map<String, Platform> platforms) {
    this.platforms = platforms;
  }

  /**
   * Reads {@code platforms/*.yaml}; a platform is named like its file, and what its recipe needs
   * lies in a folder of the same name.
   *
   * @throws UserError with every mistake of a file, if there are any, or if there is no entry for
   *     what cannot be recognized
   */
  public static Platforms read(Path fixtures) {
    Path folder = fixtures.resolve("platforms");
    if (!Files.isRegularFile(folder.resolve(UNKNOWN + ".yaml"))) {
      throw new UserError(
          "There is no file unknown.yaml in " + folder + ".", "Run from a checkout of Crosscheck.");
    }
    Map<String, Platform> platforms = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String id = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        Path own = folder.resolve(id);
        platforms.put(id, YamlFile.read(file, root -> root.make(map -> platform(id, own, map))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
    return new Platforms(platforms);
  }

  /** {@return every platform, sorted by id} */
  public List<Platform> all() {
    return List.copyOf(platforms.values());
  }

  /** {@return the platform of an id, or throws a problem with the nearest one} */
  public Platform platform(String id) {
    return named("host", id, platforms);
  }

  /** {@return the recipe of a web server, or throws a problem with the nearest one} */
  public Recipe recipe(String id) {
    Map<String, Recipe> recipes = new TreeMap<>();
    platforms.values().forEach(p -> p.recipe().ifPresent(r -> recipes.put(p.id(), r)));
    return named("server", id, recipes);
  }

  /**
   * {@return the platform of an id whose files that set headers can be read, or throws a problem
   * with the nearest one}
   */
  public Platform readable(String id) {
    return named("platform", id, readable());
  }

  /** {@return the ids of the platforms whose files that set headers can be read} */
  public List<String> readableIds() {
    return List.copyOf(readable().keySet());
  }

  private Map<String, Platform> readable() {
    Map<String, Platform> readable = new TreeMap<>(platforms);
    readable.values().removeIf(p -> p.files().format().isEmpty());
    return readable;
  }

  private static <T> T named(String kind, String id, Map<String, T> known) {
    return known.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(id))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> Suggestions.unknown(kind, id, known.keySet()));
  }

  /** {@return the entry for what cannot be recognized} */
  public Platform unknown() {
    return platform(UNKNOWN);
  }

  /** {@return the platform that answers with header lines like these; unknown if none is known} */
  public Platform answering(List<HeaderField> headers) {
    return platforms.values().stream()
        .filter(p -> p.answers(headers))
        .min(Comparator.comparing(Platform::precedence))
        .orElseGet(this::unknown);
  }

  /**
   * {@return the one platform whose headers a file of this name sets; empty for none or several}
   */
  public Optional<Platform> setBy(Path file) {
    List<Platform> readers =
        readable().values().stream()
            .filter(p -> p.files().setHeaders(String.valueOf(file.getFileName())))
            .toList();
    return readers.size() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
  }

  /**
   * {@return the platform whose configuration a file is} Of several that read it, the one counts
   * that has another file of its own beside it, and else the first by id.
   */
  public Optional<Platform> reading(Path file) {
    return platforms.values().stream()
        .filter(p -> p.reads(file))
        .min(Comparator.comparing(p -> signs(p, file.toAbsolutePath().resolveSibling("")) ? 0 : 1));
  }

  /** {@return the platform that a folder is for by the files in it; unknown if none is known} */
  public Platform configuredIn(Path folder) {
    return platforms.values().stream()
        .filter(p -> signs(p, folder))
        .min(Comparator.comparing(p -> p.sendsHeaders() ? 0 : 1))
        .orElseGet(this::unknown);
  }

  private static boolean signs(Platform platform, Path folder) {
    return platform.files().signs().stream().anyMatch(f -> Files.isRegularFile(folder.resolve(f)));
  }

  private static Platform platform(String id, Path own, YamlMap map) {
    map.only("title", "precedence", "responses", "files", "headers", "type", "server");
    ConfigFiles files =
        map.map("files")
            .map(Platforms::files)
            .orElse(new ConfigFiles(Optional.empty(), List.of(), List.of(), true));
    return new Platform(
        id,
        map.text("title"),
        map.number("precedence", LAST),
        map.each("responses", Platforms::response),
        files,
        new ConfigLines(template(map, "headers"), template(map, "type")),
        map.map("server").map(server -> recipe(own, server)));
  }

  private static ResponsePattern response(YamlMap map) {
    return new ResponsePattern(
        map.names().stream().collect(Collectors.toMap(name -> name, map::text)));
  }

  private static ConfigFiles files(YamlMap map) {
    map.only("format", "set-headers", "signs", "whole-site");
    Optional<HeaderFileFormat> format = Optional.empty();
    if (map.has("format")) {
      String text = map.text("format");
      format =
          Arrays.stream(HeaderFileFormat.values()).filter(f -> f.id().equals(text)).findFirst();
      if (format.isEmpty()) {
        map.report(
            "format", Suggestions.unknown("format", text, HeaderFileFormat.ids()).getMessage());
      }
    }
    return new ConfigFiles(
        format, map.texts("set-headers"), map.texts("signs"), map.flag("whole-site", true));
  }

  private static Optional<ConfigTemplate> template(YamlMap map, String name) {
    return map.has(name)
        ? map.texts(name, ConfigTemplate::new).stream().findFirst()
        : Optional.empty();
  }

  private static Recipe recipe(Path folder, YamlMap map) {
    map.only(
        "summary",
        "programs",
        "package",
        "config",
        "recipe",
        "recipe-is",
        "types",
        "modules",
        "start");
    Map<String, List<String>> places = new TreeMap<>();
    PLACES.stream().filter(map::has).forEach(name -> places.put(name, map.texts(name)));
    for (String file : List.of("config", "recipe")) {
      String name = map.text(file);
      if (!name.isEmpty() && !Files.isRegularFile(folder.resolve(name))) {
        map.report(file, "there is no file " + name + " in " + folder.getFileName());
      }
    }
    if (map.texts("programs").isEmpty() || map.texts("start").isEmpty()) {
      map.report("programs", "'programs' and 'start' need an entry each");
    }
    return new Recipe(
        folder.getFileName().toString(),
        map.text("summary"),
        new Recipe.Program(map.texts("programs"), map.text("package"), places, map.texts("start")),
        new Recipe.Files(
            folder,
            map.text("config"),
            map.text("recipe"),
            map.has("recipe-is") ? Optional.of(map.text("recipe-is")) : Optional.empty()));
  }
}
