package org.crosscheck.hosting;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;

/**
 * Header lines for the paths that match a pattern.
 *
 * @param path a path starting with a slash, in which {@code *} matches any characters
 * @param statuses the status codes of the responses that get them; empty for all
 * @param lines the lines in the order in which they are sent; two with the same name are sent as
 *     two lines
 */
public record HeaderRule(String path, Set<Integer> statuses, List<HeaderField> lines) {

  /**
   * Copies the lines.
   *
   * @throws UserError if the path does not start with a slash, or a status code is invalid
   */
  public HeaderRule {
    lines = List.copyOf(lines);
    statuses = java.util.Collections.unmodifiableSet(new TreeSet<>(statuses));
    if (!path.startsWith("/")) {
      throw new UserError(
          "The path '" + path + "' does not start with a slash.", "Write /* for all.");
    }
    for (int status : statuses) {
      if (status < 200 || status > 599) {
        throw new UserError(
            status + " is not a status code of a response.", "Give one from 200 to 599.");
      }
    }
  }

  /** A rule for responses of every status. */
  public HeaderRule(String path, List<HeaderField> lines) {
    this(path, Set.of(), lines);
  }

  /** {@return whether the rule is for a response of the given status to the given request path} */
  public boolean matches(String requestPath, int status) {
    String regex = Pattern.quote(path).replace("*", "\\E.*\\Q");
    return (statuses.isEmpty() || statuses.contains(status)) && Pattern.matches(regex, requestPath);
  }

  /** {@return the rule in words, such as {@code A: 1, B: 2 on everything}} */
  String explain() {
    return lines.stream().map(HeaderField::toString).collect(Collectors.joining(", "))
        + (path.equals("/*") ? " on everything" : " on " + path)
        + (statuses.isEmpty()
            ? ""
            : " with status "
                + statuses.stream().map(String::valueOf).collect(Collectors.joining(" or ")));
  }
}
