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
 * Files that hold what each format looks like, byte for byte, in {@code
 * src/test/resources/org/crosscheck/format/golden}. A report's file is called {@code report.} and
 * its name, any other by what it is of and the id of its format, such as {@code ladder.markdown}.
 *
 * <p>{@code mvn test -pl harness/core -Dtest=GoldenTest -Dgolden.renew} writes all of them anew and
 * removes those that no format writes any more; look at what git says of them before you commit.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/org/crosscheck/format/golden");

  private static final String RENEW =
      "if it is meant: mvn test -pl harness/core -Dtest=GoldenTest -Dgolden.renew";

  private Golden() {}

  /** Writes all texts to their files, and removes every other file, if that was asked for. */
  static void renewIfAsked(Map<String, String> texts) {
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

  /** Holds a text against its file. */
  static void holds(String name, String text) {
    byte[] golden = bytes(name);
    // As text first: a difference of bytes can be found, but not read.
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
