package org.crosscheck.record;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
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

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Reader reader;
  private final char[] buffer = new char[BUFFER];

  /** The part of the buffer that is not used yet: from {@code at} to {@code length}. */
  private int at;

  private int length;
  private int number;

  private RecordLines(Path file, Reader reader) {
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
          file, new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
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
    if (!filled()) {
      return Optional.empty();
    }
    boolean ended = false;
    while (!ended && filled()) {
      int from = at;
      while (at < length && buffer[at] != '\n') {
        at++;
      }
      int kept = Math.min(at - from, LONGEST - text.length());
      text.append(buffer, from, kept);
      complete &= kept == at - from;
      ended = at < length;
      at += ended ? 1 : 0;
    }
    number++;
    return Optional.of(new Text(number, text.toString(), complete));
  }

  /** Reads on if everything was used, and returns whether there is more. */
  private boolean filled() throws IOException {
    if (at == length) {
      length = Math.max(0, reader.read(buffer));
      at = 0;
    }
    return length > 0;
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
