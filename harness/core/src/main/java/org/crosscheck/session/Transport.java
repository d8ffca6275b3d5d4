package org.crosscheck.session;

/**
 * Sends commands to a browser. Each method throws a {@link RuntimeException} if the browser
 * refuses, does not answer in time, or is gone.
 */
public interface Transport {
  /** Loads an address in a tab without waiting for it. */
  void navigate(Contexts.Tab tab, String url);

  /** Waits until everything that the browser has sent so far is handled. */
  void sync();

  /** {@return the contents of a tab's window as PNG} */
  byte[] screenshot(Contexts.Tab tab);

  /** Asks the browser to quit. */
  void quit();

  /** {@return the message of a failure of this transport, in one line} */
  String explain(RuntimeException failure);
}
