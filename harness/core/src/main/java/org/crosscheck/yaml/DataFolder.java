package org.crosscheck.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;

/**
 * A folder of data files: one YAML file for each value, or one subfolder for each value.
 *
 * @param path the folder
 */
public record DataFolder(Path path) {
  private static final String EXTENSION = ".yaml";

  /**
   * Checks that the folder is there.
   *
   * @throws UserError if it is not a folder
   */
  public DataFolder {
    if (!Files.isDirectory(path)) {
      throw new UserError("There is no folder " + path + ".", "Run from a checkout of Crosscheck.");
    }
  }

  /** {@return the YAML files directly in the folder, sorted by name} */
  public List<Path> files() {
    return sorted(file -> file.toString().endsWith(EXTENSION));
  }

  /** {@return the folders directly in the folder, sorted by name} */
  public List<Path> folders() {
    return sorted(Files::isDirectory);
  }

  /**
   * {@return the value of each YAML file by the file's name without its extension, sorted}
   *
   * @param maker makes a value from its name and the root of its file
   * @throws UserError with every problem of a file, if there are any
   */
  public <T> Map<String, T> each(BiFunction<String, YamlMap, T> maker) {
    Map<String, T> values = new TreeMap<>();
    for (Path file : files()) {
      String fileName = file.getFileName().toString();
      String name = fileName.substring(0, fileName.length() - EXTENSION.length());
      values.put(name, read(name, file, maker));
    }
    return values;
  }

  /**
   * {@return the value of each subfolder by the subfolder's name, sorted}
   *
   * @param fileName the YAML file that each subfolder has
   * @param maker makes a value from its name and the root of its file
   * @throws UserError with every problem of a file, if there are any
   */
  public <T> Map<String, T> eachFolder(String fileName, BiFunction<String, YamlMap, T> maker) {
    Map<String, T> values = new TreeMap<>();
    for (Path folder : folders()) {
      String name = folder.getFileName().toString();
      values.put(name, read(name, folder.resolve(fileName), maker));
    }
    return values;
  }

  private static <T> T read(String name, Path file, BiFunction<String, YamlMap, T> maker) {
    return YamlFile.read(file, root -> root.make(map -> maker.apply(name, map)));
  }

  private List<Path> sorted(Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + path, e);
    }
  }
}
