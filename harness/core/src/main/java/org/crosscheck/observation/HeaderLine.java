package org.crosscheck.observation;

/**
 * One header line as the browser received it.
 *
 * @param name in the spelling that the browser gave
 * @param value hostile until escaped
 */
public record HeaderLine(String name, String value) {
  @Override
  public String toString() {
    return name + ": " + value;
  }
}
