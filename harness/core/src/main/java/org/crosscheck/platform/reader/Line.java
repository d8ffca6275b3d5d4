package org.crosscheck.platform.reader;

import java.util.function.UnaryOperator;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.yaml.Place;

/** A header as a file has it, in which placeholders may stand. */
record Line(Place at, String name, String value) {
  /** {@return the header, with its placeholders filled in} */
  HeaderField field(UnaryOperator<String> fill) {
    return new HeaderField(fill.apply(name), fill.apply(value));
  }

  /** {@return whether both set the same header; case does not matter} */
  boolean sameName(Line other) {
    return name.equalsIgnoreCase(other.name);
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "no " + name : name + ": " + value;
  }
}
