package org.crosscheck.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.crosscheck.message.UserError;

/** Turns exceptions of the file system into errors that say what happened. */
public final class FileErrors {
  private FileErrors() {}

  /** {@return the error about a file or folder that cannot be written} */
  public static UserError cannotWrite(Path path, IOException e) {
    return new UserError(
        "Cannot write to %s: %s.".formatted(path, reason(e)),
        "Check that it is the right place, that you may write there, and that the disk is not"
            + " full.");
  }

  /** {@return the error about a file or folder that cannot be read} */
  public static UserError cannotRead(Path path, IOException e) {
    return new UserError(
        "Cannot read %s: %s.".formatted(path, reason(e)),
        "Check that it is the right one, and that you may read it.");
  }

  /** {@return why an operation failed, in words that go after a colon, without a period} */
  public static String reason(IOException e) {
    if (!(e instanceof FileSystemException failed)) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    String file = failed.getFile() == null ? "it" : failed.getFile();
    if (e instanceof AccessDeniedException) {
      return "permission to access " + file + " is denied";
    }
    if (e instanceof NoSuchFileException) {
      return file + " does not exist";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + " exists already and is not a folder";
    }
    if (e instanceof NotDirectoryException) {
      return file + " is not a folder";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return file + " is not empty";
    }
    return failed.getReason() == null ? file : file + ": " + failed.getReason();
  }
}
