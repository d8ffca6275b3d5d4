package org.crosscheck.doctor;

import java.util.Locale;

/** How much a finding matters; those that come first are shown first. */
public enum Level {
  /** Something does not work because of it. */
  BAD,
  /** It could not be told. */
  UNSURE,
  /** It works, and will not everywhere or for long. */
  WARN,
  /** Worth knowing. */
  INFO,
  /** As it should be. */
  GOOD;

  /** {@return the word for it in JSON, such as {@code bad}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
