package org.crosscheck.observation;

/** How a visit ended. */
public enum Outcome {
  /** Every fact that the fixture waits for was reported. */
  ANSWERED("answered"),
  /** The deadline came first. */
  NEVER_ANSWERED("NEVER ANSWERED"),
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

  /** {@return the outcome in words, for people} */
  public String words() {
    return words;
  }
}
