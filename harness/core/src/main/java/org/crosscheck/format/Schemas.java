package org.crosscheck.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.crosscheck.message.Suggestions;

/**
 * The JSON schemas of what Crosscheck writes. Each has a version: that of the field {@code format},
 * or the last part of its {@code $id}.
 */
public final class Schemas {
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "app", "format/app.schema.json",
              "comparison", "format/comparison.schema.json",
              "diagnosis", "format/diagnosis.schema.json",
              "prediction", "format/prediction.schema.json",
              "record", "record/record.schema.json"));

  private Schemas() {}

  /** {@return the names of the schemas, sorted} */
  public static List<String> names() {
    return List.copyOf(FILES.keySet());
  }

  /**
   * {@return the text of a schema}
   *
   * @throws org.crosscheck.message.UserError with the nearest name, if there is none of that name
   */
  public static String text(String name) {
    String file = FILES.get(name);
    if (file == null) {
      throw Suggestions.unknown("schema", name, names());
    }
    try (InputStream in =
        Objects.requireNonNull(Schemas.class.getResourceAsStream("/org/crosscheck/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
