package org.crosscheck.platform.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crosscheck.hosting.HeaderField;

/** Headers with one value per case-insensitive name: the last one set. */
final class LastWins {
  private final Map<String, HeaderField> fields = new LinkedHashMap<>();

  /** Sets a header; it keeps the position of the first header with its name. */
  void set(HeaderField field) {
    fields.put(field.name().toLowerCase(Locale.ROOT), field);
  }

  /** Removes a header. */
  void remove(String name) {
    fields.remove(name.toLowerCase(Locale.ROOT));
  }

  /** {@return the lines} */
  List<HeaderField> lines() {
    return List.copyOf(fields.values());
  }
}
