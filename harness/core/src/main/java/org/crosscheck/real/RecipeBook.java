package org.crosscheck.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.told.Nearest;
import org.crosscheck.told.Told;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/** The recipes of a fixtures folder. Adding a server adds a folder, no Java. */
public final class RecipeBook {
  private static final List<String> PLACES = List.of("types", "modules");

  private final Map<String, Recipe> recipes;

  private RecipeBook(Map<String, Recipe> recipes) {
    this.recipes = recipes;
  }

  /**
   * Reads {@code recipes/<name>/server.yaml}.
   *
   * @throws Told with every mistake of a file, if there are any
   */
  public static RecipeBook read(Path fixtures) {
    Path all = fixtures.resolve("recipes");
    Map<String, Recipe> recipes = new TreeMap<>();
    if (Files.isDirectory(all)) {
      try (Stream<Path> folders = Files.list(all)) {
        for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
          recipes.put(
              folder.getFileName().toString(),
              YamlFile.read(
                  folder.resolve("server.yaml"), root -> root.make(map -> recipe(folder, map))));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot list " + all, e);
      }
    }
    return new RecipeBook(recipes);
  }

  /** {@return the recipe of this name, or throws a problem with the nearest one} */
  public Recipe recipe(String name) {
    return Optional.ofNullable(recipes.get(name))
        .orElseThrow(() -> Nearest.unknown("server", name, recipes.keySet()));
  }

  private static Recipe recipe(Path folder, YamlMap map) {
    map.only(
        "says",
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
        map.tell(file, "there is no file " + name + " beside it");
      }
    }
    if (map.texts("programs").isEmpty() || map.texts("start").isEmpty()) {
      map.tell("programs", "'programs' and 'start' need an entry each");
    }
    return new Recipe(
        folder.getFileName().toString(),
        map.text("says"),
        folder,
        map.texts("programs"),
        map.text("package"),
        map.text("config"),
        map.text("recipe"),
        map.has("recipe-is") ? Optional.of(map.text("recipe-is")) : Optional.empty(),
        places,
        map.texts("start"));
  }
}
