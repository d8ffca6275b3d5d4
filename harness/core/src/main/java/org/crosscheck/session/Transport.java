package org.crosscheck.session;

import java.time.Duration;
import java.util.Optional;
import org.crosscheck.input.Step;

/**
 * Sends commands to a browser. Each method throws a {@link RuntimeException} if the browser
 * refuses, does not answer in time, or is gone.
 */
public interface Transport {
  /** Loads an address in a tab without waiting for it. */
  void navigate(Contexts.Tab tab, String url);

  /** Waits until everything that the browser has sent so far is handled. */
  void sync();

  /**
   * {@return whether a JavaScript expression is {@code true} in the page of a tab}
   *
   * @param patience how long the page may take to answer
   */
  boolean isTrue(Contexts.Tab tab, String expression, Duration patience);

  /** Clicks or types in a tab, with the input of the browser. */
  void make(Contexts.Tab tab, Step step);

  /** {@return the contents of a tab's window as PNG} */
  byte[] screenshot(Contexts.Tab tab);

  /**
   * {@return the number to which a script evaluates in a tab}
   *
   * @param script an expression whose value is a number or a promise of one
   * @param atMost how long to wait
   */
  double evaluate(Contexts.Tab tab, String script, Duration atMost);

  /**
   * {@return the text to which a script evaluates in a tab, in a realm that shares only the
   * document with the page; empty for null}
   *
   * @param script an expression whose value is a text, null, or a promise of one
   * @param atMost how long to wait
   */
  Optional<String> text(Contexts.Tab tab, String script, Duration atMost);

  /** Asks the browser to quit. */
  void quit();

  /** {@return the message of a failure of this transport, in one line, in words for the user} */
  String explain(RuntimeException failure);

  /**
   * {@return whether the browser itself answered with an error} Otherwise it did not answer, and
   * may never do so again.
   */
  boolean refused(RuntimeException failure);
}
