package org.crosscheck.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.crosscheck.message.Suggestions;

/**
 * The JSON schemas of what Crosscheck writes. Each has a version: that of the field {@code format},
 * or the last part of its {@code $id}.
 */
public final class Schemas {
  private static final String RECORD = "record";

  private Schemas() {}

  /** {@return the names of the schemas, sorted} */
  public static List<String> names() {
    return Stream.concat(
            Stream.of(RECORD), TextFormats.results().stream().map(results -> results.subject()))
        .sorted()
        .toList();
  }

  /**
   * {@return the text of a schema}
   *
   * @throws org.crosscheck.message.UserError with the nearest name, if there is none of that name
   */
  public static String text(String name) {
    if (!names().contains(name)) {
      throw Suggestions.unknown("schema", name, names());
    }
    String file = (name.equals(RECORD) ? RECORD : "format") + "/" + name + ".schema.json";
    try (InputStream in =
        Objects.requireNonNull(Schemas.class.getResourceAsStream("/org/crosscheck/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
