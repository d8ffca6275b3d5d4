package org.crosscheck.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a web server is started, and the lines that make PyScript's workers run on it.
 *
 * @param name the name of its folder
 * @param says what it is, as the beginning of a sentence
 * @param folder the folder that holds the files
 * @param programs names that the server has on different systems, the usual one first
 * @param packageName its name in Debian and Ubuntu
 * @param config the configuration around the recipe, a file of the folder
 * @param recipe the lines for people to copy, a file of the folder
 * @param recipeIs the name that the recipe has in the served site; empty if its lines stand in the
 *     configuration
 * @param places files and folders that differ from system to system: by name, where to look
 * @param start the command, with {@code {{program}}} and {@code {{folder}}} to fill in
 */
public record Recipe(
    String name,
    String says,
    Path folder,
    List<String> programs,
    String packageName,
    String config,
    String recipe,
    Optional<String> recipeIs,
    Map<String, List<String>> places,
    List<String> start) {
  /** Copies. */
  public Recipe {
    programs = List.copyOf(programs);
    places = Map.copyOf(places);
    start = List.copyOf(start);
  }
}
