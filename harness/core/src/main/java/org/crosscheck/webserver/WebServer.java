package org.crosscheck.webserver;

import com.samskivert.mustache.Mustache;
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
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Recipe;
import org.crosscheck.workspace.Workspace;

/** Starts web servers on loopback ports; a server ends with its workspace. */
public final class WebServer {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private WebServer() {}

  /** {@return a loopback port that is currently free} */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("There is no free port", e);
    }
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param program the executable of the server
   * @param withRecipe whether its configuration includes the lines of the recipe
   * @param root the folder to serve, readable by every user
   * @param port the loopback port to listen on
   * @throws UserError if it does not start; the message contains the last line of its output
   */
  public static void start(
      Recipe recipe, Path program, boolean withRecipe, Path root, int port, Workspace workspace) {
    Path folder = workspace.newFolder("s");
    Path output = folder.resolve("output.log");
    try {
      Map<String, String> values = values(recipe, program, folder, root, port);
      String lines = withRecipe ? Files.readString(recipe.files().recipeFile()) : "";
      if (withRecipe && recipe.files().servedAs().isPresent()) {
        Files.writeString(root.resolve(recipe.files().servedAs().get()), lines);
      }
      values.put("recipe", recipe.files().servedAs().isPresent() ? "" : lines);
      String config = Files.readString(recipe.files().configFile());
      Files.writeString(folder.resolve(recipe.files().config()), filled(config, values));
      ProcessBuilder builder =
          new ProcessBuilder(
                  recipe.program().start().stream().map(word -> filled(word, values)).toList())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(emptyInput());
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("XDG_DATA_HOME", folder.toString());
      builder.environment().put("XDG_CONFIG_HOME", folder.toString());
      Process process = builder.start();
      workspace.started(process.toHandle());
      awaitListening(recipe, process, port, output);
    } catch (IOException e) {
      throw new UserError(
          "Could not start %s: %s.".formatted(program, e.getMessage()),
          "Start it by hand with the configuration in %s to see the cause."
              .formatted(recipe.files().folder()));
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
    // Prefix of a line that only root may use: other users cannot change the user.
    values.put("as-root", user.equals("root") ? "" : "#");
    recipe
        .program()
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
    // Configuration is not HTML.
    return Mustache.compiler().escapeHTML(false).compile(text).execute(values);
  }

  private static void awaitListening(Recipe recipe, Process process, int port, Path output)
      throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        Workspace.end(process.toHandle());
        List<String> lines = Files.readAllLines(output);
        throw new UserError(
            "%s did not start: %s."
                .formatted(recipe.name(), lines.stream().reduce((a, b) -> b).orElse("no output")),
            "Correct the configuration in %s.".formatted(recipe.files().folder()));
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
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

  private static File emptyInput() {
    return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  }
}
