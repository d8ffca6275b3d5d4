package org.crosscheck.app;

import org.crosscheck.observation.Observation;

/**
 * A visit to a page, with its verdict.
 *
 * @param page its name: its path or URL, unless the user named it
 * @param release the name of the release that the CDN mirror served, or {@link #ITS_OWN}
 * @param hosting the name of the hosting, or {@link #ITS_OWN}
 * @param browser the id of the browser's engine, such as {@code chrome}
 * @param verdict the verdict on the page
 * @param seen the observation
 */
public record AppVisit(
    String page,
    String release,
    String hosting,
    String browser,
    AppVerdict verdict,
    Observation seen) {
  /**
   * The release and hosting of a page that is opened at its own URL, and the release of a page that
   * used nothing of the release under test.
   */
  public static final String ITS_OWN = "its own";

  /** {@return a copy of this visit to a page that used nothing of the release under test} */
  AppVisit withItsOwn() {
    return new AppVisit(page, ITS_OWN, hosting, browser, verdict, seen);
  }

  /** {@return a copy of this visit, which is not that the page works, with one more reason} */
  AppVisit because(String reason) {
    return new AppVisit(page, release, hosting, browser, verdict.because(reason), seen);
  }
}
