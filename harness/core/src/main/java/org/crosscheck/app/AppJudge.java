package org.crosscheck.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.app.Reasons.Rank;
import org.crosscheck.app.Reasons.Weight;
import org.crosscheck.judge.Network;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.PageError;

/** Judges the observation of a page. It is a pure function. */
public final class AppJudge {
  private static final int COMPARED = 80;

  /** Chrome does not report the message of an Error in a worker's console. */
  private static final String UNKNOWN_ERROR =
      "error (an Error in a worker; this browser does not report its message, but Firefox does)";

  /** Warnings of PyScript that explain why a page fails. */
  private static final Pattern TELLING =
      Pattern.compile("\\(PY\\d{4}\\)|SharedArrayBuffer|Unable to use|might not support");

  private final SeenPage facts;
  private final Reasons reasons = new Reasons();

  private AppJudge(SeenPage facts) {
    this.facts = facts;
  }

  /** {@return the verdict on a page in a visit} */
  public static AppVerdict judge(AppPage page, Observation seen) {
    return new AppJudge(new SeenPage(page, seen)).verdict();
  }

  /**
   * {@return the console errors, uncaught errors and worker errors of a visit that the page does
   * not allow, each a sentence}
   */
  static List<String> errors(AppPage page, Observation seen) {
    AppJudge judge = new AppJudge(new SeenPage(page, seen));
    judge.errors();
    return judge.reasons.isEmpty() ? List.of() : judge.reasons.texts();
  }

  private AppVerdict verdict() {
    switch (facts.seen().outcome()) {
      case BROWSER_DIED, NOT_VISITED -> {
        return without(AppVerdict.Kind.INCONCLUSIVE);
      }
      case INTERNAL_ERROR -> {
        return without(AppVerdict.Kind.ERROR);
      }
      case NOT_OPENED -> {
        boolean unreachable =
            RequestFailures.isUnreachable(facts.seen().detail(), facts.seen().url());
        add(
            Rank.PAGE,
            unreachable ? Weight.UNREACHABLE : Weight.CERTAIN,
            "The page could not be opened: " + facts.seen().detail() + ".");
      }
      case TIMED_OUT, RELOAD_LOOP, PAGE_GONE, DONE -> {
        refused();
        if (reasons.isEmpty() && facts.unwatched()) {
          return new AppVerdict(
              AppVerdict.Kind.INCONCLUSIVE,
              List.of(
                  "The page was not watched: it does not run the script that Crosscheck inserts in"
                      + " it, for example because of its Content-Security-Policy, or it went to a"
                      + " page of another server."),
              Notes.of(facts, reasons, false));
        }
        Lateness.judge(facts, reasons);
      }
    }
    requests();
    errors();
    texts();
    if (reasons.isEmpty()) {
      return new AppVerdict(AppVerdict.Kind.WORKS, List.of(), Notes.of(facts, reasons, true));
    }
    pyScript();
    facts.dialog().ifPresent(text -> add(Rank.CIRCUMSTANCE, Weight.TIME, text));
    return new AppVerdict(reasons.kind(), reasons.texts(), Notes.of(facts, reasons, false));
  }

  private AppVerdict without(AppVerdict.Kind kind) {
    String why =
        facts.seen().outcome().displayName()
            + (facts.seen().detail().isEmpty()
                ? ""
                : ": " + facts.seen().detail().replaceFirst("\\.$", ""));
    return new AppVerdict(
        kind, List.of("The visit has no result: " + why + "."), Notes.of(facts, reasons, false));
  }

  private void add(Rank rank, Weight weight, String text) {
    reasons.add(rank, weight, text);
  }

  private void refused() {
    facts.seen().exchanges().stream()
        .filter(
            e -> e.url().equals(facts.seen().url()) && e.status() >= RequestFailures.ERROR_STATUS)
        .findFirst()
        .ifPresent(
            e ->
                add(
                    Rank.PAGE,
                    Weight.CERTAIN,
                    "The page itself returned status " + e.status() + "."));
    facts
        .seen()
        .fact(PageWatch.BAD_SELECTOR)
        .ifPresent(
            f -> add(Rank.PAGE, Weight.CERTAIN, "'" + f.value() + "' is not a CSS selector."));
    facts
        .seen()
        .fact(PageWatch.REMOVED)
        .ifPresent(f -> add(Rank.PAGE, Weight.CERTAIN, "The page removed its own document."));
    facts
        .seen()
        .fact(PageWatch.CLOSED)
        .ifPresent(
            f ->
                add(
                    Rank.PAGE,
                    Weight.CERTAIN,
                    "There is no page anymore: the page closed itself."));
  }

  private void requests() {
    Set<String> failed =
        facts.failedRequests().stream().map(Exchange::url).collect(Collectors.toSet());
    for (Exchange e : facts.failedRequests()) {
      if (RequestFailures.isDecoration(e.url())
          || RequestFailures.isAborted(e)
          || !facts.notAllowed(e.url())) {
        continue;
      }
      if (RequestFailures.isUnreachable(e)) {
        add(
            Rank.ADDRESS,
            Weight.UNREACHABLE,
            SeenPage.cut(e.url())
                + " could not be reached from this machine: "
                + e.failure()
                + ".");
      } else {
        add(Rank.ADDRESS, Weight.CERTAIN, SeenPage.describe(e));
      }
    }
    boolean network = facts.failedRequests().stream().anyMatch(RequestFailures::isUnreachable);
    Set<String> redirected =
        facts.seen().exchanges().stream()
            .filter(RequestFailures::isRedirect)
            .map(Exchange::url)
            .collect(Collectors.toSet());
    for (Fact fact : facts.all(PageWatch.FAILED_LOAD)) {
      Map<?, ?> map = fact.value() instanceof Map<?, ?> m ? m : Map.of();
      String url = String.valueOf(map.get("url"));
      if (!failed.contains(url) && facts.notAllowed(url)) {
        add(
            Rank.ADDRESS,
            network && (redirected.contains(url) || !Network.isLocal(url))
                ? Weight.UNREACHABLE
                : Weight.CERTAIN,
            url.isBlank()
                ? "An inline %s failed, because a module that it imports did not load."
                    .formatted(map.get("what"))
                : "The " + map.get("what") + " " + SeenPage.cut(url) + " failed.");
      }
    }
  }

  private void errors() {
    double start = facts.start();
    List<Fact> consoleErrors =
        new ArrayList<>(
            facts.seen().facts().stream()
                .filter(f -> f.name().equals(PageWatch.CONSOLE_ERROR))
                .toList());
    facts.all(PageWatch.WORKER_ERROR).stream()
        .map(f -> String.valueOf(f.value()))
        .filter(facts::notAllowed)
        .forEach(text -> add(Rank.PYSCRIPT, Weight.LIKELY, "Worker error: " + SeenPage.cut(text)));
    facts.seen().errors().stream()
        .filter(e -> e.at() >= start && facts.notAllowed(e.text()))
        .forEach(e -> add(Rank.ERROR, Weight.LIKELY, describe(e)));
    facts.seen().console().stream()
        .filter(line -> line.at() >= start)
        .filter(line -> line.level().equals("error"))
        .map(line -> inFull(line, consoleErrors))
        .filter(text -> !SeenPage.isWarning(text) && facts.notAllowed(text))
        .forEach(
            text ->
                add(
                    text.equals(UNKNOWN_ERROR) ? Rank.BARE : Rank.ERROR,
                    Weight.LIKELY,
                    "Console error: " + SeenPage.cut(text)));
  }

  /** What PyScript itself says about a page that fails, unless a reason already says it. */
  private void pyScript() {
    double start = facts.start();
    Stream<String> warnings =
        facts.seen().console().stream()
            .filter(line -> line.at() >= start && line.level().equals("warn"))
            .map(ConsoleLine::text)
            .filter(text -> TELLING.matcher(text).find())
            .map(text -> "PyScript warned: " + SeenPage.cut(text));
    Stream<String> shown =
        facts.list(PageWatch.SHOWN_ERRORS).stream()
            .map(String::valueOf)
            .filter(facts::notAllowed)
            .filter(text -> !reasons.mention(beginning(text)))
            .map(text -> "PyScript shows: " + SeenPage.cut(text));
    Stream.concat(warnings, shown)
        .distinct()
        .toList()
        .forEach(text -> add(Rank.PYSCRIPT, Weight.LIKELY, text));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(COMPARED, text.length()));
  }

  /** The full text of a line, if the browser reports only that an Error was logged. */
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
    return "Page error: " + SeenPage.cut(error.text()) + where;
  }

  private void texts() {
    Optional<Fact> fact = facts.seen().fact(PageWatch.TEXTS);
    if (fact.isEmpty()) {
      return;
    }
    Map<?, ?> texts = fact.get().value() instanceof Map<?, ?> map ? map : Map.of();
    facts
        .page()
        .texts()
        .forEach(
            (selector, text) -> {
              String expected = PageWatch.normal(text);
              Object actual = texts.get(selector);
              if (actual == null) {
                add(
                    Rank.EXPECTATION,
                    Weight.LIKELY,
                    "There is no '" + selector + "' to contain '" + expected + "'.");
              } else if (!actual.equals(expected)) {
                add(
                    Rank.EXPECTATION,
                    Weight.LIKELY,
                    "'"
                        + selector
                        + "' must contain '"
                        + expected
                        + "' but contains '"
                        + SeenPage.cut(actual.toString())
                        + "'.");
              }
            });
  }
}
