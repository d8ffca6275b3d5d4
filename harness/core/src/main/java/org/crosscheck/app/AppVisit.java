package org.crosscheck.app;

import org.crosscheck.observation.Observation;

/**
 * A page that was visited, and what became of it.
 *
 * @param page its path, or its address
 * @param release the name of the release that answered for the CDN, or {@link #ITS_OWN}
 * @param hosting the name of the hosting, or {@link #ITS_OWN}
 * @param browser {@code chrome} or {@code firefox}
 * @param verdict what became of it
 * @param seen everything that was seen
 */
public record AppVisit(
    String page,
    String release,
    String hosting,
    String browser,
    AppVerdict verdict,
    Observation seen) {
  /** Stands for the release and the hosting of a page that is opened where it is. */
  public static final String ITS_OWN = "its own";
}
