package org.crosscheck.session;

import org.crosscheck.observation.Observation;

/**
 * Decides from the observation of a page whether a screenshot is taken before its tab is closed,
 * and saves it.
 */
public interface ScreenshotPolicy {
  /** {@return whether to take a screenshot} Called once at the end of a visit. */
  boolean wants(Observation seen);

  /**
   * Saves the screenshot. It is not called for a page that hangs.
   *
   * @param png the contents of the window
   */
  void save(byte[] png);
}
