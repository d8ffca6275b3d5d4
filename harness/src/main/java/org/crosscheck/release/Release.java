package org.crosscheck.release;

import java.nio.file.Path;
import java.util.Map;

/**
 * A PyScript version, the interpreters it runs with, and where their files are.
 *
 * @param name the calendar tag where there is one, such as {@code 2026.7.3}, else the npm version
 * @param core the npm version of {@code @pyscript/core}
 * @param interpreters the npm version of each interpreter
 * @param packages the folder that holds the packages by npm name, as {@code node_modules} does
 */
public record Release(
    String name, String core, Map<Interpreter, String> interpreters, Path packages) {
  /** The npm name of PyScript itself. */
  public static final String CORE = "@pyscript/core";

  /** Copies the versions. */
  public Release {
    interpreters = Map.copyOf(interpreters);
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
