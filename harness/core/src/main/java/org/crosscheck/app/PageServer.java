package org.crosscheck.app;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * A server of the user that runs beside the pages, such as one for their WebSockets.
 *
 * @param command the program and its arguments, at least one word
 * @param folder the folder in which it runs
 * @param port the loopback port on which it listens, 1 to 65535; empty if it takes any free port
 * @param variable the name of the environment variable that has the port; {@code {NAME}} in the
 *     path of a page is replaced with it
 */
public record PageServer(List<String> command, Path folder, OptionalInt port, String variable) {
  /** The variable of a server for which the user names none. */
  public static final String VARIABLE = "PORT";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MAX_PORT = 65_535;

  /**
   * Copies the list and checks the parts.
   *
   * @throws UserError if the command is blank, or the port or variable cannot be used
   */
  public PageServer {
    command = List.copyOf(command);
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new UserError(
          "The command of a server is blank.", "Write it as in a shell: python3 echo.py.");
    }
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > MAX_PORT)) {
      throw new UserError(
          "The port " + port.getAsInt() + " is out of range.",
          "Give one from 1 to " + MAX_PORT + ", or none for a free one.");
    }
    if (!NAME.matcher(variable).matches()) {
      throw new UserError(
          "'" + variable + "' is not the name of an environment variable.",
          "Use letters, digits and underscores, such as WS_PORT.");
    }
  }

  /** {@return what is replaced with the port in the path of a page} */
  String placeholder() {
    return "{" + variable + "}";
  }

  /** {@return the command as in a shell} */
  @Override
  public String toString() {
    return String.join(" ", command);
  }
}
