package org.crosscheck.release;

import java.util.Arrays;
import java.util.Locale;
import org.crosscheck.message.Suggestions;

/** A Python interpreter that PyScript can run. */
public enum Interpreter {
  /** MicroPython. */
  MPY("micropython", "@micropython/micropython-webassembly-pyscript", "micropython.mjs"),
  /** Pyodide. */
  PY("pyodide", "pyodide", "pyodide.mjs");

  private final String type;
  private final String npmName;
  private final String module;

  Interpreter(String type, String npmName, String module) {
    this.type = type;
    this.npmName = npmName;
    this.module = module;
  }

  /** {@return its name in tags and records: {@code mpy} or {@code py}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return PyWorker's {@code type}: {@code micropython} or {@code pyodide}} */
  public String type() {
    return type;
  }

  /** {@return the npm package that holds it} */
  public String npmName() {
    return npmName;
  }

  /** {@return the module in that package that PyScript imports} */
  public String module() {
    return module;
  }

  /** {@return the interpreter with an id or a {@code type} of PyWorker} */
  public static Interpreter of(String id) {
    return Arrays.stream(values())
        .filter(i -> i.id().equals(id) || i.type.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestions.unknown(
                    "interpreter", id, Arrays.stream(values()).map(Interpreter::id).toList()));
  }
}
