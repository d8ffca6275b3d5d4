package org.crosscheck.session;

import org.crosscheck.observation.Observation;

/**
 * Decides whether a picture of a page is taken before its tab is closed, by what was seen of it,
 * and takes it in.
 */
public interface ScreenshotPolicy {
  /** {@return whether a picture is wanted} Asked once at the end of a visit. */
  boolean wants(Observation seen);

  /**
   * Takes the picture in. A page that hangs gives none.
   *
   * @param png what the window showed
   */
  void took(byte[] png);
}
