package org.crosscheck.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;

/**
 * The SHA-512 of npm packages, kept in this repository, so that what a registry gives later is
 * still what it gave when the version was added.
 *
 * @param integrity as npm writes it ({@code sha512-} and Base64), by {@code name@version}
 */
public record Pins(SortedMap<String, String> integrity) {
  /** The packages that files are served from. Others that npm installs with them are removed. */
  static final List<String> PACKAGES =
      Stream.concat(
              Stream.of(Release.CORE, "polyscript", "coincident", "sabayon"),
              Stream.of(Interpreter.values()).map(Interpreter::npmName))
          .toList();

  private static final String FOLDER = "node_modules/";

  /** Copies the map. */
  public Pins {
    integrity = Collections.unmodifiableSortedMap(new TreeMap<>(integrity));
  }

  /** {@return pins of nothing} */
  public static Pins none() {
    return new Pins(new TreeMap<>());
  }

  /**
   * {@return these pins and new ones}
   *
   * @throws UserError if a package that is pinned now has another SHA-512
   */
  public Pins and(Map<String, String> more) {
    List<String> changed =
        more.entrySet().stream()
            .filter(e -> !integrity.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()))
            .map(e -> other(e.getKey(), e.getValue()))
            .toList();
    if (!changed.isEmpty()) {
      throw UserError.all(
          "npm's registry now has other packages than those that are pinned:", changed, distrust());
    }
    SortedMap<String, String> all = new TreeMap<>(integrity);
    all.putAll(more);
    return new Pins(all);
  }

  /** One package that npm installed. */
  private record Installed(String folder, String version, String integrity) {
    String name() {
      return folder.substring(folder.lastIndexOf(FOLDER) + FOLDER.length());
    }

    String id() {
      return name() + "@" + version;
    }
  }

  /** {@return what is wrong with installed packages: those whose SHA-512 is not the pinned one} */
  List<String> problems(Path modules) {
    return used(modules).stream()
        .filter(p -> !integrity.getOrDefault(p.id(), p.integrity()).equals(p.integrity()))
        .map(p -> other(p.id(), p.integrity()))
        .toList();
  }

  /**
   * Checks installed packages.
   *
   * @return the packages that are not pinned, so that nothing is known about them
   * @throws UserError if the SHA-512 of a package is not the pinned one
   */
  List<String> check(Path modules) {
    List<String> problems = problems(modules);
    if (!problems.isEmpty()) {
      throw UserError.all(
          "npm gave other packages than those that are pinned:", problems, distrust());
    }
    return used(modules).stream()
        .map(Installed::id)
        .filter(id -> !integrity.containsKey(id))
        .sorted()
        .distinct()
        .toList();
  }

  /** Removes the packages that no file is served from, which are not pinned. */
  static void removeOthers(Path modules) throws IOException {
    for (Installed installed : installed(modules)) {
      Path folder = modules.resolveSibling(installed.folder());
      boolean inside = folder.normalize().startsWith(modules);
      if (inside && !PACKAGES.contains(installed.name()) && Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }

  private static List<Installed> used(Path modules) {
    return installed(modules).stream().filter(p -> PACKAGES.contains(p.name())).toList();
  }

  /**
   * The integrity that npm noted is that of the archive that it unpacked. Without a note of npm,
   * nothing is said to be installed.
   */
  private static List<Installed> installed(Path modules) {
    Path note = modules.resolve(".package-lock.json");
    if (!Files.isRegularFile(note)) {
      return List.of();
    }
    return YamlFile.read(
        note,
        root -> {
          List<Installed> all = new ArrayList<>();
          root.map("packages")
              .ifPresent(
                  packages ->
                      packages
                          .names()
                          .forEach(
                              folder ->
                                  packages
                                      .map(folder)
                                      .ifPresent(
                                          p ->
                                              all.add(
                                                  new Installed(
                                                      folder,
                                                      p.text("version", ""),
                                                      p.text("integrity", ""))))));
          return Optional.of(all);
        });
  }

  private String other(String id, String is) {
    return "%s has %s; pinned is %s".formatted(id, is.isEmpty() ? "none" : is, integrity.get(id));
  }

  private static String distrust() {
    return "Do not use them. Check which registry npm uses (npm config get registry), and tell its"
        + " operator.";
  }
}
