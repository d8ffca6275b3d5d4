package org.crosscheck.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;

/**
 * One change to the headers of a site's responses.
 *
 * @param name the header name
 * @param value the new value, sent once; empty to remove the header
 * @param extension the end of the paths whose responses change, such as {@code .mjs}; "" for all
 *     responses
 */
public record HeaderChange(String name, Optional<String> value, String extension) {
  /** {@return a change that sends a header once, with this value} */
  public static HeaderChange send(String name, String value) {
    return new HeaderChange(name, Optional.of(value), "");
  }

  /** {@return a change of the Content-Type of files with an extension} */
  public static HeaderChange type(String extension, String type) {
    return new HeaderChange("Content-Type", Optional.of(type), extension);
  }

  /** {@return a change that removes a header} */
  public static HeaderChange stop(String name) {
    return new HeaderChange(name, Optional.empty(), "");
  }

  /** {@return whether it changes every response, not only those for some files} */
  public boolean ofAllResponses() {
    return extension.isEmpty();
  }

  /** {@return whether it changes the response for a path, which may have a query} */
  public boolean changes(String path) {
    return path.replaceFirst("[?].*$", "").endsWith(extension);
  }

  /** {@return the header lines after this change; the given list is not modified} */
  public List<HeaderField> in(List<HeaderField> lines) {
    List<HeaderField> changed = new ArrayList<>(lines);
    changed.removeIf(line -> line.named(name));
    value.ifPresent(v -> changed.add(new HeaderField(name, v)));
    return changed;
  }

  /** {@return the change in words, such as {@code send 'A: b'}} */
  public String description() {
    String where = ofAllResponses() ? "" : " with *" + extension;
    return value.map(v -> "send '" + name + ": " + v + "'").orElse("do not send " + name) + where;
  }
}
