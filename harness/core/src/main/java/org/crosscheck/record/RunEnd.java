package org.crosscheck.record;

import java.time.Instant;
import java.util.Locale;

/**
 * How a run ended: the last line of a record.
 *
 * @param endedAt when the run ended
 * @param how how it ended
 * @param visits the number of visits in the record
 */
public record RunEnd(Instant endedAt, How how, int visits) {

  /** The ways in which a run can end. */
  public enum How {
    /** Every visit was made. */
    COMPLETE,
    /** The user stopped the run; the visits made until then are recorded. */
    INTERRUPTED;

    /** {@return the id in records, in lower case} */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
