package org.crosscheck.cdn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.json.JsonFile;
import org.jspecify.annotations.Nullable;

/**
 * Which file of an npm package its {@code package.json} means: with {@code exports}, {@code
 * imports}, {@code module}, {@code main} and {@code browser}, by the rules of Node and of bundlers
 * for browsers.
 */
final class PackageFiles {
  /** The conditions of {@code exports} that hold in a module for browsers. */
  private static final Set<String> CONDITIONS =
      Set.of("browser", "import", "module", "production", "default");

  private static final List<String> EXTENSIONS = List.of("", ".mjs", ".js", ".json", ".cjs");
  private static final List<String> INDEXES =
      List.of("/index.mjs", "/index.js", "/index.json", "/index.cjs");
  private static final List<String> MODULE_FIELDS = List.of("module", "jsnext:main");
  private static final String JSON = "package.json";

  private final Path folder;
  private final Map<String, @Nullable Object> json;

  private PackageFiles(Path folder, Map<String, @Nullable Object> json) {
    this.folder = folder;
    this.json = json;
  }

  /**
   * {@return the files of a package}
   *
   * @throws org.crosscheck.message.UserError if its package.json cannot be read
   */
  static PackageFiles of(Path folder) {
    Path file = folder.resolve(JSON);
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      JsonFile.read(
          file,
          root -> {
            root.names().forEach(name -> all.put(name, root.any(name)));
            return Optional.of(true);
          });
    }
    return new PackageFiles(folder, all);
  }

  /** {@return whether the nearest package.json says that a script is an ES module} */
  boolean isOfModules(String file) {
    for (int end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      String nearer = file.substring(0, end);
      if (isFile(nearer + "/" + JSON)) {
        return of(folder.resolve(nearer)).isOfModules("");
      }
    }
    return "module".equals(json.get("type"));
  }

  /** {@return the range of versions of another package that this one needs; "" if it names none} */
  String needs(String name) {
    return Stream.of("dependencies", "peerDependencies", "optionalDependencies")
        .map(json::get)
        .filter(Map.class::isInstance)
        .flatMap(map -> text((Map<?, ?>) map, name).stream())
        .findFirst()
        .orElse("");
  }

  /**
   * {@return the path of the script that is imported by the name of the package and a path; empty
   * if there is none}
   *
   * @param subpath the path, such as {@code hooks}; "" for the package itself
   */
  Optional<String> imported(String subpath) {
    return exported(subpath)
        .filter(this::isFile)
        .or(() -> subpath.isEmpty() ? entry() : probed(subpath))
        .map(this::forBrowsers);
  }

  /**
   * {@return what a private import such as {@code #ui} means: a path that starts with a period, or
   * the name of another package}
   */
  Optional<String> internal(String name) {
    return json.get("imports") instanceof Map<?, ?> imports
        ? matched(imports, name)
        : Optional.empty();
  }

  /**
   * {@return the path of a script that a script of the package imports by a relative path; empty if
   * there is none}
   *
   * @param path relative to the package
   */
  Optional<String> relative(String path) {
    return probed(path).map(this::forBrowsers);
  }

  /** {@return the path of the file with which a CDN of files answers for the package itself} */
  Optional<String> file(String field) {
    return Stream.of(field, "browser", "main")
        .flatMap(name -> text(json, name).stream())
        .flatMap(name -> probed(name).stream())
        .findFirst()
        .or(() -> exported("").filter(this::isFile))
        .or(() -> probed("index"));
  }

  private Optional<String> entry() {
    Stream<String> fields =
        Stream.concat(MODULE_FIELDS.stream(), Stream.of("browser", "main"))
            .flatMap(name -> text(json, name).stream());
    return Stream.concat(fields, Stream.of("index")).flatMap(f -> probed(f).stream()).findFirst();
  }

  private Optional<String> exported(String subpath) {
    Object exports = json.get("exports");
    if (exports == null) {
      return Optional.empty();
    }
    boolean byPath =
        exports instanceof Map<?, ?> map
            && map.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("."));
    Map<?, ?> paths = byPath ? (Map<?, ?>) exports : Map.of(".", exports);
    return matched(paths, subpath.isEmpty() ? "." : "./" + subpath).map(PackageFiles::inside);
  }

  /** The target of the entry that matches best: the name itself, or the longest with a star. */
  private static Optional<String> matched(Map<?, ?> entries, String name) {
    if (entries.containsKey(name)) {
      return target(entries.get(name), "");
    }
    return entries.keySet().stream()
        .map(String::valueOf)
        .filter(key -> key.contains("*") || key.endsWith("/"))
        .map(key -> key.endsWith("/") ? key + "*" : key)
        .filter(key -> star(key, name).isPresent())
        .max(java.util.Comparator.comparingInt(key -> key.indexOf('*')))
        .flatMap(
            key ->
                target(
                    entries.containsKey(key)
                        ? entries.get(key)
                        : folderTarget(entries.get(key.substring(0, key.length() - 1))),
                    star(key, name).orElseThrow()));
  }

  private static @Nullable Object folderTarget(@Nullable Object target) {
    return target instanceof String text ? text + "*" : target;
  }

  private static Optional<String> star(String key, String name) {
    String before = key.substring(0, key.indexOf('*'));
    String after = key.substring(key.indexOf('*') + 1);
    boolean matches =
        name.length() >= before.length() + after.length()
            && name.startsWith(before)
            && name.endsWith(after);
    return matches
        ? Optional.of(name.substring(before.length(), name.length() - after.length()))
        : Optional.empty();
  }

  private static Optional<String> target(@Nullable Object target, String star) {
    if (target instanceof String text) {
      return Optional.of(text.replace("*", star));
    }
    if (target instanceof Map<?, ?> conditions) {
      return conditions.entrySet().stream()
          .filter(e -> CONDITIONS.contains(String.valueOf(e.getKey())))
          .flatMap(e -> target(e.getValue(), star).stream())
          .findFirst();
    }
    return target instanceof List<?> list
        ? list.stream().flatMap(one -> target(one, star).stream()).findFirst()
        : Optional.empty();
  }

  /** A file, a file without its extension, or the index of a folder. */
  private Optional<String> probed(String path) {
    String plain = inside(path);
    return EXTENSIONS.stream()
        .map(extension -> plain + extension)
        .filter(this::isFile)
        .findFirst()
        .or(() -> ofFolder(plain));
  }

  private Optional<String> ofFolder(String path) {
    if (!path.isEmpty() && isFile(path + "/" + JSON)) {
      Optional<String> entry = of(folder.resolve(path)).entry();
      if (entry.isPresent()) {
        return entry.map(file -> path + "/" + file);
      }
    }
    return INDEXES.stream().map(index -> inside(path + index)).filter(this::isFile).findFirst();
  }

  /** The object {@code browser} replaces files; one that is replaced by nothing is left out. */
  private String forBrowsers(String file) {
    return json.get("browser") instanceof Map<?, ?> map
            && map.get("./" + file) instanceof String other
            && isFile(inside(other))
        ? inside(other)
        : file;
  }

  /** {@return the package by which browsers replace another; empty if they do not} */
  Optional<String> replaced(String name) {
    return json.get("browser") instanceof Map<?, ?> map && map.get(name) instanceof String other
        ? Optional.of(other)
        : Optional.empty();
  }

  /** {@return whether browsers leave another package out} */
  boolean leavesOut(String name) {
    return json.get("browser") instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get(name));
  }

  /** {@return whether a path is that of a file of the package} */
  boolean isFile(String path) {
    try {
      Path file = folder.resolve(path).normalize();
      return !path.isEmpty()
          && file.startsWith(folder)
          && Files.isRegularFile(file)
          && file.toRealPath().startsWith(folder.toRealPath());
    } catch (InvalidPathException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot access " + path, e);
    }
  }

  private static String inside(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.remove(parts.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static Optional<String> text(Map<?, ? extends @Nullable Object> json, String name) {
    return json.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
