package org.crosscheck.session;

import java.util.concurrent.CompletableFuture;
import org.crosscheck.hosting.Delivery;

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

  /**
   * What a page needs of a browser that has to be told at its start.
   *
   * @param isolated whether the page is to be cross-origin isolated, so that it needs shared memory
   * @param proxied whether its address is {@link Delivery#NOT_LOOPBACK}, which leads nowhere
   *     without a proxy
   */
  record Needs(boolean isolated, boolean proxied) {
    /** For most pages. */
    static final Needs USUAL = new Needs(true, false);

    /** {@return what a page needs} */
    static Needs of(PageLoad page) {
      return new Needs(
          page.conditions().isolated(), Delivery.NOT_LOOPBACK.equals(page.url().getHost()));
    }
  }

  /**
   * {@return an empty tab, which is the visible one of its window}
   *
   * @param needs what the page that it opens needs
   */
  Tab take(Needs needs);

  /** Prepares the tab after this one, for a page like its own, while this one is in use. */
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
