package org.crosscheck.record;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;

/**
 * Which PyScript was visited.
 *
 * @param name the calendar tag where there is one, else the npm version
 * @param core the npm version of PyScript itself
 * @param build the folder of a local build of PyScript itself; "" for the package from npm
 * @param interpreters the npm version of each interpreter by its word, such as {@code mpy}
 */
public record ReleaseInfo(
    String name, String core, String build, SortedMap<String, String> interpreters) {

  /** Copies the versions. */
  public ReleaseInfo {
    interpreters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(interpreters));
  }

  /** {@return what a record keeps of a release} */
  public static ReleaseInfo of(Release release) {
    SortedMap<String, String> versions = new TreeMap<>();
    release.interpreters().forEach((interpreter, v) -> versions.put(interpreter.word(), v));
    return new ReleaseInfo(
        release.name(), release.core(), release.build().map(Path::toString).orElse(""), versions);
  }

  /** {@return the release with its interpreters in one line} */
  public String explain() {
    String with =
        interpreters.entrySet().stream()
            .map(ReleaseInfo::explain)
            .collect(Collectors.joining(" and "));
    String npm = name.equals(core) ? "" : " (npm " + core + ")";
    String local = build.isEmpty() ? "" : " as built in " + build;
    return "PyScript " + name + npm + local + (with.isEmpty() ? "" : " with " + with);
  }

  private static String explain(Map.Entry<String, String> version) {
    for (Interpreter interpreter : Interpreter.values()) {
      if (interpreter.word().equals(version.getKey())) {
        return switch (interpreter) {
          case MPY -> "MicroPython " + version.getValue();
          case PY -> "Pyodide " + version.getValue();
        };
      }
    }
    return version.getKey() + " " + version.getValue();
  }
}
