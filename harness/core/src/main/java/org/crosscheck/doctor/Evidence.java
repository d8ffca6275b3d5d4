package org.crosscheck.doctor;

import org.crosscheck.message.Credentials;

/**
 * A line that was received or seen, verbatim.
 *
 * @param from who received it: the id of a browser, or {@code crosscheck} for one of its own
 *     requests
 * @param url the URL that it came from, at most 500 characters, without credentials
 * @param line a header line as received, a line of the page or of the console, or a description of
 *     what was seen; at most 500 characters; untrusted, so escape it before display
 */
public record Evidence(String from, String url, String line) implements Comparable<Evidence> {
  private static final int MAX_LENGTH = 500;

  /** Removes credentials and truncates long text. */
  public Evidence {
    url = cut(Credentials.without(url));
    line = cut(Credentials.without(line));
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }

  @Override
  public int compareTo(Evidence other) {
    int byUrl = url.compareTo(other.url);
    return byUrl != 0 ? byUrl : (line + from).compareTo(other.line + other.from);
  }
}
