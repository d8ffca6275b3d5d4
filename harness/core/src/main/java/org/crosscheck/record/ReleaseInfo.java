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
 * @param named the versions that the release's own files name as its defaults; empty if they do not
 *     say
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

  /** {@return what a record keeps of a release} */
  public static ReleaseInfo of(Release release) {
    return new ReleaseInfo(
        release.name(),
        release.core(),
        release.build().map(Path::toString).orElse(""),
        byWord(release.interpreters()),
        byWord(release.named()));
  }

  private static SortedMap<String, String> byWord(Map<Interpreter, String> versions) {
    SortedMap<String, String> words = new TreeMap<>();
    versions.forEach((interpreter, version) -> words.put(interpreter.id(), version));
    return words;
  }

  /** {@return the name, which tells a local build from the release that it was built from} */
  public String label() {
    return name + (build.isEmpty() ? "" : Release.BUILD_SUFFIX);
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
        + (names.equals(version.getValue()) ? "" : " (in place of " + names + ", which it names)");
  }

  private static String title(String word) {
    for (Interpreter interpreter : Interpreter.values()) {
      if (interpreter.id().equals(word)) {
        return switch (interpreter) {
          case MPY -> "MicroPython";
          case PY -> "Pyodide";
        };
      }
    }
    return word;
  }
}
