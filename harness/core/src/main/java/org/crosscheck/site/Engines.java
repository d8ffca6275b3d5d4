package org.crosscheck.site;

import java.util.Locale;

/** Names engines in headings. */
final class Engines {
  private Engines() {}

  /** {@return the id with a capital letter: a record may name an engine that is not known here} */
  static String title(String id) {
    return id.isEmpty() ? id : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }
}
