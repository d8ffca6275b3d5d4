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
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/** The platforms of a fixtures folder. Adding one takes a file but no Java code. */
public final class Platforms {
  private static final String UNKNOWN = "unknown";
  private static final int LAST = 1000;
  private static final List<String> PLACES = List.of("types", "modules");

  private final Map<String, Platform> platforms;

  private Platforms(Map<String, Platform> platforms) {
    this.platforms = platforms;
  }

  /**
   * Reads {@code platforms/*.yaml}; a platform is named like its file, and the files of its recipe
   * are in a folder of the same name.
   *
   * @throws UserError with every mistake of a file, if there are any, or if there is no {@code
   *     unknown.yaml}
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

  /**
   * {@return the platform with an id} Throws a {@link UserError} with the nearest id if there is
   * none.
   */
  public Platform platform(String id) {
    return named("host", id, platforms);
  }

  /**
   * {@return the recipe of a web server} Throws a {@link UserError} with the nearest id if there is
   * none.
   */
  public Recipe recipe(String id) {
    Map<String, Recipe> recipes = new TreeMap<>();
    platforms.values().forEach(p -> p.recipe().ifPresent(r -> recipes.put(p.id(), r)));
    return named("server", id, recipes);
  }

  /**
   * {@return the platform with an id, if Crosscheck can read its header files} Throws a {@link
   * UserError} with the nearest id otherwise.
   */
  public Platform readable(String id) {
    return named("platform", id, readable());
  }

  /** {@return the ids of the platforms whose header files Crosscheck can read} */
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

  /** {@return the entry for unrecognized platforms} */
  public Platform unknown() {
    return platform(UNKNOWN);
  }

  /**
   * {@return the platform that sends such a response; {@link #unknown} if none matches} If nothing
   * but a content delivery network is recognized, it is that.
   */
  public Platform answering(SiteResponse response) {
    return platforms.values().stream()
        .filter(p -> p.answers(response))
        .min(Comparator.comparing(Platform::precedence))
        .orElseGet(this::unknown);
  }

  /**
   * {@return the content delivery networks through which a response came and which users of the
   * platform can configure}
   */
  public List<Platform> inFront(SiteResponse response, Platform platform) {
    return platforms.values().stream()
        .filter(p -> p.front().filter(front -> !front.own().contains(platform.id())).isPresent())
        .filter(p -> p.answers(response))
        .toList();
  }

  /**
   * {@return the platform whose headers a file of this name sets; empty if there are none or
   * several}
   */
  public Optional<Platform> setBy(Path file) {
    List<Platform> readers =
        readable().values().stream()
            .filter(p -> p.files().setHeaders(String.valueOf(file.getFileName())))
            .toList();
    return readers.size() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
  }

  /**
   * {@return the platform that a configuration file is for} If several read it, the one with
   * another of its files in the same folder is chosen, otherwise the first by id.
   */
  public Optional<Platform> reading(Path file) {
    return platforms.values().stream()
        .filter(p -> p.reads(file))
        .min(Comparator.comparing(p -> signs(p, file.toAbsolutePath().resolveSibling("")) ? 0 : 1));
  }

  /** {@return the platform that the files of a folder are for; {@link #unknown} if none matches} */
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
    map.only(
        "title",
        "precedence",
        "responses",
        "hosts",
        "markup",
        "front",
        "files",
        "headers",
        "type",
        "server");
    ConfigFiles files = map.map("files").map(Platforms::files).orElse(ConfigFiles.NONE);
    return new Platform(
        id,
        map.text("title"),
        map.number("precedence", LAST),
        new Signs(
            map.each("responses", Platforms::response), map.texts("hosts"), map.texts("markup")),
        map.map("front").map(Platforms::front),
        files,
        new ConfigLines(template(map, "headers"), template(map, "type")),
        map.map("server").map(server -> recipe(own, server)));
  }

  private static ResponsePattern response(YamlMap map) {
    return new ResponsePattern(
        map.names().stream().collect(Collectors.toMap(name -> name, map::text)));
  }

  private static Platform.Front front(YamlMap map) {
    map.only("own-of", "platform");
    return new Platform.Front(map.texts("own-of"), map.has("platform") ? map.text("platform") : "");
  }

  private static ConfigFiles files(YamlMap map) {
    map.only(
        "format", "set-headers", "signs", "project", "decisive", "without-extension", "whole-site");
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
        format,
        map.texts("set-headers"),
        map.texts("signs"),
        map.texts("project"),
        map.flag("decisive", false),
        map.flag("without-extension", false),
        map.flag("whole-site", true));
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
      map.report("programs", "'programs' and 'start' must not be empty");
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
