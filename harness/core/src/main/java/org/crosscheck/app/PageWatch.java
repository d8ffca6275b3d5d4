package org.crosscheck.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.session.PageLoad;

/**
 * The script {@code watch.js}, which runs inside a page of the user and reports when the page is
 * done, and how a page is loaded with it.
 */
public final class PageWatch {
  /** The last fact; the visit is over. */
  static final String DONE = "app.done";

  /** Whether the page is done, before waiting for its texts; can become false again. */
  static final String REACHED = "app.reached";

  /**
   * The PyScript tags of the page, each with whether it is {@code done}, and whether that is so
   * only because it {@code waits} for a person to type in its terminal.
   */
  static final String TAGS = "app.tags";

  /** The texts of the requested elements by selector; null if there is no element. */
  static final String TEXTS = "app.texts";

  /** Reported before the last fact if the page failed and waiting was stopped early. */
  static final String STOPPED = "app.stopped";

  /**
   * Reported before the last fact if the page was not done in time: {@code idle}, whether nothing
   * happened any more, and {@code pyscript}, whether PyScript was loaded.
   */
  static final String LATE = "app.late";

  /** Reported before the last fact if a step was not made: its number, counted from 1. */
  static final String STEP = "app.step";

  /** Reported before the last fact if the page removed its document. */
  static final String REMOVED = "app.removed";

  /** Reported before the last fact if the page closed itself, or tried to. */
  static final String CLOSED = "app.closed";

  /** Whether the page created a worker. */
  static final String WORKER = "app.worker";

  /** What failed to load and of what kind it is, such as a script. */
  static final String FAILED_LOAD = "app.failed-load";

  /** The texts of the errors that PyScript shows in the page. */
  static final String SHOWN_ERRORS = "app.shown-errors";

  /** A console error of the main thread, in full and as browsers report it. */
  static final String CONSOLE_ERROR = "app.console-error";

  /** The error that ended a worker, as posted by PyScript. */
  static final String WORKER_ERROR = "app.worker-error";

  /** A selector that is not valid CSS. */
  static final String BAD_SELECTOR = "app.bad-selector";

  /** How long to wait for texts after the page is done, and for more errors after the first one. */
  static final Duration SETTLE = Duration.ofSeconds(5);

  /** How long a page must be quiet before it counts as done. */
  static final Duration QUIET = Duration.ofSeconds(1);

  /** How long to wait for that. */
  static final Duration RESTLESS = Duration.ofSeconds(10);

  /** How long a page that does not even report that it is late may take. */
  static final Duration BLOCKED = Duration.ofSeconds(15);

  private static final String CONFIRMATION =
      "globalThis[Symbol.for('crosscheck.done')] ?? (() => true)";

  private static final String SETTINGS = "/*SETTINGS*/ {}";
  private static final String SCRIPT = function("watch.js", "(send) =>");
  private static final String EVENTS = function("events.js", "(watch) =>");

  private PageWatch() {}

  /**
   * {@return how the page is loaded}
   *
   * @param hosting the hosting that serves it; empty for a page that is opened at its own URL
   */
  static PageLoad load(AppPage page, URI url, Optional<Hosting> hosting) {
    return load(page, url, hosting, Optional.of(script(page)));
  }

  /**
   * {@return how the page is loaded that has {@link #inserted} in it}
   *
   * @param hosting the hosting that serves it
   */
  static PageLoad loadInserted(AppPage page, URI url, Hosting hosting) {
    return load(page, url, Optional.of(hosting), Optional.empty());
  }

  private static PageLoad load(
      AppPage page, URI url, Optional<Hosting> hosting, Optional<String> watcher) {
    Set<String> facts = new HashSet<>(Set.of(DONE));
    hosting.ifPresent(h -> facts.addAll(h.additions().doneWhen()));
    return new PageLoad(
            url,
            facts,
            page.timeout().plus(BLOCKED),
            hosting.map(Hosting::exclusive).orElse(false),
            watcher)
        .until(new PageLoad.Quiet(QUIET, RESTLESS, CONFIRMATION, page.done().console()));
  }

  /**
   * {@return a JavaScript function that runs in the page; its argument is the function that
   * receives facts}
   */
  public static String script(AppPage page) {
    String settings =
        "{ done: "
            + page.done().selector().map(PageWatch::quoted).orElse("null")
            + ", doneText: "
            + page.done().text().map(PageWatch::normal).map(PageWatch::quoted).orElse("null")
            + ", console: "
            + !page.done().console().isEmpty()
            + ", steps: ["
            + page.steps().stream()
                .map(
                    step ->
                        "{ kind: %s, value: %s, selector: %s }"
                            .formatted(
                                quoted(step.kind().id()),
                                quoted(step.value()),
                                quoted(step.selector())))
                .collect(Collectors.joining(", "))
            + "], settle: "
            + SETTLE.toMillis()
            + ", quiet: "
            + QUIET.toMillis()
            + ", restless: "
            + RESTLESS.toMillis()
            + ", timeout: "
            + page.timeout().toMillis()
            + ", allowed: ["
            + page.allowed().stream().map(PageWatch::quoted).collect(Collectors.joining(", "))
            + "], texts: {"
            + page.texts().entrySet().stream()
                .map(e -> "[" + quoted(e.getKey()) + "]: " + quoted(normal(e.getValue())))
                .collect(Collectors.joining(", "))
            + "} }";
    return SCRIPT.replace(SETTINGS, settings);
  }

  /**
   * {@return the script for a browser that runs none before a page's, to be inserted in the page}
   */
  static String inserted(AppPage page) {
    return "(" + EVENTS + ")(" + script(page) + ");";
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

  private static String function(String file, String beginning) {
    try (InputStream in = Objects.requireNonNull(PageWatch.class.getResourceAsStream(file))) {
      // A comment before the function would make it a statement instead of an expression.
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf(beginning)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
