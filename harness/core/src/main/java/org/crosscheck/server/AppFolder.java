package org.crosscheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;

/**
 * A folder with somebody's pages.
 *
 * @param root where it is, without links
 */
public record AppFolder(Path root) {
  /** The name of the file that lists the folder's pages, if there is one. */
  public static final String MANIFEST = "crosscheck.yaml";

  private static final int SHOWN = 20;

  /** Folders that hold other people's pages, or none. */
  private static final Predicate<Path> PASSED_OVER =
      p -> p.toString().startsWith(".") || p.toString().equals("node_modules");

  /**
   * Follows links to the folder itself.
   *
   * @throws UserError if it is not a folder
   */
  public AppFolder {
    if (Files.isRegularFile(root)) {
      throw new UserError(
          root + " is a file.",
          "Name the folder that it is in, and choose it with --page " + root.getFileName() + ".");
    }
    try {
      root = root.toRealPath();
    } catch (IOException e) {
      throw new UserError("There is no folder " + root + ".", "Name a folder, or an address.");
    }
  }

  /**
   * {@return a file of the folder, if it is one: neither {@code ..} nor a link leads out of it}
   *
   * @param path relative to the folder
   */
  public Optional<Path> file(String path) {
    return inside(path).filter(Files::isRegularFile);
  }

  /** {@return whether a path is a folder in this one} */
  public boolean hasFolder(String path) {
    return inside(path).filter(Files::isDirectory).isPresent();
  }

  private Optional<Path> inside(String path) {
    try {
      Path named = root.resolve(path).normalize();
      return Files.exists(named) && named.startsWith(root) && named.toRealPath().startsWith(root)
          ? Optional.of(named)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + path, e);
    }
  }

  /**
   * {@return the path of a page, which is there}
   *
   * @param path relative to the folder; it may have a query
   * @throws UserError if there is no such page, with the nearest one
   */
  public String page(String path) {
    String file = path.replaceFirst("[?#].*", "");
    if (file(file).isEmpty()) {
      throw Suggestions.unknown("page", path, pages());
    }
    if (!isPage(file)) {
      throw new UserError("'" + path + "' is not a page.", "Name a file that ends with .html.");
    }
    return path;
  }

  /**
   * {@return the page of the folder: its index.html, or its only one}
   *
   * @throws UserError if that is not clear, with the pages that there are
   */
  public String onlyPage() {
    List<String> pages = pages();
    if (pages.contains("index.html")) {
      return "index.html";
    }
    if (pages.isEmpty()) {
      throw new UserError("There is no page in " + root + ".", "Name a folder with an .html file.");
    }
    if (pages.size() > 1) {
      throw new UserError(
          "There are "
              + pages.size()
              + " pages in "
              + root
              + " and no index.html: "
              + String.join(", ", pages.subList(0, Math.min(SHOWN, pages.size())))
              + (pages.size() > SHOWN ? ", ..." : "")
              + ".",
          "Choose with --page "
              + pages.get(0)
              + ", or list those to visit in a "
              + MANIFEST
              + " there.");
    }
    return pages.get(0);
  }

  /** {@return the paths of the pages in the folder and those below it, sorted} */
  public List<String> pages() {
    try (Stream<Path> all = Files.walk(root, 4)) {
      return all.map(root::relativize)
          .filter(
              p ->
                  Stream.iterate(p, q -> q != null, Path::getParent)
                      .map(Path::getFileName)
                      .noneMatch(PASSED_OVER))
          .map(Path::toString)
          .filter(p -> isPage(p) && file(p).isPresent())
          .map(p -> p.replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(root, e);
    }
  }

  private static boolean isPage(String file) {
    return file.matches("(?i).*\\.html?");
  }
}
