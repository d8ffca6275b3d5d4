package org.crosscheck.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;

/** Judges the observation of a page. It is a pure function. */
public final class AppJudge {
  private static final int LONGEST = 600;
  private static final int ERROR_STATUS = 400;

  /** Chrome does not report the message of an Error in a worker's console. */
  private static final String UNKNOWN_ERROR =
      "error (an Error in a worker; this browser does not report its message, but Firefox does)";

  private final AppPage page;
  private final Observation seen;
  private final List<String> reasons = new ArrayList<>();

  private AppJudge(AppPage page, Observation seen) {
    this.page = page;
    this.seen = seen;
  }

  /** {@return the verdict on a page in a visit} */
  public static AppVerdict judge(AppPage page, Observation seen) {
    return new AppJudge(page, seen).verdict();
  }

  private AppVerdict verdict() {
    switch (seen.outcome()) {
      case BROWSER_DIED, INTERNAL_ERROR, NOT_VISITED -> {
        String why =
            seen.outcome().displayName() + (seen.detail().isEmpty() ? "" : ": " + seen.detail());
        return new AppVerdict(
            AppVerdict.Kind.ERROR, List.of("The visit has no result: " + why + "."), notes());
      }
      case NOT_OPENED -> reasons.add("The page could not be opened: " + seen.detail() + ".");
      case TIMED_OUT, RELOAD_LOOP, PAGE_GONE -> {
        refused();
        neverDone(" within " + page.timeout().toSeconds() + " s.");
      }
      case DONE -> {
        refused();
        if (seen.fact(PageWatch.STOPPED).isPresent()) {
          neverDone(" within " + PageWatch.SETTLE.toSeconds() + " s of the first error.");
        }
      }
    }
    errors();
    texts();
    AppVerdict.Kind kind = reasons.isEmpty() ? AppVerdict.Kind.WORKS : AppVerdict.Kind.FAILS;
    return new AppVerdict(kind, reasons, notes());
  }

  private void refused() {
    seen.exchanges().stream()
        .filter(e -> e.url().equals(seen.url()) && e.status() >= ERROR_STATUS)
        .findFirst()
        .ifPresent(e -> reasons.add("The page itself returned status " + e.status() + "."));
    seen.fact(PageWatch.BAD_SELECTOR)
        .ifPresent(f -> reasons.add("'" + f.value() + "' is not a CSS selector."));
  }

  private void neverDone(String within) {
    if (seen.outcome() == Outcome.RELOAD_LOOP) {
      reasons.add("The page reloads itself in a loop: " + seen.detail() + ".");
      return;
    }
    if (seen.outcome().unfinished() && seen.fact(PageWatch.DONE).isPresent()) {
      reasons.add("The service worker of the hosting never controlled the page" + within);
      return;
    }
    if (seen.fact(PageWatch.REACHED).isPresent()) {
      // The texts explain the failure.
      return;
    }
    if (page.doneSelector().isPresent()) {
      reasons.add("The done selector '" + page.doneSelector().get() + "' matched nothing" + within);
      return;
    }
    List<String> all = tags(false);
    if (seen.fact(PageWatch.TAGS).isEmpty()) {
      reasons.add("The page was not loaded" + within);
    } else if (all.isEmpty()) {
      reasons.add("The page was not loaded to its end" + within);
    } else {
      tags(true).forEach(tag -> reasons.add("PyScript was not done with " + cut(tag) + within));
    }
  }

  /** The PyScript tags of the page; only those that are not done, if {@code unfinishedOnly}. */
  private List<String> tags(boolean unfinishedOnly) {
    Object value = seen.fact(PageWatch.TAGS).map(Fact::value).orElse(List.of());
    return value instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(item -> (Map<?, ?>) item)
            .filter(item -> !unfinishedOnly || !Boolean.TRUE.equals(item.get("done")))
            .map(item -> String.valueOf(item.get("tag")))
            .toList()
        : List.of();
  }

  private void errors() {
    double start = start();
    List<Fact> consoleErrors =
        new ArrayList<>(
            seen.facts().stream().filter(f -> f.name().equals(PageWatch.CONSOLE_ERROR)).toList());
    seen.facts().stream()
        .filter(f -> f.name().equals(PageWatch.WORKER_ERROR) && f.at() >= start)
        .map(f -> String.valueOf(f.value()))
        .filter(this::notAllowed)
        .map(text -> "Worker error: " + cut(text))
        .distinct()
        .forEach(reasons::add);
    Stream.concat(
            seen.errors().stream()
                .filter(e -> e.at() >= start && notAllowed(e.text()))
                .map(AppJudge::describe),
            seen.console().stream()
                .filter(line -> line.at() >= start)
                .filter(line -> line.level().equals("error"))
                .map(line -> inFull(line, consoleErrors))
                .filter(this::notAllowed)
                .map(text -> "Console error: " + cut(text)))
        .distinct()
        .forEach(reasons::add);
  }

  /**
   * The start of the last document of the visit. A service worker that isolates a page reloads it,
   * which aborts everything in progress.
   */
  private double start() {
    return seen.fact("document.url")
        .filter(f -> f.document() > 1)
        .map(Fact::at)
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** The full text of a line, if the browser reports only that an Error was consoleErrors. */
  private static String inFull(ConsoleLine line, List<Fact> consoleErrors) {
    for (Fact fact : consoleErrors) {
      if (fact.value() instanceof Map<?, ?> map
          && (line.text().equals(map.get("brief")) || line.text().equals(map.get("text")))) {
        consoleErrors.remove(fact);
        return String.valueOf(map.get("text"));
      }
    }
    return line.text().equals("error") ? UNKNOWN_ERROR : line.text();
  }

  private static String describe(PageError error) {
    String where = error.where().isEmpty() ? "" : " (at " + error.where() + ")";
    return "Page error: " + cut(error.text()) + where;
  }

  private boolean notAllowed(String text) {
    return page.allowed().stream().noneMatch(text::contains);
  }

  private void texts() {
    Optional<Fact> fact = seen.fact(PageWatch.TEXTS);
    if (fact.isEmpty()) {
      return;
    }
    Map<?, ?> texts = fact.get().value() instanceof Map<?, ?> map ? map : Map.of();
    page.texts()
        .forEach(
            (selector, text) -> {
              String expected = PageWatch.normal(text);
              Object actual = texts.get(selector);
              if (actual == null) {
                reasons.add("There is no '" + selector + "' to contain '" + expected + "'.");
              } else if (!actual.equals(expected)) {
                reasons.add(
                    "'"
                        + selector
                        + "' must contain '"
                        + expected
                        + "' but contains '"
                        + cut(actual.toString())
                        + "'.");
              }
            });
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (seen.outcome() == Outcome.DONE && page.doneSelector().isEmpty() && tags(false).isEmpty()) {
      notes.add(
          "The page has no py or mpy tag, so the visit ended when it was loaded; use a done"
              + " selector to wait longer.");
    }
    seen.exchanges().stream()
        .filter(e -> !e.url().equals(seen.url()) && e.at() >= start() && !isDefaultIcon(e))
        .filter(e -> e.status() >= ERROR_STATUS || !e.failure().isEmpty())
        .map(AppJudge::describe)
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  /** Browsers request an icon that no page names. */
  private static boolean isDefaultIcon(Exchange exchange) {
    try {
      return "/favicon.ico".equals(URI.create(exchange.url()).getPath());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String describe(Exchange e) {
    String how = e.failure().isEmpty() ? "returned status " + e.status() : "failed: " + e.failure();
    return e.method() + " " + cut(e.url()) + " " + how + ".";
  }

  /** A long text without its middle, because the last line of a Python traceback has the error. */
  private static String cut(String text) {
    String whole = text.strip();
    int length = whole.codePointCount(0, whole.length());
    if (length <= LONGEST) {
      return whole;
    }
    return whole.substring(0, whole.offsetByCodePoints(0, LONGEST / 3))
        + " … "
        + whole.substring(whole.offsetByCodePoints(0, length - LONGEST / 3 * 2));
  }
}
