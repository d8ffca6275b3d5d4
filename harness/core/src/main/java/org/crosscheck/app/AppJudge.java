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

/** Says what follows from what was seen of a page. Pure: the same is said of the same. */
public final class AppJudge {
  private static final int LONGEST = 600;
  private static final int ERROR_STATUS = 400;

  /** Chrome tells of an Error in a worker's console that it is one. */
  private static final String UNTOLD =
      "error (an Error in a worker, of which this browser does not tell more; Firefox does)";

  private final AppPage page;
  private final Observation seen;
  private final List<String> reasons = new ArrayList<>();

  private AppJudge(AppPage page, Observation seen) {
    this.page = page;
    this.seen = seen;
  }

  /** {@return what became of a page in a visit} */
  public static AppVerdict judge(AppPage page, Observation seen) {
    return new AppJudge(page, seen).verdict();
  }

  private AppVerdict verdict() {
    switch (seen.outcome()) {
      case BROWSER_DIED, INTERNAL_ERROR, NOT_VISITED -> {
        String why =
            seen.outcome().displayName() + (seen.detail().isEmpty() ? "" : ": " + seen.detail());
        return new AppVerdict(
            AppVerdict.Kind.ERROR, List.of("The visit says nothing: " + why + "."), notes());
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
        .ifPresent(e -> reasons.add("The page itself was answered with " + e.status() + "."));
    seen.fact(PageWatch.BAD_SELECTOR)
        .ifPresent(f -> reasons.add("'" + f.value() + "' is not a CSS selector."));
  }

  private void neverDone(String within) {
    if (seen.outcome() == Outcome.RELOAD_LOOP) {
      reasons.add("The page reloads itself without end: " + seen.detail() + ".");
      return;
    }
    if (seen.outcome().unfinished() && seen.fact(PageWatch.DONE).isPresent()) {
      reasons.add("The service worker of the hosting never controlled the page" + within);
      return;
    }
    if (seen.fact(PageWatch.REACHED).isPresent()) {
      // Its texts are what is not as it must be.
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

  /** The PyScript tags of the page, as far as they are not done if asked so. */
  private List<String> tags(boolean waiting) {
    Object value = seen.fact(PageWatch.TAGS).map(Fact::value).orElse(List.of());
    return value instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(item -> (Map<?, ?>) item)
            .filter(item -> !waiting || !Boolean.TRUE.equals(item.get("done")))
            .map(item -> String.valueOf(item.get("tag")))
            .toList()
        : List.of();
  }

  private void errors() {
    double start = start();
    List<Fact> written =
        new ArrayList<>(
            seen.facts().stream().filter(f -> f.name().equals(PageWatch.CONSOLE_ERROR)).toList());
    seen.facts().stream()
        .filter(f -> f.name().equals(PageWatch.WORKER_ERROR) && f.at() >= start)
        .map(f -> String.valueOf(f.value()))
        .filter(this::bad)
        .map(text -> "Worker error: " + cut(text))
        .distinct()
        .forEach(reasons::add);
    Stream.concat(
            seen.errors().stream()
                .filter(e -> e.at() >= start && bad(e.text()))
                .map(AppJudge::said),
            seen.console().stream()
                .filter(line -> line.at() >= start)
                .filter(line -> line.level().equals("error"))
                .map(line -> inFull(line, written))
                .filter(this::bad)
                .map(text -> "Console error: " + cut(text)))
        .distinct()
        .forEach(reasons::add);
  }

  /**
   * When the last document of the visit began. A service worker that isolates a page reloads it,
   * which aborts whatever it was doing.
   */
  private double start() {
    return seen.fact("document.url")
        .filter(f -> f.document() > 1)
        .map(Fact::at)
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** A line as the page wrote it, where the browser says only that an Error was written. */
  private static String inFull(ConsoleLine line, List<Fact> written) {
    for (Fact fact : written) {
      if (fact.value() instanceof Map<?, ?> map
          && (line.text().equals(map.get("brief")) || line.text().equals(map.get("text")))) {
        written.remove(fact);
        return String.valueOf(map.get("text"));
      }
    }
    return line.text().equals("error") ? UNTOLD : line.text();
  }

  private static String said(PageError error) {
    String where = error.where().isEmpty() ? "" : " (at " + error.where() + ")";
    return "Page error: " + cut(error.text()) + where;
  }

  private boolean bad(String text) {
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
                reasons.add("There is no '" + selector + "', which must say '" + expected + "'.");
              } else if (!actual.equals(expected)) {
                reasons.add(
                    "'"
                        + selector
                        + "' must say '"
                        + expected
                        + "'; it says '"
                        + cut(actual.toString())
                        + "'.");
              }
            });
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (seen.outcome() == Outcome.DONE && page.doneSelector().isEmpty() && tags(false).isEmpty()) {
      notes.add(
          "It has no py or mpy tag, so only its loading was waited for; a done selector can say"
              + " more.");
    }
    seen.exchanges().stream()
        .filter(e -> !e.url().equals(seen.url()) && e.at() >= start() && !unasked(e))
        .filter(e -> e.status() >= ERROR_STATUS || !e.failure().isEmpty())
        .map(AppJudge::said)
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  /** Browsers ask for an icon that no page names. */
  private static boolean unasked(Exchange exchange) {
    try {
      return "/favicon.ico".equals(URI.create(exchange.url()).getPath());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String said(Exchange e) {
    String how =
        e.failure().isEmpty() ? "was answered with " + e.status() : "failed: " + e.failure();
    return e.method() + " " + cut(e.url()) + " " + how + ".";
  }

  /** A long text without its middle: the last line of a Python traceback says what it is about. */
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
