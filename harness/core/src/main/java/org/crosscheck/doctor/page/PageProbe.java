package org.crosscheck.doctor.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** The script that reports a page's state, elements and errors; it works on any page. */
public final class PageProbe {
  /** The fact that ends a visit: the page is idle and has been examined. */
  public static final Set<String> UNTIL = Set.of("doctor.settled");

  private PageProbe() {}

  /**
   * {@return a JavaScript function expression; its parameter is a function that sends a fact as
   * JSON}
   */
  public static String script() {
    try (InputStream in =
        Objects.requireNonNull(PageProbe.class.getResourceAsStream("page-probe.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ *//.*\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read page-probe.js", e);
    }
  }
}
