package org.crosscheck.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.crosscheck.input.Step;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.server.AppServer;
import org.crosscheck.session.OpenPage;
import org.crosscheck.session.PageLoad;

/** A page of the user that is open in a browser. */
public final class UsedPage implements AutoCloseable {
  /** Reads a text; if it is not the wanted one, waits for it, because workers go on. */
  private static final String READ =
      """
      (() => {
        const [selector, wanted, atMost] = %s;
        const normal = (text) => text.trim().replace(/\\s+/g, " ");
        const read = () => {
          const found = document.querySelector(selector);
          if (!found) return null;
          const field = found.matches("input, textarea, select");
          return normal(field ? found.value : found.textContent);
        };
        if (wanted === null || read() === wanted) return read();
        return new Promise((resolve) => {
          const observer = new MutationObserver(() => { if (read() === wanted) end(); });
          const end = () => { observer.disconnect(); clearTimeout(timer); resolve(read()); };
          const timer = setTimeout(end, atMost);
          const all = { subtree: true, childList: true, characterData: true, attributes: true };
          observer.observe(document, all);
        });
      })()
      """;

  private final AppPage page;
  private final PageLoad load;
  private final OpenPage open;
  private final AppServer server;
  private final PageServers beside;

  UsedPage(AppPage page, PageLoad load, OpenPage open, AppServer server, PageServers beside) {
    this.page = page;
    this.load = load;
    this.open = open;
    this.server = server;
    this.beside = beside;
  }

  /** {@return the address at which the page was opened} */
  public String url() {
    return load.url().toString();
  }

  /** {@return everything that was seen of the page so far} */
  public Observation seen() {
    return open.observation();
  }

  /** {@return the verdict that {@code crosscheck app} has of what was seen so far} */
  public AppVerdict verdict() {
    Observation seen = seen();
    List<String> notes = ReleaseUse.of(server, load, seen).notes();
    return beside.explained(AppJudge.judge(page, seen).noting(notes).with(server::withoutMirror));
  }

  /**
   * {@return the console errors, uncaught errors and worker errors so far that the page's entry in
   * {@code crosscheck.yaml} does not allow, each a sentence}
   */
  public List<String> errors() {
    return AppJudge.errors(page, seen()).stream().map(server::withoutMirror).toList();
  }

  /**
   * {@return the text of the first element that a selector matches, or the value of a field, with
   * normalized white space; empty if there is no element}
   *
   * @param wanted the text to wait for, for at most a time; empty to not wait
   * @throws UserError if the selector is not valid, or the page does not answer
   */
  public Optional<String> text(String selector, Optional<String> wanted, Duration atMost) {
    String settings =
        "[%s, %s, %d]"
            .formatted(
                PageWatch.quoted(selector),
                wanted.map(UsedPage::normal).map(PageWatch::quoted).orElse("null"),
                atMost.toMillis());
    try {
      return open.text(READ.formatted(settings), atMost);
    } catch (RuntimeException e) {
      throw unanswered("The text of '" + selector + "' could not be read", e);
    }
  }

  /** {@return a text with normalized white space, as {@link #text} returns it} */
  public static String normal(String text) {
    return PageWatch.normal(text);
  }

  /**
   * Waits until the page has reported a fact with a value.
   *
   * @return the last value of the fact; empty if it was not reported
   */
  public Optional<Fact> fact(String name, Predicate<Fact> wanted, Duration atMost) {
    return open.await(seen -> seen.fact(name).filter(wanted).isPresent(), atMost).fact(name);
  }

  /**
   * Clicks or types, with the input of the browser.
   *
   * @throws UserError if there is no such element, or the page does not answer
   */
  public void make(Step step) {
    try {
      open.make(step);
    } catch (RuntimeException e) {
      throw unanswered("'" + step + "' could not be done", e);
    }
  }

  private UserError unanswered(String what, RuntimeException e) {
    return new UserError(
        "%s: %s.".formatted(what, open.explain(e)), "The page is %s.".formatted(url()));
  }

  /** {@return the contents of the window as PNG; empty if the page does not answer} */
  public Optional<byte[]> screenshot() {
    return open.screenshot();
  }

  /** Closes the page; a second time does nothing. */
  @Override
  public void close() {
    open.close();
  }
}
