package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what a format looks like, byte for byte. {@code mvn test -Dtest=GoldenTest
 * -Dgolden.renew} writes them anew; look at what git says of them before you commit.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/crosscheck/report");

  private Golden() {}

  /** Writes a text to its file, if that was asked for. */
  static void renewIfAsked(String name, String text) {
    if (System.getProperty("golden.renew") != null) {
      write(name, text);
    }
  }

  /** Holds a text against its file. */
  static void holds(String name, String text) {
    byte[] golden = bytes(name);
    // As text first: a difference of bytes can be found, but not read.
    assertThat(text)
        .as("%s; if it is meant: mvn test -Dtest=GoldenTest -Dgolden.renew", name)
        .isEqualTo(new String(golden, StandardCharsets.UTF_8));
    assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(golden);
  }

  /** From the sources, where they are renewed. */
  private static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(FOLDER.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
