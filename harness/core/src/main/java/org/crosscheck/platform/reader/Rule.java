package org.crosscheck.platform.reader;

import java.util.List;
import java.util.function.Predicate;

/**
 * A rule of a configuration file that sets headers.
 *
 * @param file the name of the file
 * @param line the line, counted from 1
 * @param paths the paths that it is for, as written
 * @param headers the headers, such as {@code X: y}
 * @param matches whether it is for a path
 */
public record Rule(
    String file, int line, String paths, List<String> headers, Predicate<String> matches) {
  /** Copies the headers. */
  public Rule {
    headers = List.copyOf(headers);
  }

  /** {@return the rule and its place, such as {@code '/a/*' (line 3 of _headers)}} */
  @Override
  public String toString() {
    return "'%s' (line %d of %s)".formatted(paths, line, file);
  }
}
