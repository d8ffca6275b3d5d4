package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The expected output of each format, byte for byte, in {@code
 * src/test/resources/org/crosscheck/format/golden}. The file of a report is called {@code report.}
 * and its name; any other file has the name of its subject and the id of its format, such as {@code
 * ladder.markdown}.
 *
 * <p>{@code mvn test -pl harness/core -Dtest=GoldenTest -Dgolden.renew} writes all of them again
 * and removes those that no format writes anymore; read the diff before you commit.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/crosscheck/format/golden");

  private static final String RENEW =
      "if this is intended: mvn test -pl harness/core -Dtest=GoldenTest -Dgolden.renew";

  private Golden() {}

  /** Writes all texts to their files, and removes all other files, if requested. */
  static void renewIfRequested(Map<String, String> texts) {
    if (System.getProperty("golden.renew") == null) {
      return;
    }
    try {
      Files.createDirectories(FOLDER);
      for (String name : names()) {
        Files.delete(FOLDER.resolve(name));
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(FOLDER.resolve(text.getKey()), text.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the names of the golden files} */
  static Set<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares a text with its file. */
  static void holds(String name, String text) {
    byte[] golden = bytes(name);
    // As text first: a difference of bytes is not readable.
    assertThat(text).as(name + "; " + RENEW).isEqualTo(new String(golden, StandardCharsets.UTF_8));
    assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(golden);
  }

  /** From the sources, where they are renewed. */
  private static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name));
    } catch (NoSuchFileException e) {
      throw new AssertionError("There is no golden file " + name + "; " + RENEW, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
