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
 * A folder with the user's pages.
 *
 * @param root its path, without symbolic links
 */
public record AppFolder(Path root) {
  /** The name of the optional file that lists the folder's pages. */
  public static final String MANIFEST = "crosscheck.yaml";

  private static final int MAX_LISTED = 20;

  /** Folders that contain pages of others, or none. */
  private static final Predicate<Path> IGNORED =
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
      throw new UserError("There is no folder " + root + ".", "Give a folder or a URL.");
    }
  }

  /**
   * {@return a file of the folder; empty if there is none or it is outside, through {@code ..} or a
   * link}
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
      throw new UncheckedIOException("Cannot access " + path, e);
    }
  }

  /**
   * {@return the path of an existing page}
   *
   * @param path relative to the folder; it may have a query, and it may name a subfolder that has
   *     an index.html, with a slash at its end
   * @throws UserError if there is no such page, with the nearest one
   */
  public String page(String path) {
    String named = path.replaceFirst("[?#].*", "");
    boolean root = named.isEmpty() || named.endsWith("/");
    String file = root ? named + "index.html" : named;
    if (file(file).isEmpty()) {
      throw Suggestions.unknown("page", path, pages());
    }
    if (!isPage(file)) {
      throw new UserError("'" + path + "' is not a page.", "Name a file that ends with .html.");
    }
    return path;
  }

  /**
   * {@return the page of the folder: its index.html or its only page}
   *
   * @throws UserError if there are several pages or none, with a list of the pages
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
              + String.join(", ", pages.subList(0, Math.min(MAX_LISTED, pages.size())))
              + (pages.size() > MAX_LISTED ? ", ..." : "")
              + ".",
          "Choose with --page "
              + pages.get(0)
              + ", or list those to visit in a "
              + MANIFEST
              + " there.");
    }
    return pages.get(0);
  }

  /** {@return the paths of the pages in the folder and its subfolders, sorted} */
  public List<String> pages() {
    return files(AppFolder::isPage);
  }

  /** {@return the paths of the files that are served as text, sorted} */
  List<String> texts() {
    return files(file -> AppSite.TEXT.matcher(file).matches());
  }

  private List<String> files(Predicate<String> wanted) {
    try (Stream<Path> all = Files.walk(root, 4)) {
      return all.map(root::relativize)
          .filter(
              p ->
                  Stream.iterate(p, q -> q != null, Path::getParent)
                      .map(Path::getFileName)
                      .noneMatch(IGNORED))
          .map(Path::toString)
          .filter(p -> wanted.test(p) && file(p).isPresent())
          .map(p -> p.replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(root, e);
    }
  }

  static boolean isPage(String file) {
    return file.matches("(?i).*\\.html?");
  }
}
