package org.crosscheck.yaml;

/** A position in a text file. Lines and columns count from 1. */
public record Place(int line, int column) {
  /** {@return the prefix of a message about this position, such as {@code line 3, column 5: }} */
  public String prefix() {
    return "line " + line + ", column " + column + ": ";
  }
}
