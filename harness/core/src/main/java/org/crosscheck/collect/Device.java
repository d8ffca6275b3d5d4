package org.crosscheck.collect;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.session.PageSpeed;

/**
 * A browser that nobody drives, as it describes itself.
 *
 * @param agent its {@code navigator.userAgent}, without control characters and cut off if long
 * @param engine the engine that its verdicts are expected of
 * @param slowdown by how much the deadlines of its visits are multiplied; see {@link PageSpeed}
 * @param secure whether its start page was a secure context
 */
public record Device(String agent, Engine engine, double slowdown, boolean secure) {
  private static final int LONGEST = 300;

  /**
   * {@return a device}
   *
   * @param agent its {@code navigator.userAgent}; untrusted
   * @param took how many milliseconds {@link PageSpeed#work()} took in it; untrusted
   * @param secure whether its start page was a secure context
   * @throws UserError if the text does not name an engine that Crosscheck knows
   */
  static Device of(String agent, double took, boolean secure) {
    String words = TextSanitizer.line(agent, LONGEST);
    return new Device(words, engine(words), PageSpeed.slowdown(took), secure);
  }

  private static Engine engine(String agent) {
    return Engines.ofUserAgent(agent)
        .orElseThrow(
            () ->
                new UserError(
                    "The engine of this browser is not known; it calls itself '%s'."
                        .formatted(agent),
                    "Open the address in a browser with Chromium, Gecko or WebKit."));
  }

  /** {@return what the record says about it} */
  public BrowserInfo info() {
    List<String> notes = new ArrayList<>();
    notes.add("Nobody drove this browser, so its console and its requests are not known.");
    if (!secure) {
      notes.add("Its start page was not a secure context, in which no page can be isolated.");
    }
    return new BrowserInfo(engine.id(), agent, "", notes, slowdown);
  }
}
