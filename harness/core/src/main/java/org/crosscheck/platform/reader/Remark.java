package org.crosscheck.platform.reader;

import org.crosscheck.yaml.Place;

/**
 * What the platform does with a file and would not tell: no mistake that it refuses.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param says a sentence without a full stop
 */
public record Remark(int line, int column, String says) {
  Remark(Place place, String says) {
    this(place.line(), place.column(), says);
  }

  /** {@return the remark with its place, such as {@code line 3, column 5: 'x' is left out}} */
  @Override
  public String toString() {
    return new Place(line, column).prefix() + says;
  }
}
