package org.crosscheck.format;

/** A way to write something. */
public interface Format {
  /** {@return the name that people choose it by: lower case, without spaces, one of its list} */
  String id();

  /** {@return what it is for, in one line for the help text} */
  String description();
}
