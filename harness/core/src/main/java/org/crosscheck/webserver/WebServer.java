package org.crosscheck.webserver;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Recipe;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;

/** Starts web servers on loopback ports; a server ends with its workspace. */
public final class WebServer {
  private WebServer() {}

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param program the executable of the server
   * @param withRecipe whether its configuration includes the lines of the recipe
   * @param root the folder to serve, readable by every user
   * @param port the loopback port to listen on
   * @throws UserError if it does not start; the message contains the last lines of its output
   */
  public static void start(
      Recipe recipe, Path program, boolean withRecipe, Path root, int port, Workspace workspace) {
    Path folder = workspace.newFolder("s");
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
              recipe.program().start().stream().map(word -> filled(word, values)).toList());
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("XDG_DATA_HOME", folder.toString());
      builder.environment().put("XDG_CONFIG_HOME", folder.toString());
      start(recipe, builder, port, workspace);
    } catch (IOException e) {
      throw new UserError(
          "Could not start %s: %s.".formatted(program, e.getMessage()),
          "Start it by hand with the configuration in %s to see the cause."
              .formatted(recipe.files().folder()));
    }
  }

  private static void start(Recipe recipe, ProcessBuilder builder, int port, Workspace workspace) {
    try {
      ServerProcess.start(builder, port, workspace);
    } catch (IOException e) {
      throw new UserError(
          "%s did not start: %s.".formatted(recipe.name(), e.getMessage()),
          "Correct the configuration in %s.".formatted(recipe.files().folder()));
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
}
