package org.crosscheck.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.crosscheck.message.Suggestions;
import org.crosscheck.release.Interpreter;

/** A kind of pages whose visits are compared, because they differ in what dominates a visit. */
public enum PageKind {
  /** Pages without PyScript, which the browser loads in a few milliseconds. */
  SMALL("small", "small pages", Set.of("isolation"), Set.of()),
  /** Pages with workers of MicroPython. */
  MICROPYTHON(
      "micropython",
      "MicroPython pages",
      Set.of("worker-tag", "pyworker-sync", "sync-main-only"),
      Set.of(Interpreter.MPY)),
  /** Pages with workers of Pyodide. */
  PYODIDE(
      "pyodide",
      "Pyodide pages",
      Set.of("worker-tag", "pyworker-sync", "sync-main-only"),
      Set.of(Interpreter.PY));

  private final String id;
  private final String displayName;
  private final Set<String> fixtures;
  private final Set<Interpreter> interpreters;

  PageKind(String id, String displayName, Set<String> fixtures, Set<Interpreter> interpreters) {
    this.id = id;
    this.displayName = displayName;
    this.fixtures = fixtures;
    this.interpreters = interpreters;
  }

  /** {@return its name on the command line and in JSON} */
  public String id() {
    return id;
  }

  /** {@return its name in texts} */
  public String displayName() {
    return displayName;
  }

  /** {@return the fixtures whose pages are of this kind} */
  Set<String> fixtures() {
    return fixtures;
  }

  /** {@return the interpreter of the pages; empty if they have none} */
  Set<Interpreter> interpreters() {
    return interpreters;
  }

  /** {@return the ids of all kinds} */
  public static List<String> ids() {
    return Arrays.stream(values()).map(PageKind::id).toList();
  }

  /**
   * {@return the kind with an id}
   *
   * @throws org.crosscheck.message.UserError with the nearest id, if there is none of that name
   */
  public static PageKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(() -> Suggestions.unknown("kind of pages", id, ids()));
  }
}
