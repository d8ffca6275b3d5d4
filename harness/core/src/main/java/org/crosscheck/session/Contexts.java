package org.crosscheck.session;

import java.util.concurrent.CompletableFuture;

/**
 * The tabs in which pages are visited. Each visit has its own tab, which shares no cookies, caches
 * or service workers with the others.
 */
public interface Contexts extends AutoCloseable {
  /** A tab for one visit. */
  interface Tab {
    /** {@return the id by which the transport knows the tab} */
    String context();

    /** {@return the id of the tab's own user context; "" if it has none} */
    String userContext();
  }

  /** {@return an empty tab, which is the visible one of its window} */
  Tab take();

  /** Prepares the tab after this one while this one is in use. */
  void prepareNext(Tab tab);

  /**
   * Closes a tab and deletes everything that its pages stored.
   *
   * @return completes when that is done; fails if it cannot be done
   */
  CompletableFuture<Void> discard(Tab tab);

  /** Waits until no tab is being prepared or closed. */
  void settle();

  /** Stops preparing tabs; the browser keeps running. */
  @Override
  void close();
}
