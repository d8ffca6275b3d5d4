package org.crosscheck.session;

import java.util.function.Consumer;

/**
 * How the browsers on this machine show pages to a person.
 *
 * @param windows whether the browsers have windows on the display of this machine
 * @param pause is called with each page whose visit has ended, and returns when it may be closed
 */
public record Showing(boolean windows, Consumer<PageLoad> pause) {
  /** Pages are not shown, and are closed when their visits end. */
  public static final Showing NONE = new Showing(false, page -> {});
}
