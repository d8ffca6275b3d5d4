package org.crosscheck.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A web server, and the configuration lines that make PyScript's workers run on it.
 *
 * @param name the id of the platform and the name of its folder
 * @param summary what it is, as the start of a sentence
 * @param program how to find and start the server
 * @param files its configuration files
 */
public record Recipe(String name, String summary, Program program, Files files) {
  /**
   * The program of a web server.
   *
   * @param names its names on different systems, the usual one first; not empty
   * @param packageName its package in Debian and Ubuntu
   * @param places candidates for files and folders that differ between systems, by template
   *     variable
   * @param start the command; {@code {{program}}} and {@code {{folder}}} are filled in; not empty
   */
  public record Program(
      List<String> names,
      String packageName,
      Map<String, List<String>> places,
      List<String> start) {
    /** Copies the collections. */
    public Program {
      names = List.copyOf(names);
      places = Map.copyOf(places);
      start = List.copyOf(start);
    }
  }

  /**
   * The configuration files of a web server.
   *
   * @param folder the folder that contains them
   * @param config the name of the configuration file, a template
   * @param recipe the name of the file with the lines to copy
   * @param servedAs the name under which the lines are put into the served folder; empty if they
   *     are part of the configuration file
   */
  public record Files(Path folder, String config, String recipe, Optional<String> servedAs) {
    /** {@return the path of the configuration file} */
    public Path configFile() {
      return folder.resolve(config);
    }

    /** {@return the path of the file with the lines to copy} */
    public Path recipeFile() {
      return folder.resolve(recipe);
    }
  }
}
