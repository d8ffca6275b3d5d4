package org.crosscheck.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TextFileTest {
  @Test
  public void a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused() {
    try (Folder folder = new Folder().with("a.txt", "grün").with("b.txt", "grüne")) {
      assertThat(TextFile.read(folder.path("a.txt"), 5)).isEqualTo("grün");
      assertThatThrownBy(() -> TextFile.read(folder.path("b.txt"), 5))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("b.txt is larger than 5 bytes");
    }
  }

  @Test
  public void what_never_ends_is_too_large() {
    assertThatThrownBy(() -> TextFile.read(Path.of("/dev/zero"), TextFile.CONFIGURATION))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("/dev/zero is larger than 1 MB");
  }

  @Test
  public void what_cannot_be_read_is_refused_with_what_it_is() throws IOException {
    try (Folder folder = new Folder()) {
      Files.write(folder.path("latin"), "grün".getBytes(StandardCharsets.ISO_8859_1));

      assertThatThrownBy(() -> TextFile.read(folder.path(), 5))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(folder.path() + " is a folder, not a file.");
      assertThatThrownBy(() -> TextFile.read(folder.path("none"), 5))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no file " + folder.path("none"));
      assertThatThrownBy(() -> TextFile.read(folder.path("latin/none"), 5))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Not a directory");
      assertThatThrownBy(() -> TextFile.read(folder.path("latin"), 5))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("latin is not UTF-8.");
    }
  }

  @Test
  public void half_of_a_surrogate_pair_is_written_as_a_question_mark() {
    try (Folder folder = new Folder()) {
      TextFile.write(folder.path("a.txt"), "a\ud83d");

      assertThat(TextFile.read(folder.path("a.txt"), 5)).isEqualTo("a?");
    }
  }

  @Test
  public void what_cannot_be_written_is_refused() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> TextFile.write(folder.path(), "a"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot write to " + folder.path() + ": ");
    }
  }

  @DataProvider
  Object[][] reasons() {
    return new Object[][] {
      {new AccessDeniedException("/x"), "permission to access /x is denied"},
      {
        new FileSystemException("/x", null, "No space left on device"),
        "/x: No space left on device"
      },
      {new IOException("Broken pipe"), "Broken pipe"},
      {new IOException(), "IOException"},
    };
  }

  @Test(dataProvider = "reasons")
  public void a_reason_is_in_words(IOException e, String reason) {
    assertThat(FileErrors.reason(e)).isEqualTo(reason);
  }
}
