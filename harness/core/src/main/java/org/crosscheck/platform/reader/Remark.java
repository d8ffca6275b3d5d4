package org.crosscheck.platform.reader;

import org.crosscheck.yaml.Place;

/**
 * Something that a platform silently does with a file; not an error that it reports.
 *
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 * @param text a sentence without a period
 * @param limit whether it is about what Crosscheck does not model, not about the platform
 */
public record Remark(int line, int column, String text, boolean limit) {
  Remark(Place place, String text, boolean limit) {
    this(place.line(), place.column(), text, limit);
  }

  /** {@return the remark with its position, such as {@code line 3, column 5: 'x' is ignored}} */
  @Override
  public String toString() {
    return new Place(line, column).prefix() + text;
  }
}
