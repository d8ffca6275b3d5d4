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
 * What runs inside a page of somebody else and reports when it is done, as {@code watch.js} says.
 *
 * <p>PyScript sends {@code py:done} or {@code mpy:done} from a tag when its code ran to its end,
 * also if an error ended it. From a tag with a worker that event comes only where the page is
 * isolated, but there and elsewhere the worker posts {@code polyscript:done}. A tag whose file is
 * not there is never done. {@code py:all-done} comes on the window, for tags of both kinds, when
 * each sent its event. Tried with 2025.3.1 and 2026.7.3.
 */
public final class PageWatch {
  /** Reported last, when nothing is waited for any more. */
  static final String DONE = "app.done";

  /** Reported when the page is done, before its texts are waited for. */
  static final String REACHED = "app.reached";

  /** The PyScript tags of the page, each with whether it is done. */
  static final String TAGS = "app.tags";

  /** The texts that were asked for, by selector; null where there is no element. */
  static final String TEXTS = "app.texts";

  /** Reported before the last fact, if the page failed and was not waited for any longer. */
  static final String STOPPED = "app.stopped";

  /** What the main thread wrote to the console as an error, in full and as browsers tell it. */
  static final String CONSOLE_ERROR = "app.console-error";

  /** What ended a worker, where PyScript says so. */
  static final String WORKER_ERROR = "app.worker-error";

  /** A selector that CSS does not know. */
  static final String BAD_SELECTOR = "app.bad-selector";

  /** How long texts may still change after the page is done, and other errors follow the first. */
  static final Duration SETTLE = Duration.ofSeconds(5);

  private static final String ASKED = "/*ASKED*/ {}";
  private static final String SCRIPT = script();

  private PageWatch() {}

  /** {@return the facts that end a visit of the page under a hosting} */
  public static Set<String> until(Hosting hosting) {
    return java.util.stream.Stream.concat(hosting.additions().doneWhen().stream(), until().stream())
        .collect(Collectors.toSet());
  }

  /** {@return the facts that end a visit of a page that is elsewhere} */
  public static Set<String> until() {
    return Set.of(DONE);
  }

  /** {@return the function that runs in the page, which takes the function that facts go to} */
  public static String script(AppPage page) {
    String asked =
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
    return SCRIPT.replace(ASKED, asked);
  }

  /** {@return a text as it is compared: white space does not count} */
  static String normal(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** A string of JavaScript. */
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
      // What comes before the function would make it a statement.
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("(send) =>"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read watch.js", e);
    }
  }
}
