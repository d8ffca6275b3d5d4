package org.crosscheck.record;

import java.util.List;

/**
 * A browser that took part in a run.
 *
 * @param engine the id of its engine, such as {@code chrome}
 * @param name the name that the browser reported
 * @param version the version that the browser reported
 * @param notes what was unusual about starting it, one sentence each
 */
public record BrowserInfo(String engine, String name, String version, List<String> notes) {
  /** Copies the notes. */
  public BrowserInfo {
    notes = List.copyOf(notes);
  }

  /** {@return the name and the version} */
  public String explain() {
    return (name + " " + version).strip();
  }
}
