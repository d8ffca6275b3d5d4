package org.crosscheck.platform.reader;

import org.crosscheck.yaml.Place;

/**
 * Something that a platform silently does with a file; not an error that it reports.
 *
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 * @param text a sentence without a period
 * @param about what it is about
 */
public record Remark(int line, int column, String text, About about) {
  /** What a remark is about. */
  public enum About {
    /** What the platform does. */
    PLATFORM,
    /** What Crosscheck does not model, without an effect on isolation. */
    LIMIT,
    /** What Crosscheck does not model, although isolation may depend on it. */
    LIMIT_OF_ISOLATION
  }

  Remark(Place place, String text, About about) {
    this(place.line(), place.column(), text, about);
  }

  /** {@return whether it is about what Crosscheck does not model, not about the platform} */
  public boolean limit() {
    return about != About.PLATFORM;
  }

  /** {@return the remark with its position, such as {@code line 3, column 5: 'x' is ignored}} */
  @Override
  public String toString() {
    return new Place(line, column).prefix() + text;
  }
}
