package org.crosscheck.observation;

/** How a visit ended. */
public enum Outcome {
  /** Every fact that the fixture waits for was reported. */
  ANSWERED("answered"),
  /** The deadline came first. */
  NEVER_ANSWERED("NEVER ANSWERED"),
  /** The page navigated again and again, and was stopped. */
  RELOAD_LOOP("reload loop"),
  /** There was nothing left to watch: the page closed itself, or its address was a download. */
  PAGE_GONE("page gone"),
  /** The page could not be opened: no response, or the browser refused to show it. */
  NOT_OPENED("not opened"),
  /** The page was not tried: what it needs is not on this machine. */
  NOT_ASKED("not asked"),
  /** The browser died during the visit. */
  BROWSER_DIED("browser died"),
  /** The harness itself failed. */
  HARNESS_FAILED("harness failed");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** {@return whether there was a page to look at} */
  public boolean opened() {
    return this != NOT_OPENED && this != NOT_ASKED;
  }

  /** {@return whether there was a page that did not report all that the fixture waits for} */
  public boolean unanswered() {
    return this == NEVER_ANSWERED || this == RELOAD_LOOP || this == PAGE_GONE;
  }

  /** {@return the outcome in words, for people} */
  public String words() {
    return words;
  }
}
