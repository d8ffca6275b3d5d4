package org.crosscheck.record;

import java.time.Instant;
import java.util.Locale;

/**
 * How a run ended: the last line of a record.
 *
 * @param endedAt when
 * @param how in which way
 * @param visits how many visits the record holds
 */
public record RunEnd(Instant endedAt, How how, int visits) {

  /** The ways in which a run can end. */
  public enum How {
    /** Every visit was made. */
    COMPLETE,
    /** Someone stopped the run; the visits made until then are recorded. */
    INTERRUPTED;

    /** {@return the word for it in records} */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
