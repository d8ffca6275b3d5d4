package org.crosscheck.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the program of an engine is started. {@link #PROFILE} in an argument stands for the folder of
 * the profile.
 *
 * @param arguments the arguments of each start
 * @param argumentsAsRoot arguments without which the program does not start as root; they are noted
 *     in the record
 * @param preferences what is written into the profile as {@code user.js}: booleans, integers and
 *     texts by name; empty if the engine has no such file
 * @param environment more environment variables of the program
 * @param temporaryPath the longest path that the program makes a socket at in its temporary folder;
 *     "" if it makes none. Where it does not fit the limit of the system, the program gets no
 *     temporary folder of its own
 * @param road how the program is spoken to
 * @param oneWindow whether the tabs of a session share one window, because a window takes long;
 *     else each user context has a window of its own
 */
public record Startup(
    List<String> arguments,
    List<String> argumentsAsRoot,
    Map<String, Object> preferences,
    Map<String, String> environment,
    String temporaryPath,
    Road road,
    boolean oneWindow) {
  /** Stands for the folder of the profile in an argument. */
  public static final String PROFILE = "{profile}";

  /** Copies the collections and keeps their order. */
  public Startup {
    arguments = List.copyOf(arguments);
    argumentsAsRoot = List.copyOf(argumentsAsRoot);
    preferences = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(preferences));
    environment = Map.copyOf(environment);
  }

  /** How a program is spoken to by WebDriver BiDi. */
  public sealed interface Road {
    /** {@return finds the line in which the started program says where it listens, as group 1} */
    Pattern listening();
  }

  /**
   * The browser has an endpoint of its own.
   *
   * @param listening finds the line in which it says the endpoint's address, such as {@code
   *     ws://127.0.0.1:4444}
   */
  public record Direct(Pattern listening) implements Road {}

  /**
   * A driver program starts the browser and speaks for it.
   *
   * @param arguments the arguments of the driver
   * @param listening finds the line in which it says its port
   * @param portTaken a text in its last words if another program took its port, so that it is to be
   *     started again
   * @param options the capability that takes the browser's program as {@code binary} and its
   *     arguments as {@code args}
   * @param process the capability in which the driver answers with the browser's process id
   */
  public record ThroughDriver(
      List<String> arguments, Pattern listening, String portTaken, String options, String process)
      implements Road {
    /** Copies the arguments. */
    public ThroughDriver {
      arguments = List.copyOf(arguments);
    }
  }
}
