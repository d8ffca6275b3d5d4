package org.crosscheck.record;

import java.util.List;

/**
 * A browser that took part in a run.
 *
 * @param engine the id of its engine, such as {@code chrome}
 * @param name the name that the browser reported
 * @param version the version that the browser reported
 * @param notes what was unusual about starting it, one sentence each
 * @param slowdown how many times longer a fixed piece of work took in it than on a quiet machine,
 *     from 1; the deadlines of its visits were multiplied by that
 */
public record BrowserInfo(
    String engine, String name, String version, List<String> notes, double slowdown) {
  /** Copies the notes. */
  public BrowserInfo {
    notes = List.copyOf(notes);
  }

  /** A browser on a quiet machine. */
  public BrowserInfo(String engine, String name, String version, List<String> notes) {
    this(engine, name, version, notes, 1);
  }

  /** {@return the same browser as on a quiet machine; this is not changed} */
  BrowserInfo onQuietMachine() {
    return new BrowserInfo(engine, name, version, notes);
  }

  /** {@return the name and the version} */
  public String explain() {
    return (name + " " + version).strip();
  }
}
