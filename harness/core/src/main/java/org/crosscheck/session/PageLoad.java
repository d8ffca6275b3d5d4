package org.crosscheck.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.input.CuedStep;

/**
 * A page to open and when to stop watching it.
 *
 * @param url the page's address
 * @param doneWhen the names of the facts that end the visit once one document has reported them all
 * @param deadline how long to wait for them
 * @param conditions what must be so while it is open
 * @param watcher the source of a function that runs in this page before its scripts; its argument
 *     is a function that reports facts; for pages that report none themselves
 * @param screenshots the policy for a screenshot at the end of the visit; empty for no screenshot
 * @param steps what a person does on the page, in this order
 * @param quiet how the end of the visit is confirmed; empty if the facts alone end it
 */
public record PageLoad(
    URI url,
    Set<String> doneWhen,
    Duration deadline,
    Conditions conditions,
    Optional<String> watcher,
    Optional<ScreenshotPolicy> screenshots,
    List<CuedStep> steps,
    Optional<Quiet> quiet) {
  /**
   * The fact whether a document has the watch that its server inserts, in a browser that runs no
   * watcher before a page's scripts. It is reported once the watch has begun or the document is
   * loaded; in other browsers never.
   */
  public static final String WATCH_INSERTED = "browser.watch-inserted";

  /**
   * What must be so while a page is open.
   *
   * @param exclusive whether nothing else may run in the browser at the same time, because the
   *     visit measures time
   * @param isolated whether the page is to be cross-origin isolated, at once or after it reloads
   *     itself. A browser that cannot decide by itself gives shared memory to such pages only
   */
  public record Conditions(boolean exclusive, boolean isolated) {}

  /**
   * What must be true, once the facts are there, before the visit ends. Pages that are not fixtures
   * can fail just after they seem done.
   *
   * @param time how long no request, console line, error or fact may come
   * @param longest how long to wait for that; the visit of a page that is never quiet then ends
   * @param confirmation a JavaScript function, as an expression; it is called in the page when it
   *     is quiet, with whether there are lines for all {@code lines}, and the visit goes on until
   *     it returns {@code true}. A page whose main thread is blocked does not answer, and its visit
   *     ends at the deadline
   * @param lines texts that each need a console line or an uncaught error of its own that contains
   *     it, of the page or of its workers. For each one, the fact {@link #LINE} is added
   */
  public record Quiet(Duration time, Duration longest, String confirmation, List<String> lines) {
    /** The fact that there is a line; its value is the text of {@link #lines} in it. */
    public static final String LINE = "browser.console-line";

    /** Copies the list. */
    public Quiet {
      lines = List.copyOf(lines);
    }
  }

  /** Copies the facts and the steps. */
  public PageLoad {
    doneWhen = Set.copyOf(doneWhen);
    steps = List.copyOf(steps);
  }

  /** A page that reports its facts itself. */
  public PageLoad(URI url, Set<String> doneWhen, Duration deadline, boolean exclusive) {
    this(url, doneWhen, deadline, exclusive, Optional.empty());
  }

  /** A page without a screenshot, with shared memory wherever the browser gives it. */
  public PageLoad(
      URI url,
      Set<String> doneWhen,
      Duration deadline,
      boolean exclusive,
      Optional<String> watcher) {
    this(
        url,
        doneWhen,
        deadline,
        new Conditions(exclusive, true),
        watcher,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** {@return this page, whose visit ends only when it is quiet; this one is not changed} */
  public PageLoad until(Quiet other) {
    return new PageLoad(
        url, doneWhen, deadline, conditions, watcher, screenshots, steps, Optional.of(other));
  }

  /** {@return this page, to be isolated or not; this one is not changed} */
  public PageLoad isolated(boolean other) {
    return new PageLoad(
        url,
        doneWhen,
        deadline,
        new Conditions(conditions.exclusive(), other),
        watcher,
        screenshots,
        steps,
        quiet);
  }

  /** {@return this page with a policy for screenshots; this one is not changed} */
  public PageLoad with(Optional<ScreenshotPolicy> other) {
    return new PageLoad(url, doneWhen, deadline, conditions, watcher, other, steps, quiet);
  }

  /** {@return this page with what a person does on it; this one is not changed} */
  public PageLoad making(List<CuedStep> other) {
    return new PageLoad(url, doneWhen, deadline, conditions, watcher, screenshots, other, quiet);
  }
}
