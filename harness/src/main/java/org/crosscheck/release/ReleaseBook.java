package org.crosscheck.release;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.told.Nearest;
import org.crosscheck.yaml.YamlFile;

/** The releases that are known, and the one that is pinned. */
public final class ReleaseBook {
  private final Map<String, String> calendar;

  private ReleaseBook(Map<String, String> calendar) {
    this.calendar = calendar;
  }

  /** Reads {@code releases.yaml} of a fixtures folder. */
  public static ReleaseBook read(Path fixtures) {
    return YamlFile.read(
        fixtures.resolve("releases.yaml"),
        root -> {
          if (!root.only("calendar").has("calendar")) {
            root.tell("calendar", "'calendar' is missing");
          }
          return root.map("calendar")
              .map(
                  map ->
                      new ReleaseBook(
                          map.names().stream()
                              .collect(Collectors.toMap(n -> n, n -> map.text(n)))));
        });
  }

  /**
   * {@return the npm version of PyScript itself that a release has}
   *
   * @param asked a calendar tag such as {@code 2025.3.1}, or an npm version such as {@code 0.6.39}
   * @throws org.crosscheck.told.Told with the nearest ones, if it is neither
   */
  public String core(String asked) {
    return calendar.entrySet().stream()
        .filter(e -> e.getValue().equals(asked))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.of(asked).filter(text -> text.matches("0\\.\\d+\\.\\d+")))
        .orElseThrow(() -> Nearest.unknown("release", asked, calendar.values()));
  }

  /** {@return what a release is called in reports: its calendar tag where there is one} */
  public String name(String core) {
    return Optional.ofNullable(calendar.get(core)).orElse(core);
  }

  /** {@return the release whose packages are installed in a {@code node_modules} folder} */
  public Release installed(Path modules) {
    String core = NpmPackages.versionOf(modules, Release.CORE);
    Map<Interpreter, String> interpreters = new EnumMap<>(Interpreter.class);
    for (Interpreter interpreter : Interpreter.values()) {
      interpreters.put(interpreter, NpmPackages.versionOf(modules, interpreter.npmName()));
    }
    return new Release(name(core), core, interpreters, modules, Optional.empty());
  }
}
