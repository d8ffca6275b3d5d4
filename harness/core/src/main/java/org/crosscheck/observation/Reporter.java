package org.crosscheck.observation;

/** Who reported a fact. */
public enum Reporter {
  /** Code on the page's main thread. */
  MAIN,
  /** Code in a worker of the page. */
  WORKER,
  /** The browser, through WebDriver BiDi. */
  BROWSER
}
