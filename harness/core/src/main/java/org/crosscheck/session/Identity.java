package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import org.crosscheck.engine.Engine;

/**
 * A browser as it reported itself.
 *
 * @param browser which kind was asked for
 * @param name the name it gave, such as {@code chrome}
 * @param version the version it gave
 * @param notes what a reader must know about how it was started; empty if nothing
 */
public record Identity(Engine browser, String name, String version, List<String> notes) {
  /** Copies the notes. */
  public Identity {
    notes = List.copyOf(notes);
  }

  /** {@return what the capabilities of a session say} */
  static Identity from(Engine browser, Map<?, ?> capabilities, List<String> notes) {
    return new Identity(
        browser,
        Json.text(capabilities, "browserName"),
        Json.text(capabilities, "browserVersion"),
        notes);
  }
}
