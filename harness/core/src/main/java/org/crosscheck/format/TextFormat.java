package org.crosscheck.format;

/**
 * A way to write something as one text.
 *
 * @param <T> what is written
 */
public interface TextFormat<T> extends Format {
  /** {@return the text, which ends with a line break} */
  String write(T value);
}
