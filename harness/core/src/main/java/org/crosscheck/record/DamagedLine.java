package org.crosscheck.record;

import org.crosscheck.message.TextSanitizer;

/**
 * A line of a record that could not be read; what it recorded is lost.
 *
 * @param number the number of the line, counted from 1
 * @param why what is wrong with it, as a clause without a period; may quote the line
 */
public record DamagedLine(int number, String why) {
  private static final int SHOWN = 200;

  /** {@return the number and the reason, without characters that are hidden} */
  public String explain() {
    return "line " + number + " (" + TextSanitizer.line(why, SHOWN) + ")";
  }
}
