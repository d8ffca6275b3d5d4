package org.crosscheck.session;

/**
 * How a browser is spoken to. Each method throws a {@link RuntimeException} if the browser refuses,
 * does not answer in time, or is gone.
 */
public interface Transport {
  /** Loads an address in a tab and does not wait for it. */
  void navigate(Contexts.Tab tab, String url);

  /** Returns when everything that the browser sent before was taken in. */
  void sync();

  /** {@return what the window of a tab shows, as PNG} */
  byte[] screenshot(Contexts.Tab tab);

  /** Asks the browser to end itself. */
  void quit();

  /** {@return what a failure of this transport says in one line} */
  String explain(RuntimeException failure);
}
