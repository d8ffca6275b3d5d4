package org.crosscheck.webserver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Recipe;
import org.crosscheck.workspace.Workspace;

/** A web server that was started on a loopback port; it ends with its workspace. */
public final class WebServer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private WebServer() {}

  /** {@return a port of loopback that nothing listened on just now} */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("There is no free port", e);
    }
  }

  /**
   * Starts a server and waits until it takes connections.
   *
   * @param program the server
   * @param withRecipe whether the configuration has the lines of the recipe
   * @param root the folder to serve, which every user can read
   * @param port the port of loopback to listen on
   * @throws UserError if it does not come up, with what it said
   */
  public static void start(
      Recipe recipe, Path program, boolean withRecipe, Path root, int port, Workspace workspace) {
    Path folder = workspace.newFolder("s");
    Path said = folder.resolve("said.log");
    try {
      Map<String, String> values = values(recipe, program, folder, root, port);
      String lines = withRecipe ? Files.readString(recipe.folder().resolve(recipe.recipe())) : "";
      if (withRecipe && recipe.recipeIs().isPresent()) {
        Files.writeString(root.resolve(recipe.recipeIs().get()), lines);
      }
      values.put("recipe", recipe.recipeIs().isPresent() ? "" : lines);
      String config = Files.readString(recipe.folder().resolve(recipe.config()));
      Files.writeString(folder.resolve(recipe.config()), filled(config, values));
      ProcessBuilder builder =
          new ProcessBuilder(recipe.start().stream().map(word -> filled(word, values)).toList())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .redirectInput(nothing());
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("XDG_DATA_HOME", folder.toString());
      builder.environment().put("XDG_CONFIG_HOME", folder.toString());
      Process process = builder.start();
      workspace.started(process.toHandle());
      awaitListening(recipe, process, port, said);
    } catch (IOException e) {
      throw new UserError(
          "Could not start " + program + ": " + e.getMessage() + ".",
          "Start it by hand with " + recipe.folder() + " to see why.");
    }
  }

  private static Map<String, String> values(
      Recipe recipe, Path program, Path folder, Path root, int port) {
    String user = System.getProperty("user.name");
    Map<String, String> values = new TreeMap<>();
    values.put("program", program.toString());
    values.put("folder", folder.toString());
    values.put("root", root.toString());
    values.put("port", String.valueOf(port));
    values.put("user", user);
    // A line for root only: another user can neither become one nor needs to.
    values.put("as-root", user.equals("root") ? "" : "#");
    recipe
        .places()
        .forEach(
            (name, places) ->
                values.put(
                    name,
                    places.stream()
                        .filter(place -> Files.exists(Path.of(place)))
                        .findFirst()
                        .orElse(places.get(0))));
    return values;
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return filled;
  }

  private static void awaitListening(Recipe recipe, Process process, int port, Path said)
      throws IOException {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > patience) {
        Workspace.end(process.toHandle());
        List<String> lines = Files.readAllLines(said);
        throw new UserError(
            recipe.name()
                + " did not come up: "
                + lines.stream().reduce((a, b) -> b).orElse("it said nothing")
                + ".",
            "Correct " + recipe.folder() + ".");
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }
}
