package org.crosscheck.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.hosting.Hosting;

/**
 * The script {@code watch.js}, which runs inside a page of the user and reports when the page is
 * done.
 *
 * <p>PyScript sends {@code py:done} or {@code mpy:done} from a tag when its code has ended, even
 * with an error. A tag with a worker sends it only if the page is isolated, but the worker always
 * posts {@code polyscript:done}. A tag whose file is missing is never done. {@code py:all-done} is
 * sent to the window, for tags of both kinds, when all of them are done. Tried with 2025.3.1 and
 * 2026.7.3.
 */
public final class PageWatch {
  /** The last fact; the visit is over. */
  static final String DONE = "app.done";

  /** Reported when the page is done, before waiting for its texts. */
  static final String REACHED = "app.reached";

  /** The PyScript tags of the page, each with whether it is done. */
  static final String TAGS = "app.tags";

  /** The texts of the requested elements by selector; null if there is no element. */
  static final String TEXTS = "app.texts";

  /** Reported before the last fact if the page failed and waiting was stopped early. */
  static final String STOPPED = "app.stopped";

  /** A console error of the main thread, in full and as browsers report it. */
  static final String CONSOLE_ERROR = "app.console-error";

  /** The error that ended a worker, as posted by PyScript. */
  static final String WORKER_ERROR = "app.worker-error";

  /** A selector that is not valid CSS. */
  static final String BAD_SELECTOR = "app.bad-selector";

  /** How long to wait for texts after the page is done, and for more errors after the first one. */
  static final Duration SETTLE = Duration.ofSeconds(5);

  private static final String SETTINGS = "/*SETTINGS*/ {}";
  private static final String SCRIPT = script();

  private PageWatch() {}

  /** {@return the facts that end a visit of the page under a hosting} */
  public static Set<String> until(Hosting hosting) {
    return java.util.stream.Stream.concat(hosting.additions().doneWhen().stream(), until().stream())
        .collect(Collectors.toSet());
  }

  /** {@return the facts that end a visit of a page at a URL} */
  public static Set<String> until() {
    return Set.of(DONE);
  }

  /**
   * {@return a JavaScript function that runs in the page; its argument is the function that
   * receives facts}
   */
  public static String script(AppPage page) {
    String settings =
        "{ done: "
            + page.doneSelector().map(PageWatch::quoted).orElse("null")
            + ", settle: "
            + SETTLE.toMillis()
            + ", allowed: ["
            + page.allowed().stream().map(PageWatch::quoted).collect(Collectors.joining(", "))
            + "], texts: {"
            + page.texts().entrySet().stream()
                .map(e -> "[" + quoted(e.getKey()) + "]: " + quoted(normal(e.getValue())))
                .collect(Collectors.joining(", "))
            + "} }";
    return SCRIPT.replace(SETTINGS, settings);
  }

  /** {@return a text with normalized white space, for comparison} */
  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** {@return a JavaScript string literal} */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<';
      quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return quoted.append('"').toString();
  }

  private static String script() {
    try (InputStream in = Objects.requireNonNull(PageWatch.class.getResourceAsStream("watch.js"))) {
      // A comment before the function would make it a statement instead of an expression.
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("(send) =>"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read watch.js", e);
    }
  }
}
