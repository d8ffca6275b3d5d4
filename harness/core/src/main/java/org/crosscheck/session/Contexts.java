package org.crosscheck.session;

import java.util.concurrent.CompletableFuture;

/**
 * Where pages are visited: each visit has a tab of its own, which shares no cookie, cache or
 * service worker with another.
 */
public interface Contexts extends AutoCloseable {
  /** A tab for one visit. */
  interface Tab {
    /** {@return the id by which the transport knows the tab} */
    String context();

    /** {@return the id of what the tab stores in, which no other tab has; "" if it has none} */
    String userContext();
  }

  /** {@return a tab that nothing was loaded in yet, the visible one of its window} */
  Tab take();

  /** Makes the tab that follows one ready while that one is in use. */
  void prepareNext(Tab tab);

  /** {@return closes a tab with everything that its pages stored; fails if that cannot be done} */
  CompletableFuture<Void> discard(Tab tab);

  /** Waits until no tab is being made ready or closed. */
  void settle();

  /** Stops making tabs ready; the browser itself goes on. */
  @Override
  void close();
}
