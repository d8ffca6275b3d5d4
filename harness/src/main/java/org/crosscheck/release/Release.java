package org.crosscheck.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.told.Told;

/**
 * A PyScript version, the interpreters it runs with, and where their files are.
 *
 * @param name the calendar tag where there is one, such as {@code 2026.7.3}, else the npm version
 * @param core the npm version of {@code @pyscript/core}
 * @param interpreters the npm version of each interpreter
 * @param packages the folder that holds the packages by npm name, as {@code node_modules} does
 * @param build a folder with a {@code core.js} that is served instead of the package's own {@code
 *     dist/}, if PyScript itself is a local build
 */
public record Release(
    String name,
    String core,
    Map<Interpreter, String> interpreters,
    Path packages,
    Optional<Path> build) {
  /** The npm name of PyScript itself. */
  public static final String CORE = "@pyscript/core";

  /** Copies the versions. */
  public Release {
    interpreters = Map.copyOf(interpreters);
  }

  /**
   * {@return this release with a local build of PyScript itself}
   *
   * @throws Told if the folder has no core.js
   */
  public Release with(Path folder) {
    if (!Files.isRegularFile(folder.resolve("core.js"))) {
      throw new Told(
          "There is no core.js in " + folder + ".",
          "Name the folder that a build of PyScript wrote it into: dist/ of @pyscript/core.");
    }
    return new Release(
        name, core, interpreters, packages, Optional.of(folder.toAbsolutePath().normalize()));
  }

  /** {@return the release with its interpreters in one line, for reports} */
  public String explain() {
    return "PyScript "
        + name
        + " (npm "
        + core
        + ") with MicroPython "
        + interpreters.get(Interpreter.MPY)
        + " and Pyodide "
        + interpreters.get(Interpreter.PY);
  }
}
