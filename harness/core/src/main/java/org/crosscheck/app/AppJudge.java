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
import org.crosscheck.judge.Machine;
import org.crosscheck.observation.ConsoleLine;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.PageError;
import org.crosscheck.session.PageLoad;

/** Judges the observation of a page. It is a pure function. */
public final class AppJudge {
  private static final int LONGEST = 600;
  private static final int COMPARED = 80;

  /** Chrome does not report the message of an Error in a worker's console. */
  private static final String UNKNOWN_ERROR =
      "error (an Error in a worker; this browser does not report its message, but Firefox does)";

  /** Warnings of PyScript that explain why a page fails. */
  private static final Pattern TELLING =
      Pattern.compile("\\(PY\\d{4}\\)|SharedArrayBuffer|Unable to use|might not support");

  /** A warning of Python, which it writes where errors go. */
  private static final Pattern WARNING = Pattern.compile("\\s*\\S+:\\d+: \\w*Warning: .*");

  private final AppPage page;
  private final Observation seen;
  private final Reasons reasons = new Reasons();

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
      case BROWSER_DIED, NOT_VISITED -> {
        return without(AppVerdict.Kind.INCONCLUSIVE);
      }
      case INTERNAL_ERROR -> {
        return without(AppVerdict.Kind.ERROR);
      }
      case NOT_OPENED -> {
        boolean unreachable = RequestFailures.isUnreachable(seen.detail(), seen.url());
        add(
            Rank.PAGE,
            unreachable ? Weight.UNREACHABLE : Weight.CERTAIN,
            "The page could not be opened: " + seen.detail() + ".");
      }
      case TIMED_OUT, RELOAD_LOOP, PAGE_GONE, DONE -> {
        refused();
        neverDone();
      }
    }
    requests();
    errors();
    texts();
    if (reasons.isEmpty()) {
      return new AppVerdict(AppVerdict.Kind.WORKS, List.of(), notes(true));
    }
    pyScript();
    dialog().ifPresent(text -> add(Rank.CIRCUMSTANCE, Weight.TIME, text));
    return new AppVerdict(reasons.kind(), reasons.texts(), notes(false));
  }

  private AppVerdict without(AppVerdict.Kind kind) {
    String why =
        seen.outcome().displayName()
            + (seen.detail().isEmpty() ? "" : ": " + seen.detail().replaceFirst("\\.$", ""));
    return new AppVerdict(kind, List.of("The visit has no result: " + why + "."), notes(false));
  }

  private void add(Rank rank, Weight weight, String text) {
    reasons.add(rank, weight, text);
  }

  private void refused() {
    seen.exchanges().stream()
        .filter(e -> e.url().equals(seen.url()) && e.status() >= RequestFailures.ERROR_STATUS)
        .findFirst()
        .ifPresent(
            e ->
                add(
                    Rank.PAGE,
                    Weight.CERTAIN,
                    "The page itself returned status " + e.status() + "."));
    seen.fact(PageWatch.BAD_SELECTOR)
        .ifPresent(
            f -> add(Rank.PAGE, Weight.CERTAIN, "'" + f.value() + "' is not a CSS selector."));
    seen.fact(PageWatch.REMOVED)
        .ifPresent(f -> add(Rank.PAGE, Weight.CERTAIN, "The page removed its own document."));
    seen.fact(PageWatch.CLOSED)
        .ifPresent(
            f ->
                add(
                    Rank.PAGE,
                    Weight.CERTAIN,
                    "There is no page anymore: the page closed itself."));
  }

  private void neverDone() {
    boolean late = seen.fact(PageWatch.LATE).isPresent();
    String within = " within " + page.timeout().toSeconds() + " s.";
    if (seen.outcome() == Outcome.RELOAD_LOOP) {
      add(Rank.PAGE, Weight.CERTAIN, "The page reloads itself in a loop: " + seen.detail() + ".");
    } else if (seen.outcome() == Outcome.PAGE_GONE) {
      add(Rank.PAGE, Weight.CERTAIN, "There is no page anymore: " + seen.detail() + ".");
    } else if (seen.outcome() == Outcome.TIMED_OUT && !late) {
      silent(within);
    } else if (late) {
      notReached(within);
      tooSlow();
    } else if (seen.fact(PageWatch.STOPPED).isPresent()) {
      notReached(" within " + PageWatch.SETTLE.toSeconds() + " s of the first error.");
    }
  }

  /** The page did not even report that it is late. */
  private void silent(String within) {
    List<String> open = unfinished();
    // Chrome cannot deliver the facts of a page that is blocked early.
    boolean answered =
        seen.fact("document.url").isPresent()
            || seen.exchanges().stream()
                .anyMatch(e -> e.url().equals(seen.url()) && e.status() > 0);
    if (flooded()) {
      add(
          Rank.PAGE,
          Weight.CERTAIN,
          "The page wrote more than a browser can report"
              + within.replace(".", ", so nothing else is known of it."));
    } else if (!answered) {
      add(Rank.PAGE, Weight.SLOW, "The page did not answer" + within);
    } else if (is(PageWatch.DONE, true) && seen.fact("browser.no-answer").isEmpty()) {
      add(
          Rank.EXPECTATION,
          Weight.LIKELY,
          "The service worker of the hosting never controlled the page" + within);
    } else {
      add(
          Rank.PAGE,
          open.isEmpty() || !Machine.busy(seen.load()) ? Weight.CERTAIN : Weight.TIME,
          "The page stopped answering: its main thread was busy until the visit ended, as in an"
              + " endless loop.");
      open.forEach(tag -> notDone(tag, within));
      if (!open.isEmpty() && Machine.busy(seen.load())) {
        busyMachine();
      }
    }
  }

  private boolean flooded() {
    return seen.facts().stream().anyMatch(f -> f.name().equals("browser.dropped"));
  }

  private void notReached(String within) {
    if (is(PageWatch.REACHED, true) || seen.fact(PageWatch.REMOVED).isPresent()) {
      // The texts explain the failure, if all lines are there.
      missingLines(within);
      return;
    }
    Optional<Integer> step =
        seen.fact(PageWatch.STEP)
            .map(Fact::value)
            .filter(Number.class::isInstance)
            .map(number -> ((Number) number).intValue());
    if (step.isPresent() && unfinished().isEmpty()) {
      String what = page.steps().get(step.get() - 1).toString();
      add(
          Rank.EXPECTATION,
          Weight.TIME,
          "Step %d, '%s', could not be made%s".formatted(step.get(), cut(what), within));
    } else if (step.isPresent()) {
      unfinished().forEach(tag -> notDone(tag, within));
    } else if (page.done().text().isPresent()) {
      add(
          Rank.EXPECTATION,
          Weight.TIME,
          "The page did not show '" + cut(page.done().text().get()) + "'" + within);
    } else if (page.done().selector().isPresent()) {
      add(
          Rank.EXPECTATION,
          Weight.TIME,
          "The done selector '" + page.done().selector().get() + "' matched nothing" + within);
    } else if (seen.fact(PageWatch.TAGS).isEmpty()) {
      add(Rank.EXPECTATION, Weight.TIME, "The page was not loaded" + within);
    } else if (tags(false).isEmpty()) {
      add(Rank.EXPECTATION, Weight.TIME, "The page was not loaded to its end" + within);
    } else {
      unfinished().forEach(tag -> notDone(tag, within));
    }
  }

  private void missingLines(String within) {
    List<String> missing = new ArrayList<>(page.done().console());
    all(PageLoad.Quiet.LINE).forEach(fact -> missing.remove(String.valueOf(fact.value())));
    missing.stream()
        .distinct()
        .map(text -> "No console line contained '" + cut(text) + "'" + within)
        .forEach(text -> add(Rank.EXPECTATION, Weight.TIME, text));
    if (!missing.isEmpty()) {
      unfinished().forEach(tag -> notDone(tag, within));
    }
  }

  private void notDone(String tag, String within) {
    add(Rank.EXPECTATION, Weight.TIME, "PyScript was not done with " + cut(tag) + within);
  }

  /** Whether something other than the page explains that it was late. */
  private void tooSlow() {
    Map<?, ?> state =
        seen.fact(PageWatch.LATE).map(Fact::value).orElse(Map.of()) instanceof Map<?, ?> map
            ? map
            : Map.of();
    boolean idle = Boolean.TRUE.equals(state.get("idle"));
    boolean pyScript = Boolean.TRUE.equals(state.get("pyscript"));
    List<?> open =
        seen.fact("browser.open-requests").map(Fact::value).orElse(List.of()) instanceof List<?> l
            ? l
            : List.of();
    if (!open.isEmpty()) {
      add(
          Rank.CIRCUMSTANCE,
          Weight.SLOW,
          "It was still loading " + cut(String.valueOf(open.get(0))) + "; --timeout waits longer.");
    } else if (Machine.busy(seen.load())
        && (!idle || hasWorker() || pyScript && !unfinished().isEmpty())) {
      busyMachine();
    } else if (!pyScript && !unfinished().isEmpty() && idle) {
      add(Rank.PYSCRIPT, Weight.LIKELY, "The page has tags for PyScript, but loaded no PyScript.");
    }
  }

  /** Whether a worker may have been at work while the page itself was idle. */
  private boolean hasWorker() {
    return seen.fact(PageWatch.WORKER).isPresent();
  }

  private void busyMachine() {
    add(
        Rank.CIRCUMSTANCE,
        Weight.SLOW,
        "This machine was busy: %s; --timeout waits longer.".formatted(seen.load().describe()));
  }

  private boolean is(String fact, Object value) {
    return seen.fact(fact).filter(f -> value.equals(f.value())).isPresent();
  }

  private List<String> unfinished() {
    return tags(true);
  }

  /** The PyScript tags of the page; only those that are not done, if {@code unfinishedOnly}. */
  private List<String> tags(boolean unfinishedOnly) {
    return list(PageWatch.TAGS).stream()
        .filter(Map.class::isInstance)
        .map(item -> (Map<?, ?>) item)
        .filter(item -> !unfinishedOnly || !Boolean.TRUE.equals(item.get("done")))
        .map(item -> String.valueOf(item.get("tag")))
        .toList();
  }

  private static boolean waits(Object tag) {
    return tag instanceof Map<?, ?> item && Boolean.TRUE.equals(item.get("waits"));
  }

  private List<?> list(String fact) {
    return seen.fact(fact).map(Fact::value).orElse(List.of()) instanceof List<?> list
        ? list
        : List.of();
  }

  private void requests() {
    Set<String> failed = failedRequests().stream().map(Exchange::url).collect(Collectors.toSet());
    for (Exchange e : failedRequests()) {
      if (RequestFailures.isDecoration(e.url())
          || RequestFailures.isAborted(e)
          || !notAllowed(e.url())) {
        continue;
      }
      if (RequestFailures.isUnreachable(e)) {
        add(
            Rank.ADDRESS,
            Weight.UNREACHABLE,
            cut(e.url()) + " could not be reached from this machine: " + e.failure() + ".");
      } else {
        add(Rank.ADDRESS, Weight.CERTAIN, describe(e));
      }
    }
    boolean network = failedRequests().stream().anyMatch(RequestFailures::isUnreachable);
    Set<String> redirected =
        seen.exchanges().stream()
            .filter(RequestFailures::isRedirect)
            .map(Exchange::url)
            .collect(Collectors.toSet());
    for (Fact fact : all(PageWatch.FAILED_LOAD)) {
      Map<?, ?> map = fact.value() instanceof Map<?, ?> m ? m : Map.of();
      String url = String.valueOf(map.get("url"));
      if (!failed.contains(url) && notAllowed(url)) {
        add(
            Rank.ADDRESS,
            network && (redirected.contains(url) || !RequestFailures.isLocal(url))
                ? Weight.UNREACHABLE
                : Weight.CERTAIN,
            url.isBlank()
                ? "An inline %s failed, because a module that it imports did not load."
                    .formatted(map.get("what"))
                : "The " + map.get("what") + " " + cut(url) + " failed.");
      }
    }
  }

  /** The requests of the last document that failed, without the icon that no page names. */
  private List<Exchange> failedRequests() {
    return seen.exchanges().stream()
        .filter(
            e ->
                !e.url().equals(seen.url())
                    && e.at() >= start()
                    && !RequestFailures.isDefaultIcon(e))
        .filter(RequestFailures::failed)
        .toList();
  }

  private List<Fact> all(String name) {
    double start = start();
    return seen.facts().stream().filter(f -> f.name().equals(name) && f.at() >= start).toList();
  }

  private void errors() {
    double start = start();
    List<Fact> consoleErrors =
        new ArrayList<>(
            seen.facts().stream().filter(f -> f.name().equals(PageWatch.CONSOLE_ERROR)).toList());
    all(PageWatch.WORKER_ERROR).stream()
        .map(f -> String.valueOf(f.value()))
        .filter(this::notAllowed)
        .forEach(text -> add(Rank.PYSCRIPT, Weight.LIKELY, "Worker error: " + cut(text)));
    seen.errors().stream()
        .filter(e -> e.at() >= start && notAllowed(e.text()))
        .forEach(e -> add(Rank.ERROR, Weight.LIKELY, describe(e)));
    seen.console().stream()
        .filter(line -> line.at() >= start)
        .filter(line -> line.level().equals("error"))
        .map(line -> inFull(line, consoleErrors))
        .filter(text -> !isWarning(text) && notAllowed(text))
        .forEach(
            text ->
                add(
                    text.equals(UNKNOWN_ERROR) ? Rank.BARE : Rank.ERROR,
                    Weight.LIKELY,
                    "Console error: " + cut(text)));
  }

  /** What PyScript itself says about a page that fails, unless a reason already says it. */
  private void pyScript() {
    double start = start();
    Stream<String> warnings =
        seen.console().stream()
            .filter(line -> line.at() >= start && line.level().equals("warn"))
            .map(ConsoleLine::text)
            .filter(text -> TELLING.matcher(text).find())
            .map(text -> "PyScript warned: " + cut(text));
    Stream<String> shown =
        list(PageWatch.SHOWN_ERRORS).stream()
            .map(String::valueOf)
            .filter(this::notAllowed)
            .filter(text -> !reasons.mention(beginning(text)))
            .map(text -> "PyScript shows: " + cut(text));
    Stream.concat(warnings, shown)
        .distinct()
        .toList()
        .forEach(text -> add(Rank.PYSCRIPT, Weight.LIKELY, text));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(COMPARED, text.length()));
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

  private static boolean isWarning(String text) {
    return WARNING.matcher(text.lines().findFirst().orElse("")).matches();
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
                        + cut(actual.toString())
                        + "'.");
              }
            });
  }

  private List<String> notes(boolean works) {
    List<String> notes = new ArrayList<>();
    if (works && page.done().isUpToPyScript() && tags(false).isEmpty()) {
      notes.add(
          "The page has no py or mpy tag, so it was watched until it was quiet for "
              + PageWatch.QUIET.toSeconds()
              + " s; use a done selector to wait longer.");
    }
    if (works && list(PageWatch.TAGS).stream().anyMatch(AppJudge::waits)) {
      notes.add(
          "A terminal of the page waits for a person to type; what happens then is not known.");
    }
    if (seen.fact("browser.restless").isPresent()) {
      notes.add(
          "The page was never quiet for "
              + PageWatch.QUIET.toSeconds()
              + " s; it was watched for "
              + PageWatch.RESTLESS.toSeconds()
              + " s after it was done.");
    }
    if (works) {
      dialog().ifPresent(notes::add);
    }
    seen.console().stream()
        .filter(line -> line.level().equals("error") && isWarning(line.text()))
        .map(line -> "Python warned: " + cut(line.text()))
        .distinct()
        .forEach(notes::add);
    seen.fact("browser.dropped")
        .ifPresent(
            f ->
                notes.add(
                    "The page reported too much to keep; dropped between the first and the last: "
                        + String.valueOf(f.value()).replaceAll("[{}]", "").replace('=', ' ')
                        + "."));
    seen.fact("document.url")
        .map(f -> String.valueOf(f.value()))
        .filter(url -> !withoutFragment(url).equals(withoutFragment(seen.url())))
        .ifPresent(url -> notes.add("The page went to " + cut(url) + "."));
    failedRequests().stream()
        .filter(
            e ->
                RequestFailures.isDecoration(e.url())
                    || RequestFailures.isAborted(e)
                    || !notAllowed(e.url()))
        .filter(e -> !reasons.mention(cut(e.url())))
        .map(AppJudge::describe)
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  private static String withoutFragment(String url) {
    return url.replaceFirst("#.*", "");
  }

  private Optional<String> dialog() {
    List<Fact> dialogs =
        seen.facts().stream().filter(f -> f.name().equals("browser.dialog")).toList();
    if (dialogs.isEmpty()) {
      return Optional.empty();
    }
    Map<?, ?> first = dialogs.get(0).value() instanceof Map<?, ?> map ? map : Map.of();
    String more = dialogs.size() == 1 ? "" : " (" + dialogs.size() + " dialogs in all)";
    return Optional.of(
        "A dialog was open: "
            + first.get("type")
            + " '"
            + cut(String.valueOf(first.get("text")))
            + "'"
            + more
            + ".");
  }

  private static String describe(Exchange e) {
    String how =
        e.status() >= RequestFailures.ERROR_STATUS
            ? "returned status " + e.status()
            : "failed: " + e.failure();
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
