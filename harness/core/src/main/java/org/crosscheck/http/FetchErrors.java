package org.crosscheck.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.crosscheck.http.FetchError.Kind;

/**
 * Converts exceptions of Java's HTTP client to errors that describe what happened.
 *
 * <p>The client describes a malformed response only in the exception message (jdk 17,
 * jdk.internal.net.http.Http1HeaderParser and Http1Response).
 */
final class FetchErrors {
  private static final int LONGEST = 200;

  /** Descriptions by client message; {@code %s} is what the server sent. */
  private static final Map<Pattern, String> UNREADABLE =
      Map.of(
          message("Invalid status line: \"(.*)\""),
          "the response starts with '%s', which is not HTTP",
          message("parsing HTTP/1.1 status line, receiving \\[(.*)\\], parser state .*"),
          "the response starts with '%s', which is not HTTP",
          message("Invalid header name \"(.*)\""),
          "the response has a header named '%s', which HTTP does not allow",
          message("Invalid header value \"(.*)\""),
          "the response has the header line '%s', which contains a character that HTTP does not"
              + " allow",
          message("Header size too big: .*?(\\d+)"),
          "the response has more than %s bytes of header lines");

  private FetchErrors() {}

  private static Pattern message(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  /**
   * {@return the error for an exception}
   *
   * @param timeout how long the client waited
   */
  static FetchError of(IOException e, Duration timeout) {
    if (e instanceof SSLException) {
      return new FetchError(
          Kind.CERTIFICATE, String.valueOf(e.getMessage()).replaceFirst("^\\([^)]*\\) ", ""));
    }
    if (caused(e, UnresolvedAddressException.class) || caused(e, UnknownHostException.class)) {
      return new FetchError(Kind.NAME_NOT_FOUND, "its host name cannot be resolved");
    }
    if (e instanceof HttpTimeoutException) {
      return new FetchError(
          Kind.NO_RESPONSE, "no response within %d s".formatted(timeout.toSeconds()));
    }
    if (caused(e, ConnectException.class)) {
      return new FetchError(Kind.REFUSED, "connection refused");
    }
    return of(e, String.valueOf(e.getMessage()));
  }

  private static FetchError of(IOException e, String message) {
    for (Map.Entry<Pattern, String> known : UNREADABLE.entrySet()) {
      Matcher matcher = known.getKey().matcher(message);
      if (matcher.matches()) {
        return new FetchError(Kind.UNREADABLE, known.getValue().formatted(cut(matcher.group(1))));
      }
    }
    if (e instanceof ProtocolException) {
      return new FetchError(Kind.UNREADABLE, "the response is not HTTP: " + cut(message));
    }
    if (message.contains("received no bytes")) {
      return new FetchError(Kind.NO_RESPONSE, "the connection was closed without a response");
    }
    if (message.startsWith("parsing HTTP/1.1 header")) {
      return new FetchError(Kind.BROKEN_OFF, "ended in the middle of its header lines");
    }
    return new FetchError(Kind.NO_RESPONSE, cut(message));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> type) {
    return type.isInstance(e) || (e.getCause() != null && caused(e.getCause(), type));
  }
}
