package org.crosscheck.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;

/**
 * The folders and files of a Crosscheck checkout, or of a distribution, whose results are elsewhere
 * ({@link Distribution}).
 *
 * @param root the folder that contains {@code fixtures/} and {@code reports/baselines/}
 * @param results the folder that results are written to; {@code reports/} of a checkout
 */
public record Checkout(Path root, Path results) {
  private static final String REPORTS = "reports";

  /** Makes the paths absolute. */
  public Checkout {
    root = root.toAbsolutePath().normalize();
    results = results.toAbsolutePath().normalize();
  }

  /** A checkout, whose results are in its {@code reports/}. */
  public Checkout(Path root) {
    this(root, root.resolve(REPORTS));
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
    return results.resolve("runs");
  }

  /**
   * {@return the folder or record of a run that a user names} It may not exist.
   *
   * @param name its path, or the id of a run among the results
   */
  public Path run(String name) {
    Path path = Path.of(name);
    Path withId = runs().resolve(name);
    return Files.exists(path) || !Files.exists(withId) ? path : withId;
  }

  /** {@return the folder with one folder for each check of a user's own pages} */
  public Path apps() {
    return results.resolve("apps");
  }

  /** {@return the folder of the history page} */
  public Path history() {
    return results.resolve("history");
  }

  /** {@return the folder of the report of several runs} */
  public Path merged() {
    return results.resolve("merged");
  }

  /** {@return the link to the newest run} */
  public Path latest() {
    return results.resolve("latest");
  }

  /**
   * {@return the folders with the baselines of releases: first that of the user, where baselines
   * are written, then that of Crosscheck, if it is another one}
   */
  public List<Path> baselines() {
    return Stream.of(results, root.resolve(REPORTS))
        .map(reports -> reports.resolve("baselines"))
        .distinct()
        .toList();
  }

  /**
   * {@return a path as it is printed: relative to the checkout or to the current folder if it is
   * below one of them}
   */
  public Path shown(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return Stream.of(root, Path.of("").toAbsolutePath())
        .filter(absolute::startsWith)
        .findFirst()
        .map(folder -> folder.relativize(absolute))
        .orElse(absolute);
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
