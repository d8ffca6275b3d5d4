package org.crosscheck.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.session.PageLoad;

/**
 * What a visit shows of a page, as its judges ask for it.
 *
 * @param page the page, with what the user allows and expects
 * @param seen the observation of the visit
 */
record SeenPage(AppPage page, Observation seen) {
  private static final int LONGEST = 600;

  /** A warning of Python, which it writes where errors go. */
  private static final Pattern WARNING = Pattern.compile("\\s*\\S+:\\d+: \\w*Warning: .*");

  boolean flooded() {
    return seen.facts().stream().anyMatch(f -> f.name().equals("browser.dropped"));
  }

  /** Whether the page was not watched, because it does not run the script that is inserted. */
  boolean unwatched() {
    return is(PageLoad.WATCH_INSERTED, false);
  }

  /** Whether a script in the page watched it, because its browser reports nothing by itself. */
  boolean watchedFromInside() {
    return is(PageLoad.WATCH_INSERTED, true);
  }

  /** Whether a worker may have been at work while the page itself was idle. */
  boolean hasWorker() {
    return seen.fact(PageWatch.WORKER).isPresent();
  }

  boolean is(String fact, Object value) {
    return seen.fact(fact).filter(f -> value.equals(f.value())).isPresent();
  }

  List<String> unfinished() {
    return tags(true);
  }

  /** The PyScript tags of the page; only those that are not done, if {@code unfinishedOnly}. */
  List<String> tags(boolean unfinishedOnly) {
    return list(PageWatch.TAGS).stream()
        .filter(Map.class::isInstance)
        .map(item -> (Map<?, ?>) item)
        .filter(item -> !unfinishedOnly || !Boolean.TRUE.equals(item.get("done")))
        .map(item -> String.valueOf(item.get("tag")))
        .toList();
  }

  /** {@return whether a terminal of the page waits for a person to type} */
  boolean waitsForPerson() {
    return list(PageWatch.TAGS).stream()
        .anyMatch(tag -> tag instanceof Map<?, ?> item && Boolean.TRUE.equals(item.get("waits")));
  }

  List<?> list(String fact) {
    return seen.fact(fact).map(Fact::value).orElse(List.of()) instanceof List<?> list
        ? list
        : List.of();
  }

  /** The requests of the last document that failed, without the icon that no page names. */
  List<Exchange> failedRequests() {
    return seen.exchanges().stream()
        .filter(
            e ->
                !e.url().equals(seen.url())
                    && e.at() >= start()
                    && !RequestFailures.isDefaultIcon(e))
        .filter(RequestFailures::failed)
        .toList();
  }

  List<Fact> all(String name) {
    double start = start();
    return seen.facts().stream().filter(f -> f.name().equals(name) && f.at() >= start).toList();
  }

  /**
   * The start of the last document of the visit. A service worker that isolates a page reloads it,
   * which aborts everything in progress.
   */
  double start() {
    return seen.fact("document.url")
        .filter(f -> f.document() > 1)
        .map(Fact::at)
        .orElse(Double.NEGATIVE_INFINITY);
  }

  boolean notAllowed(String text) {
    return page.allowed().stream().noneMatch(text::contains);
  }

  Optional<String> dialog() {
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

  static boolean isWarning(String text) {
    return WARNING.matcher(text.lines().findFirst().orElse("")).matches();
  }

  static String describe(Exchange e) {
    String how =
        e.status() >= RequestFailures.ERROR_STATUS
            ? "returned status " + e.status()
            : "failed: " + e.failure();
    return e.method() + " " + cut(e.url()) + " " + how + ".";
  }

  /** A long text without its middle, because the last line of a Python traceback has the error. */
  static String cut(String text) {
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
