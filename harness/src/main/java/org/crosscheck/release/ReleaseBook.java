package org.crosscheck.release;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** {@return the release whose packages are installed in a {@code node_modules} folder} */
  public Release installed(Path modules) {
    String core = NpmPackages.versionOf(modules, Release.CORE);
    Map<Interpreter, String> interpreters = new EnumMap<>(Interpreter.class);
    for (Interpreter interpreter : Interpreter.values()) {
      interpreters.put(interpreter, NpmPackages.versionOf(modules, interpreter.npmName()));
    }
    String name = Optional.ofNullable(calendar.get(core)).orElse(core);
    return new Release(name, core, interpreters, modules, Optional.empty());
  }
}
