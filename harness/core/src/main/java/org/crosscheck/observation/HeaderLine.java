package org.crosscheck.observation;

/**
 * One header line as the browser received it.
 *
 * @param name the name, spelled as the browser reported it
 * @param value the value; untrusted
 */
public record HeaderLine(String name, String value) {
  @Override
  public String toString() {
    return name + ": " + value;
  }
}
