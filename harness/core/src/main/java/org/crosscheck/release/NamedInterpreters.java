package org.crosscheck.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * The interpreters that a version of PyScript names as its defaults, read from its own files:
 * {@code dist/core.js} re-exports a chunk, in which each interpreter has a default version before
 * the address that contains it. The folder may also contain chunks of earlier builds.
 */
final class NamedInterpreters {
  private static final Pattern CHUNK = Pattern.compile("from\\s*\"\\./(core-[\\w-]+\\.js)\"");

  private static final Pattern MICROPYTHON = defaultOf("npm/@micropython/");

  private static final Pattern PYODIDE = defaultOf("pyodide/v");

  private NamedInterpreters() {}

  /**
   * The version in {@code (e="0.27.3")=>`https://cdn.jsdelivr.net/pyodide/v${e}/...`}, also as it
   * is before it is minified, and inside the string from which PyScript makes workers.
   */
  private static Pattern defaultOf(String path) {
    return Pattern.compile(
        "(?<==\\s{0,2}\\\\?[\"'])[\\w.+-]+"
            + "(?=\\\\?[\"']\\)\\s*=>(?:\\s|\\\\n)*`https://cdn\\.jsdelivr\\.net/"
            + path
            + ")");
  }

  /**
   * {@return the version of each interpreter}
   *
   * @param dist the folder with {@code core.js}
   * @throws UserError if the files do not name them
   */
  static Map<Interpreter, String> of(Path dist) {
    String core = text(dist.resolve("core.js"));
    Matcher chunk = CHUNK.matcher(core);
    String code = chunk.find() ? text(dist.resolve(chunk.group(1))) : core;
    Map<Interpreter, String> versions = new EnumMap<>(Interpreter.class);
    for (Interpreter interpreter : Interpreter.values()) {
      Matcher matcher = pattern(interpreter).matcher(code);
      if (!matcher.find()) {
        throw new UserError(
            dist + " does not name its version of " + interpreter.type() + ".",
            "Use a build of PyScript from 2024 or later; releases before 0.3 do not name it.");
      }
      versions.put(interpreter, matcher.group());
    }
    return versions;
  }

  /**
   * {@return a script of PyScript that names other versions as its defaults; a script that names
   * none stays as it is}
   *
   * @param versions the version of each interpreter
   */
  static String replaced(String script, Map<Interpreter, String> versions) {
    String replaced = script;
    for (Map.Entry<Interpreter, String> version : versions.entrySet()) {
      replaced =
          pattern(version.getKey())
              .matcher(replaced)
              .replaceAll(Matcher.quoteReplacement(version.getValue()));
    }
    return replaced;
  }

  private static Pattern pattern(Interpreter interpreter) {
    return switch (interpreter) {
      case MPY -> MICROPYTHON;
      case PY -> PYODIDE;
    };
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("There is no file " + file + ".", "Name the output folder of a build.");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
