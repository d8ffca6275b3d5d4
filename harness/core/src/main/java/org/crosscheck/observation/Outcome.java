package org.crosscheck.observation;

/** How a visit ended. */
public enum Outcome {
  /** Every fact that the fixture waits for was reported. */
  DONE("done"),
  /** The deadline came first. */
  TIMED_OUT("timed out"),
  /** The page navigated again and again, and was stopped. */
  RELOAD_LOOP("reload loop"),
  /** There was nothing left to watch: the page closed itself, or its address was a download. */
  PAGE_GONE("page gone"),
  /** The page could not be opened: no response, or the browser refused to show it. */
  NOT_OPENED("not opened"),
  /** The page was not tried: what it needs is not on this machine. */
  NOT_VISITED("not visited"),
  /** The browser died during the visit. */
  BROWSER_DIED("browser died"),
  /** The harness itself failed. */
  INTERNAL_ERROR("internal error");

  private final String displayName;

  Outcome(String displayName) {
    this.displayName = displayName;
  }

  /** {@return whether there was a page to look at} */
  public boolean opened() {
    return this != NOT_OPENED && this != NOT_VISITED;
  }

  /** {@return whether there was a page that did not report all that the fixture waits for} */
  public boolean unfinished() {
    return this == TIMED_OUT || this == RELOAD_LOOP || this == PAGE_GONE;
  }

  /** {@return the outcome in words, such as {@code timed out}} */
  public String displayName() {
    return displayName;
  }
}
