package org.crosscheck.grid;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * The name of this machine as the nodes of a Grid know it.
 *
 * @param host a host name or a numeric address, an IPv6 address without brackets
 * @param port the port that they use; empty for any free one
 */
public record ReachableAs(String host, OptionalInt port) {
  private static final int LAST_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");

  /**
   * {@return the name in a text such as {@code 10.0.0.1:7000} or {@code [fd00::1]}}
   *
   * @throws UserError if it has another form
   */
  public static ReachableAs of(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (matcher.matches()) {
      String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      int port = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
      if (matcher.group(3) == null) {
        return new ReachableAs(host, OptionalInt.empty());
      }
      if (port >= 1 && port <= LAST_PORT) {
        return new ReachableAs(host, OptionalInt.of(port));
      }
    }
    throw new UserError(
        "--reachable-as must be HOST or HOST:PORT, got '%s'.".formatted(text),
        "Give the name by which the nodes reach this machine, such as 10.0.0.1:7000.");
  }
}
