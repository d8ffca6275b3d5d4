package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import org.crosscheck.engine.Engine;

/**
 * A browser as it reported itself.
 *
 * @param browser the requested engine
 * @param name the name that it reported, such as {@code chrome}
 * @param version the version that it reported
 * @param notes remarks for readers about how it was started; may be empty
 */
public record Identity(Engine browser, String name, String version, List<String> notes) {
  /** Copies the notes. */
  public Identity {
    notes = List.copyOf(notes);
  }

  /** {@return the identity in the capabilities of a session} */
  static Identity from(Engine browser, Map<?, ?> capabilities, List<String> notes) {
    return new Identity(
        browser,
        Json.text(capabilities, "browserName"),
        Json.text(capabilities, "browserVersion"),
        notes);
  }
}
