package org.crosscheck.record;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;

/**
 * The PyScript release that was tested.
 *
 * @param name the calendar tag if there is one, otherwise the npm version
 * @param core the npm version of PyScript itself
 * @param build the folder of a local build of PyScript itself; "" for the npm package
 * @param interpreters the npm version of each interpreter, by the interpreter's id, such as {@code
 *     mpy}
 * @param named the interpreter versions that the release's own files name as defaults, by id; empty
 *     if they name none
 */
public record ReleaseInfo(
    String name,
    String core,
    String build,
    SortedMap<String, String> interpreters,
    SortedMap<String, String> named) {

  /** Copies the versions. */
  public ReleaseInfo {
    interpreters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(interpreters));
    named = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(named));
  }

  /** {@return what a record contains about a release} */
  public static ReleaseInfo of(Release release) {
    return new ReleaseInfo(
        release.name(),
        release.core(),
        release.build().map(Path::toString).orElse(""),
        byId(release.interpreters()),
        byId(release.named()));
  }

  private static SortedMap<String, String> byId(Map<Interpreter, String> versions) {
    SortedMap<String, String> byId = new TreeMap<>();
    versions.forEach((interpreter, version) -> byId.put(interpreter.id(), version));
    return byId;
  }

  /** {@return the name, with a suffix for a local build} */
  public String label() {
    return name + (build.isEmpty() ? "" : Release.BUILD_SUFFIX);
  }

  /** {@return the name with the npm version, such as {@code 2026.7.3 (npm 0.7.31)}} */
  public String title() {
    return label() + (name.equals(core) ? "" : " (npm " + core + ")");
  }

  /** {@return the release with its interpreters in one line} */
  public String explain() {
    String with =
        interpreters.entrySet().stream().map(this::explain).collect(Collectors.joining(" and "));
    String npm = name.equals(core) ? "" : " (npm " + core + ")";
    String local = build.isEmpty() ? "" : " as built in " + build;
    return "PyScript " + name + npm + local + (with.isEmpty() ? "" : " with " + with);
  }

  private String explain(Map.Entry<String, String> version) {
    String names = named.getOrDefault(version.getKey(), version.getValue());
    return title(version.getKey())
        + " "
        + version.getValue()
        + (names.equals(version.getValue()) ? "" : " (instead of " + names + ", its default)");
  }

  private static String title(String id) {
    for (Interpreter interpreter : Interpreter.values()) {
      if (interpreter.id().equals(id)) {
        return switch (interpreter) {
          case MPY -> "MicroPython";
          case PY -> "Pyodide";
        };
      }
    }
    return id;
  }
}
