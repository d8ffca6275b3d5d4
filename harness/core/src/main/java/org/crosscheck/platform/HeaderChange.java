package org.crosscheck.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;

/**
 * One change to the responses of a site, small enough to be tried.
 *
 * @param name the header
 * @param value the value that it is to have, once; empty to send it no more
 * @param extension what the paths end in whose responses are changed, such as {@code .mjs}; "" for
 *     every response
 */
public record HeaderChange(String name, Optional<String> value, String extension) {
  /** {@return has a header sent once, with this value} */
  public static HeaderChange send(String name, String value) {
    return new HeaderChange(name, Optional.of(value), "");
  }

  /** {@return has files of an extension sent with a type} */
  public static HeaderChange type(String extension, String type) {
    return new HeaderChange("Content-Type", Optional.of(type), extension);
  }

  /** {@return has a header not sent} */
  public static HeaderChange stop(String name) {
    return new HeaderChange(name, Optional.empty(), "");
  }

  /** {@return whether it is of every response, and not of some files only} */
  public boolean ofAll() {
    return extension.isEmpty();
  }

  /** {@return whether the response to a path with its query is changed} */
  public boolean isOf(String path) {
    return path.replaceFirst("[?].*$", "").endsWith(extension);
  }

  /** {@return header lines with this change made; the list given is not changed} */
  public List<HeaderField> in(List<HeaderField> lines) {
    List<HeaderField> changed = new ArrayList<>(lines);
    changed.removeIf(line -> line.named(name));
    value.ifPresent(v -> changed.add(new HeaderField(name, v)));
    return changed;
  }

  /** {@return the change in words, such as {@code send 'A: b'}} */
  public String words() {
    String where = ofAll() ? "" : " with *" + extension;
    return value.map(v -> "send '" + name + ": " + v + "'").orElse("do not send " + name) + where;
  }
}
