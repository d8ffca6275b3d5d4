package org.crosscheck.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crosscheck.hosting.HeaderField;

/**
 * Header lines that identify a platform.
 *
 * @param headers the values by header name, all of which a response must have; a trailing {@code *}
 *     matches any rest, and case is ignored
 */
public record ResponsePattern(Map<String, String> headers) {
  /** Copies the map. */
  public ResponsePattern {
    headers = Map.copyOf(headers);
  }

  /** {@return whether a response with these header lines has all of them} */
  public boolean matches(List<HeaderField> lines) {
    return headers.entrySet().stream()
        .allMatch(
            header ->
                lines.stream()
                    .anyMatch(
                        line ->
                            line.named(header.getKey()) && is(line.value(), header.getValue())));
  }

  private static boolean is(String value, String pattern) {
    String lower = value.toLowerCase(Locale.ROOT);
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return wanted.endsWith("*")
        ? lower.startsWith(wanted.substring(0, wanted.length() - 1))
        : lower.equals(wanted);
  }
}
