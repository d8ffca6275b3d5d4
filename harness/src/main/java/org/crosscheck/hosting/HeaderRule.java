package org.crosscheck.hosting;

import java.util.List;
import java.util.regex.Pattern;
import org.crosscheck.told.Told;

/**
 * Header lines for the paths that match a pattern.
 *
 * @param path a path starting with a slash, in which {@code *} stands for any characters
 * @param lines in the order in which they are sent; two of one name are sent as two lines
 */
public record HeaderRule(String path, List<HeaderField> lines) {

  /**
   * Copies the lines.
   *
   * @throws Told if the path does not start with a slash
   */
  public HeaderRule {
    lines = List.copyOf(lines);
    if (!path.startsWith("/")) {
      throw new Told("The path '" + path + "' does not start with a slash.", "Write /* for all.");
    }
  }

  /** {@return whether the rule is for the given request path} */
  public boolean matches(String requestPath) {
    String regex = Pattern.quote(path).replace("*", "\\E.*\\Q");
    return Pattern.matches(regex, requestPath);
  }
}
