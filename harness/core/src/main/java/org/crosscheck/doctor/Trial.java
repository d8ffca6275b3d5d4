package org.crosscheck.doctor;

/** Whether the suggested header changes are tried. */
public enum Trial {
  /**
   * Serves a local copy of the page with the changes and opens it; requests each file of the page's
   * site once more.
   */
  ON_COPY,
  /** Only diagnoses the page. */
  NONE
}
