package org.crosscheck.browser;

import org.crosscheck.observation.Observation;

/** Takes a picture of a page before its tab is closed, if what was seen of it gives a reason to. */
public interface Camera {
  /** {@return whether a picture is wanted} Asked once at the end of a visit. */
  boolean wants(Observation seen);

  /**
   * Takes the picture in. A page that hangs gives none.
   *
   * @param png what the window showed
   */
  void took(byte[] png);
}
