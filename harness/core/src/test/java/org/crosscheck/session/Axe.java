package org.crosscheck.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The accessibility problems that axe-core finds in the page that a reader has open. */
public final class Axe {
  /** The details of what passed, which nobody reads, would be a third of the time. */
  private static final String VIOLATIONS =
      "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations";

  private static final String SCRIPT = script();

  private Axe() {}

  /**
   * {@return the serious and the critical problems, one a line; an empty text if there are none}
   */
  public static String serious(Reader reader) {
    reader.evaluate(SCRIPT + "; ''");
    return reader.evaluate(
        VIOLATIONS
            + """
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .map(({ id, nodes }) =>
                id + ": " + nodes.map((n) => n.target + " " + n.failureSummary).slice(0, 3).join(", "))
              .join("\\n"))
            """);
  }

  private static String script() {
    try (InputStream source =
        Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
