package org.crosscheck.platform.reader;

import java.util.function.UnaryOperator;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.yaml.Place;

/** A header line of a file; it may contain placeholders. */
record Line(Place at, String name, String value) {
  /** {@return the header with its placeholders replaced} */
  HeaderField field(UnaryOperator<String> fill) {
    return new HeaderField(fill.apply(name), fill.apply(value));
  }

  /** {@return whether both set the same header; names are case-insensitive} */
  boolean sameName(Line other) {
    return name.equalsIgnoreCase(other.name);
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "no " + name : name + ": " + value;
  }
}
