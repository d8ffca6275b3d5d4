package org.crosscheck.doctor;

import java.util.Locale;

/** The severity of a finding, the most severe first; reports list findings in this order. */
public enum Level {
  /** Something does not work because of the finding. */
  BAD,
  /** The cause or the effect is unknown. */
  UNSURE,
  /** Works now, but not everywhere or not reliably. */
  WARN,
  /** Worth knowing. */
  INFO,
  /** Works as intended. */
  GOOD;

  /** {@return the id in JSON, such as {@code bad}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
