package org.crosscheck.doctor.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** The script that tells what a browser gives a page, whoever wrote the page. */
public final class PageProbe {
  /** The fact that ends a visit: the page has come to rest and has been looked at. */
  public static final Set<String> UNTIL = Set.of("doctor.settled");

  private PageProbe() {}

  /** {@return a function of JavaScript that takes a function to send facts with} */
  public static String script() {
    try (InputStream in =
        Objects.requireNonNull(PageProbe.class.getResourceAsStream("page-probe.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ *//.*\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read page-probe.js", e);
    }
  }
}
