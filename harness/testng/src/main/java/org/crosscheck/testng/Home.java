package org.crosscheck.testng;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.crosscheck.release.ReleaseCache;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Distribution;

/** Where the data of Crosscheck are: its hostings, platforms, and releases. */
final class Home {
  /** The property that names a checkout of Crosscheck to use. */
  static final String PROPERTY = "crosscheck.home";

  private static final String DATA = "/org/crosscheck/testng/data";
  private static final String FIRST = "/fixtures/package.json";

  private Home() {}

  /**
   * {@return the checkout that {@link #PROPERTY} names, else the one around the project, else the
   * data of this library}
   *
   * @param project the folder of the project
   */
  static Checkout checkout(Path project) {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isBlank()) {
      return Checkout.above(Path.of(named));
    }
    for (Path at = project.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(FIRST.substring(1)))) {
        return new Checkout(at);
      }
    }
    return ofLibrary(ReleaseCache.place(System.getenv()), Evidence.folder(project));
  }

  /**
   * {@return the data of this library, copied to a cache}
   *
   * @param results the folder that results are written to
   */
  static Checkout ofLibrary(Path cache, Path results) {
    URL first = Home.class.getResource(DATA + FIRST);
    if (first == null) {
      throw new IllegalStateException("crosscheck-testng was built without its data");
    }
    try {
      URI uri = first.toURI();
      if (!uri.getScheme().equals("jar")) {
        return Distribution.checkout(Path.of(uri).resolve("../..").normalize(), cache, results);
      }
      URI jar = URI.create(uri.toString().replaceFirst("!.*", ""));
      try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
        return Distribution.checkout(files.getPath(DATA), cache, results);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(first + " is not a URI", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + first, e);
    }
  }
}
