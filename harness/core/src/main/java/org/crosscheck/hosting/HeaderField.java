package org.crosscheck.hosting;

import org.crosscheck.message.UserError;

/**
 * One header line that a server sends.
 *
 * @param name a token (RFC 9110 section 5.1), spelled as it is sent
 * @param value the value without line breaks and surrounding white space (RFC 9110 section 5.5)
 */
public record HeaderField(String name, String value) {

  /**
   * Checks the form.
   *
   * @throws UserError if the name is not a token or the value has control characters
   */
  public HeaderField {
    // Only from the start of white space, or each of its characters would be tried to its end.
    value = value.replaceAll("^[ \t]+|(?<![ \t])[ \t]++$", "");
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new UserError("'" + name + "' is not a header name.", "Write a line as 'Name: value'.");
    }
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
      throw new UserError("The value of " + name + " has a control character.", "Remove it.");
    }
  }

  /**
   * {@return a header from a line such as {@code Cross-Origin-Opener-Policy: same-origin}}
   *
   * @throws UserError if the line has no colon or an invalid part
   */
  public static HeaderField parse(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new UserError("'" + line + "' is not a header line.", "Write it as 'Name: value'.");
    }
    return new HeaderField(line.substring(0, colon), line.substring(colon + 1));
  }

  /** {@return whether this is a header of the given name; case does not matter} */
  public boolean named(String other) {
    return name.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
