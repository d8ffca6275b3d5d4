package org.crosscheck.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.file.TextFile;
import org.crosscheck.message.UserError;

/**
 * The folder of a site. A file is written only if its text changes. A list of the files that the
 * site consists of is kept in the folder, so that those that no longer belong to it can be removed,
 * and no others are.
 */
final class SiteFolder {
  /** The list of the site's files. */
  static final String LIST = "crosscheck-site.txt";

  private final Path folder;
  private final Set<String> before;
  private final Set<String> now = new TreeSet<>();
  private int written;

  private SiteFolder(Path folder, Set<String> before) {
    this.folder = folder;
    this.before = before;
  }

  /**
   * Opens a folder for a site.
   *
   * @throws UserError if it is a file, or has files but none of them is the list of a site
   */
  static SiteFolder open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserError(folder + " is not a folder.", "Name a folder for the site.");
    }
    Path list = folder.resolve(LIST);
    if (Files.isRegularFile(list)) {
      return new SiteFolder(
          folder, new TreeSet<>(TextFile.read(list, TextFile.GENERATED).lines().toList()));
    }
    if (!isEmpty(folder)) {
      throw new UserError(
          "%s has files, but no site that Crosscheck wrote: there is no %s."
              .formatted(folder, LIST),
          "Name an empty folder, one that does not exist, or that of a site.");
    }
    return new SiteFolder(folder, Set.of());
  }

  private static boolean isEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      // A checkout of a branch that only publishes the site has this folder.
      return files.allMatch(file -> file.endsWith(".git"));
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  /**
   * Writes a file of the site if its text differs from what is there.
   *
   * @param name its path below the folder, with slashes
   * @throws UserError if it cannot be written
   */
  void write(String name, String text) {
    now.add(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(name);
    try {
      if (Files.isRegularFile(file)
          && Files.size(file) == bytes.length
          && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return;
      }
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
      written++;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }

  /**
   * Removes files that were part of the site before, and writes the list.
   *
   * @return what was done
   */
  Done close() {
    List<String> gone = before.stream().filter(name -> !now.contains(name)).toList();
    int removed = 0;
    for (String name : gone) {
      removed += remove(name) ? 1 : 0;
    }
    int files = now.size();
    int changed = written;
    write(LIST, String.join("\n", now) + "\n");
    return new Done(files, changed, removed);
  }

  /** A list that somebody edited must not make this remove files elsewhere. */
  private boolean remove(String name) {
    if (!name.matches("([A-Za-z0-9][A-Za-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*")) {
      return false;
    }
    try {
      return Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder.resolve(name), e);
    }
  }

  /**
   * What was done.
   *
   * @param files the number of files of the site
   * @param written how many of them were new or changed
   * @param removed how many files no longer belong to the site and were removed
   */
  record Done(int files, int written, int removed) {}
}
