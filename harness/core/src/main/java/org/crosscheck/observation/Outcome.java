package org.crosscheck.observation;

/** How a visit ended. */
public enum Outcome {
  /** Every fact that the fixture waits for was reported. */
  DONE("done"),
  /** The deadline came first. */
  TIMED_OUT("timed out"),
  /** The page kept navigating and was stopped. */
  RELOAD_LOOP("reload loop"),
  /** There was no page left: it closed itself, or its URL was a download. */
  PAGE_GONE("page gone"),
  /** The page could not be opened: no response, or the browser refused to show it. */
  NOT_OPENED("not opened"),
  /** The page was not opened, because something it needs is missing on this machine. */
  NOT_VISITED("not visited"),
  /** The browser died during the visit. */
  BROWSER_DIED("browser died"),
  /** Crosscheck itself failed. */
  INTERNAL_ERROR("internal error");

  private final String displayName;

  Outcome(String displayName) {
    this.displayName = displayName;
  }

  /** {@return whether there was a page to observe} */
  public boolean opened() {
    return this != NOT_OPENED && this != NOT_VISITED;
  }

  /** {@return whether there was a page that did not report everything the fixture waits for} */
  public boolean unfinished() {
    return this == TIMED_OUT || this == RELOAD_LOOP || this == PAGE_GONE;
  }

  /** {@return the outcome in words, such as {@code timed out}} */
  public String displayName() {
    return displayName;
  }
}
