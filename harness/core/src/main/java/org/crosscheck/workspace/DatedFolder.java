package org.crosscheck.workspace;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.crosscheck.file.FileErrors;

/** Creates folders named by a time, such as {@code 2026-03-01T120000Z}. */
public final class DatedFolder {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private DatedFolder() {}

  /**
   * Creates a folder and its parents; a number is added to the name if it is taken.
   *
   * @return the new, empty folder
   * @throws org.crosscheck.message.UserError if it cannot be created
   */
  public static Path create(Path parent, Instant time) {
    String name = NAME.format(time);
    try {
      Files.createDirectories(parent);
      for (int i = 1; ; i++) {
        Path folder = parent.resolve(i == 1 ? name : name + "-" + i);
        try {
          return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
          // The next name may be free.
        }
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(parent, e);
    }
  }
}
