package org.crosscheck.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a report, with the files that it links to, not written yet. */
public interface Artifact {
  /** {@return the name of the file that a person or a tool opens, relative to the folder} */
  String name();

  /**
   * Writes the file, and those that it links to; files of the same names are replaced.
   *
   * @param folder is there already
   */
  void writeTo(Path folder) throws IOException;

  /** {@return a file of its own that holds a text, in UTF-8} */
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
