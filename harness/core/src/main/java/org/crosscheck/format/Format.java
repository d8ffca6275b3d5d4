package org.crosscheck.format;

/** A format of output. */
public interface Format {
  /** {@return the id that selects it: lower case letters, unique in its list} */
  String id();

  /** {@return its purpose, in one line for the help text} */
  String description();
}
