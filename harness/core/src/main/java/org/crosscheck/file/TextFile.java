package org.crosscheck.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.crosscheck.message.UserError;

/** Reads and writes text files in UTF-8. */
public final class TextFile {
  /** The largest size of a file that people write by hand, in bytes. */
  public static final int CONFIGURATION = 1 << 20;

  /** The largest size of a file that a program writes and that is read as a whole, in bytes. */
  public static final int GENERATED = 8 << 20;

  private TextFile() {}

  /**
   * {@return the text of a file}
   *
   * @param path a file, or something that is read like one, such as a pipe
   * @param most the largest size, in bytes
   * @throws UserError if it does not exist, is a folder, is larger, is not UTF-8, or cannot be read
   */
  public static String read(Path path, int most) {
    if (Files.isDirectory(path)) {
      throw new UserError(path + " is a folder, not a file.", "Give the path of a file.");
    }
    byte[] bytes;
    // Not by its size: that of a pipe or a device is 0.
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(most + 1);
    } catch (NoSuchFileException e) {
      throw new UserError("There is no file " + path + ".", "Correct the path, or add the file.");
    } catch (IOException e) {
      throw FileErrors.cannotRead(path, e);
    }
    if (bytes.length > most) {
      throw new UserError(
          "%s is larger than %s, the most that such a file may have.".formatted(path, size(most)),
          "Check that it is the right file.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UserError(path + " is not UTF-8.", "Save it as UTF-8.");
    }
  }

  /**
   * Writes a text to a file, replacing what it contains.
   *
   * @throws UserError if it cannot be written
   */
  public static void write(Path path, String text) {
    try {
      // As bytes: half of a surrogate pair, which a page can report, becomes a question mark.
      Files.write(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  private static String size(int bytes) {
    return bytes < 1 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB";
  }
}
