package org.crosscheck.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a report, with the files that it links to, before it is written. */
public interface Artifact {
  /** {@return the name of the file to open, relative to the folder} */
  String name();

  /**
   * Writes the file and those that it links to, replacing existing files.
   *
   * @param folder an existing folder
   */
  void writeTo(Path folder) throws IOException;

  /** {@return a single file that contains a text, in UTF-8} */
  static Artifact of(String name, String text) {
    return new Artifact() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void writeTo(Path folder) throws IOException {
        // As bytes: half of a surrogate pair, which a page can report, becomes a question mark.
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
      }
    };
  }
}
