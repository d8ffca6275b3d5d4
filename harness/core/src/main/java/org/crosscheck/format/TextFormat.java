package org.crosscheck.format;

/**
 * A format that writes a value as one text.
 *
 * @param <T> the type of the value
 */
public interface TextFormat<T> extends Format {
  /** {@return the text, with a line break at the end} */
  String write(T value);
}
