package org.crosscheck.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;

/**
 * A PyScript version, the interpreters it runs with, and where their files are.
 *
 * @param name the calendar tag, such as {@code 2026.7.3}, or the npm version if there is none
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

  /** The suffix of a local build's label, after the name of the release that it was built from. */
  public static final String BUILD_SUFFIX = "-build";

  /** Copies the versions. */
  public Release {
    interpreters = Map.copyOf(interpreters);
  }

  /**
   * {@return this release with a local build of PyScript itself}
   *
   * @param folder the package's folder, or its {@code dist/}
   * @throws UserError if there is no core.js in either
   */
  public Release with(Path folder) {
    Path build =
        Stream.of(folder, folder.resolve("dist"))
            .filter(f -> Files.isRegularFile(f.resolve("core.js")))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        "There is no build in " + folder + ": neither core.js nor dist/core.js.",
                        "Name the folder of @pyscript/core in which you ran 'npm run build', or its"
                            + " dist/."));
    return new Release(
        name, core, interpreters, packages, Optional.of(build.toAbsolutePath().normalize()));
  }

  /**
   * {@return the versions of the interpreters that its own files name as its defaults; empty if the
   * files do not name them, as in builds before 2024}
   */
  public Map<Interpreter, String> named() {
    try {
      return NamedInterpreters.of(dist());
    } catch (UserError e) {
      return Map.of();
    }
  }

  /**
   * Checks that its files name their interpreters in the known form. Other files would be served as
   * they are, and load interpreters from a CDN.
   *
   * @throws UserError if they do not
   */
  public void requireNamed() {
    NamedInterpreters.of(dist());
  }

  /**
   * {@return a script of PyScript whose default versions are those of this release's interpreters,
   * so that it asks for no others; a script that names none stays as it is}
   */
  public String withInstalled(String script) {
    return NamedInterpreters.replaced(script, interpreters);
  }

  private Path dist() {
    return build.orElseGet(() -> packages.resolve(CORE).resolve("dist"));
  }

  /** {@return the name, with {@link #BUILD_SUFFIX} for a local build} */
  public String label() {
    return name + (build.isEmpty() ? "" : BUILD_SUFFIX);
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
