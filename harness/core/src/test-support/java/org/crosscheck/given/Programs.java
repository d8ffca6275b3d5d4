package org.crosscheck.given;

import java.nio.file.Path;
import org.crosscheck.platform.Recipe;
import org.crosscheck.webserver.WebServers;
import org.testng.SkipException;

/** The real web servers of this machine. */
public final class Programs {
  private Programs() {}

  /**
   * {@return the program of a recipe} Only lighttpd, the smallest server, is installed if it is
   * missing; a test with another server is skipped if that is not installed.
   */
  public static Path of(Recipe recipe) {
    if (!recipe.name().equals("lighttpd") && !WebServers.installed(recipe)) {
      throw new SkipException(
          recipe.name() + " is not installed; './crosscheck setup --real' does that as root");
    }
    WebServers.Found found = new WebServers(System.getenv(), what -> {}).find(recipe);
    return found
        .program()
        .orElseThrow(() -> new SkipException(recipe.name() + ": tried " + found.tried()));
  }
}
