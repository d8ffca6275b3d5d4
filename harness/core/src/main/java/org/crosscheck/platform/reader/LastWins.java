package org.crosscheck.platform.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crosscheck.hosting.HeaderField;

/** Headers of which each name has one value, the last that was set, whatever the case. */
final class LastWins {
  private final Map<String, HeaderField> fields = new LinkedHashMap<>();

  /** Sets a header; the place of the first of its name stays. */
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
