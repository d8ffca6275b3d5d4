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
      case BROWSER_DIED, HARNESS_FAILED, NOT_ASKED -> {
        String why = seen.outcome().words() + (seen.detail().isEmpty() ? "" : ": " + seen.detail());
        return new AppVerdict(
            AppVerdict.Kind.OUR_FAULT, List.of("The visit says nothing: " + why + "."), notes());
      }
      case NOT_OPENED -> reasons.add("The page could not be opened: " + seen.detail() + ".");
      case NEVER_ANSWERED -> {
        refused();
        neverDone();
      }
      case ANSWERED -> refused();
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
        .ifPresent(f -> reasons.add("'" + f.value() + "' is no CSS selector."));
  }

  private void neverDone() {
    String within = " within " + page.timeout().toSeconds() + " s.";
    if (seen.detail().contains("reload loop")) {
      reasons.add("The page never came to rest: " + seen.detail() + ".");
      return;
    }
    if (seen.fact(PageWatch.DONE).isPresent()) {
      reasons.add("The service worker of the hosting never controlled the page" + within);
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
    Stream.concat(
            seen.errors().stream().filter(e -> bad(e.text())).map(AppJudge::said),
            seen.console().stream()
                .filter(AppJudge::isError)
                .filter(line -> bad(line.text()))
                .map(line -> "Console error: " + cut(line.text())))
        .distinct()
        .forEach(reasons::add);
  }

  private static boolean isError(ConsoleLine line) {
    return line.level().equals("error");
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
    if (seen.outcome() == Outcome.ANSWERED
        && page.doneSelector().isEmpty()
        && tags(false).isEmpty()) {
      notes.add(
          "It has no py or mpy tag, so only its loading was waited for; a done selector can say"
              + " more.");
    }
    seen.exchanges().stream()
        .filter(e -> !e.url().equals(seen.url()) && !unasked(e))
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

  private static String cut(String text) {
    String stripped = text.strip();
    return stripped.codePointCount(0, stripped.length()) <= LONGEST
        ? stripped
        : stripped.substring(0, stripped.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
