package org.crosscheck.doctor;

import org.crosscheck.http.Credentials;

/**
 * Something that was received, word for word.
 *
 * @param from who received it: the word of a browser, or {@code crosscheck} for a request of its
 *     own
 * @param url the address that it came from
 * @param line a header line as received, a line of the page or of the console, or what was seen
 *     instead of one; hostile until escaped
 */
public record Evidence(String from, String url, String line) implements Comparable<Evidence> {
  private static final int LONGEST = 500;

  /** Takes credentials out, and cuts what is too long to be read. */
  public Evidence {
    url = Credentials.without(cut(url));
    line = Credentials.without(cut(line));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  @Override
  public int compareTo(Evidence other) {
    int byUrl = url.compareTo(other.url);
    return byUrl != 0 ? byUrl : (line + from).compareTo(other.line + other.from);
  }
}
