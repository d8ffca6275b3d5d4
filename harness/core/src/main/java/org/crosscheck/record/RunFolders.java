package org.crosscheck.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Finds the folders of runs. */
public final class RunFolders {
  /** The depth of {@code reports/runs/<id>} in a checkout. */
  private static final int DEPTH = 3;

  private RunFolders() {}

  /**
   * {@return the folders below a folder that contain a record, sorted by name and thus oldest
   * first; none if it is not a folder or cannot be listed} Links below it are not followed: {@code
   * reports/latest} is not a run of its own.
   */
  public static List<Path> below(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          Files.isSymbolicLink(folder) && Files.isDirectory(folder) ? folder.toRealPath() : folder,
          EnumSet.noneOf(java.nio.file.FileVisitOption.class),
          DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
              if (!Files.isRegularFile(at.resolve(RunRecord.FILE))) {
                return FileVisitResult.CONTINUE;
              }
              found.add(at);
              return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }
}
