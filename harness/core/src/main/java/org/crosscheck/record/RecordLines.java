package org.crosscheck.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;

/**
 * The lines of a record, read one by one, so that neither a large record nor a file that is not one
 * fills the memory. Malformed UTF-8 is replaced: a record may be cut off in the middle of a
 * character.
 */
final class RecordLines implements AutoCloseable {
  /** The most characters of a line. The largest visit of a run of everything has about 300,000. */
  static final int LONGEST = 16 << 20;

  private final Path file;
  private final BufferedReader reader;
  private int number;

  private RecordLines(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * One line.
   *
   * @param number counted from 1
   * @param text without the line break; the first {@link #LONGEST} characters of a longer line
   * @param complete whether the text is the whole line
   */
  record Text(int number, String text, boolean complete) {}

  /**
   * Opens a record.
   *
   * @throws UserError if the file cannot be read
   */
  static RecordLines open(Path file) {
    try {
      return new RecordLines(
          file,
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /**
   * {@return the next line that is not blank; empty at the end}
   *
   * @throws UserError if the file cannot be read
   */
  Optional<Text> next() {
    try {
      Optional<Text> line = line();
      while (line.isPresent() && line.get().text().isBlank()) {
        line = line();
      }
      return line;
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private Optional<Text> line() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean complete = true;
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() < LONGEST) {
        text.append((char) c);
      } else {
        complete = false;
      }
    }
    number++;
    return Optional.of(new Text(number, text.toString(), complete));
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }
}
