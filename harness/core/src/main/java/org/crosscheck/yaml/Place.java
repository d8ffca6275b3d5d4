package org.crosscheck.yaml;

/** Where something stands in a text file. Lines and columns count from 1. */
public record Place(int line, int column) {
  /** {@return the words before what is said of it, such as {@code line 3, column 5: }} */
  public String said() {
    return "line " + line + ", column " + column + ": ";
  }
}
