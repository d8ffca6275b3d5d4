package org.crosscheck.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.crosscheck.message.UserError;

/**
 * The folders and files of a Crosscheck checkout.
 *
 * @param root the folder that contains {@code fixtures/} and {@code reports/}
 */
public record Checkout(Path root) {

  /** Makes the path absolute. */
  public Checkout {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * {@return the checkout that contains a folder}
   *
   * @throws UserError if neither the folder nor one above it is a checkout
   */
  public static Checkout above(Path folder) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("fixtures/package.json"))) {
        return new Checkout(at);
      }
    }
    throw new UserError(
        "There is no Crosscheck checkout at or above " + folder.toAbsolutePath() + ".",
        "Change to a checkout: it contains a folder 'fixtures' with a package.json.");
  }

  /** {@return the folder of pages, hostings and claims} */
  public Path fixtures() {
    return root.resolve("fixtures");
  }

  /** {@return the folder with one folder for each run} */
  public Path runs() {
    return root.resolve("reports/runs");
  }

  /** {@return the folder with one folder for each check of a user's own pages} */
  public Path apps() {
    return root.resolve("reports/apps");
  }

  /** {@return the folder of the history page} */
  public Path history() {
    return root.resolve("reports/history");
  }

  /** {@return the link to the newest run} */
  public Path latest() {
    return root.resolve("reports/latest");
  }

  /** {@return the folder with the baselines of releases} */
  public Path baselines() {
    return root.resolve("reports/baselines");
  }

  /** {@return the version of Crosscheck} */
  public static String version() {
    try (InputStream file =
        Checkout.class.getResourceAsStream("/org/crosscheck/version.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(file, "version.properties is not on the class path"));
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the version", e);
    }
  }
}
