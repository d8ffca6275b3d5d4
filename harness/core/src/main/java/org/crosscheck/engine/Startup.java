package org.crosscheck.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How to start the program of an engine. {@link #PROFILE} in an argument is replaced by the profile
 * folder.
 *
 * @param arguments the arguments of each start
 * @param headless the argument that keeps the program from opening windows; "" if it has none
 * @param argumentsAsRoot arguments that the program needs to start as root; the record mentions
 *     them
 * @param preferences the contents of {@code user.js} in the profile: booleans, integers and texts
 *     by name; empty if the engine has no such file
 * @param environment additional environment variables of the program, unless Crosscheck's own
 *     environment has them
 * @param temporaryPath the longest path of a socket that the program creates in its temporary
 *     folder; "" if it creates none. If it exceeds the system's limit, the program does not get its
 *     own temporary folder
 * @param connection how to connect to the program
 * @param oneWindow whether the tabs of a session share one window, because a window takes long to
 *     open; otherwise each user context has its own window
 */
public record Startup(
    List<String> arguments,
    String headless,
    List<String> argumentsAsRoot,
    Map<String, Object> preferences,
    Map<String, String> environment,
    String temporaryPath,
    Connection connection,
    boolean oneWindow) {
  /** The placeholder for the profile folder in an argument. */
  public static final String PROFILE = "{profile}";

  /** Copies the collections and keeps their order. */
  public Startup {
    arguments = List.copyOf(arguments);
    argumentsAsRoot = List.copyOf(argumentsAsRoot);
    preferences = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(preferences));
    environment = Map.copyOf(environment);
  }

  /**
   * {@return the additional environment variables of the program} A value in the environment of
   * Crosscheck itself is kept, so that a user can decide otherwise.
   *
   * @param own the environment of Crosscheck
   */
  public Map<String, String> environment(Map<String, String> own) {
    return unlessIn(own, environment);
  }

  private static Map<String, String> unlessIn(
      Map<String, String> own, Map<String, String> additional) {
    Map<String, String> variables = new TreeMap<>(additional);
    variables.replaceAll(own::getOrDefault);
    return variables;
  }

  /**
   * {@return whether classic WebDriver drives the program, which has no events and no scripts that
   * run before a page's}
   */
  public boolean isClassic() {
    return connection instanceof Classic;
  }

  /** How to connect to a program. */
  public sealed interface Connection {
    /**
     * {@return the pattern of the line in which the first program that is started prints where it
     * listens, as group 1}
     */
    Pattern listening();
  }

  /**
   * The browser has its own endpoint of WebDriver BiDi.
   *
   * @param listening finds the line in which it prints the endpoint's address, such as {@code
   *     ws://127.0.0.1:4444}
   */
  public record Direct(Pattern listening) implements Connection {}

  /**
   * A driver program starts the browser and relays commands of WebDriver BiDi to it.
   *
   * @param arguments the arguments of the driver
   * @param listening finds the line in which it prints its port
   * @param portTaken a text in its last output if another program took its port, so that it must be
   *     started again
   * @param options the capability that takes the browser's program as {@code binary} and its
   *     arguments as {@code args}
   * @param process the capability in which the driver reports the browser's process id
   */
  public record ThroughDriver(
      List<String> arguments, Pattern listening, String portTaken, String options, String process)
      implements Connection {
    /** Copies the arguments. */
    public ThroughDriver {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The engine's program is a driver of classic WebDriver, which starts one browser at a time on a
   * virtual display.
   *
   * @param display the program of the display and its arguments
   * @param listening finds the line in which it prints the number of the display
   * @param port the beginning of the driver's argument that ends with the port to listen on
   * @param whenIsolated environment variables of a browser whose page is cross-origin isolated, for
   *     one that does not give such a page everything by itself. Other pages go without them
   */
  public record Classic(
      List<String> display, Pattern listening, String port, Map<String, String> whenIsolated)
      implements Connection {
    /** Copies the collections. */
    public Classic {
      display = List.copyOf(display);
      whenIsolated = Map.copyOf(whenIsolated);
    }

    /**
     * {@return the additional environment variables for a page that is cross-origin isolated} A
     * value in the environment of Crosscheck itself is kept, so that a user can decide otherwise.
     *
     * @param own the environment of Crosscheck
     */
    public Map<String, String> whenIsolated(Map<String, String> own) {
      return unlessIn(own, whenIsolated);
    }
  }
}
