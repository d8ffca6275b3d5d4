package org.crosscheck.observation;

import java.util.List;
import java.util.function.UnaryOperator;

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

  /** {@return a copy in which the URL and the values of the header lines are changed} */
  Exchange with(UnaryOperator<String> change) {
    return new Exchange(
        at,
        method,
        change.apply(url),
        status,
        fromCache,
        headers.stream()
            .map(line -> new HeaderLine(line.name(), change.apply(line.value())))
            .toList(),
        failure);
  }
}
