package org.crosscheck.observation;

import java.util.List;

/**
 * One request of the visit and its response, as the browser saw them.
 *
 * @param at milliseconds since the navigation started, when the response was complete
 * @param method the request's method
 * @param url the requested URL
 * @param status the HTTP status, or 0 if there was no response
 * @param fromCache whether the response came from the browser's cache
 * @param headers the response's header lines as received, in order
 * @param failure why there was no response, or "" if there was one
 */
public record Exchange(
    double at,
    String method,
    String url,
    int status,
    boolean fromCache,
    List<HeaderLine> headers,
    String failure) {

  /** Copies the header lines. */
  public Exchange {
    headers = List.copyOf(headers);
  }
}
