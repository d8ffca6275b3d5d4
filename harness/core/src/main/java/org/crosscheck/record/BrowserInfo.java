package org.crosscheck.record;

import java.util.List;

/**
 * A browser that took part in a run.
 *
 * @param engine the id of its engine, such as {@code chrome}
 * @param name as the browser reported itself
 * @param version as the browser reported itself
 * @param notes what was out of the ordinary about starting it, a sentence each
 */
public record BrowserInfo(String engine, String name, String version, List<String> notes) {
  /** Copies the notes. */
  public BrowserInfo {
    notes = List.copyOf(notes);
  }

  /** {@return name and version} */
  public String explain() {
    return (name + " " + version).strip();
  }
}
