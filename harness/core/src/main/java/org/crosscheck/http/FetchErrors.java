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
 * Turns the exceptions of Java's HTTP client into errors that say what happened.
 *
 * <p>Of a response that it cannot read, the client says what came in its message only (jdk 17,
 * jdk.internal.net.http.Http1HeaderParser and Http1Response).
 */
final class FetchErrors {
  private static final int LONGEST = 200;

  /** The client's messages, and what each means; {@code %s} is what the server sent. */
  private static final Map<Pattern, String> UNREADABLE =
      Map.of(
          message("Invalid status line: \"(.*)\""),
          "the answer begins with '%s', which is not HTTP",
          message("parsing HTTP/1.1 status line, receiving \\[(.*)\\], parser state .*"),
          "the answer begins with '%s', which is not HTTP",
          message("Invalid header name \"(.*)\""),
          "the answer has a header named '%s', which HTTP does not allow",
          message("Invalid header value \"(.*)\""),
          "the answer has the header line '%s', with a character that HTTP does not allow",
          message("Header size too big: .*?(\\d+)"),
          "the answer has more than %s bytes of header lines");

  private FetchErrors() {}

  private static Pattern message(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  /**
   * {@return the error that an exception stands for}
   *
   * @param timeout how long the client waited
   */
  static FetchError of(IOException e, Duration timeout) {
    if (e instanceof SSLException) {
      return new FetchError(
          Kind.CERTIFICATE, String.valueOf(e.getMessage()).replaceFirst("^\\([^)]*\\) ", ""));
    }
    if (caused(e, UnresolvedAddressException.class) || caused(e, UnknownHostException.class)) {
      return new FetchError(Kind.NAME_NOT_FOUND, "its name is not known");
    }
    if (e instanceof HttpTimeoutException) {
      return new FetchError(
          Kind.NO_RESPONSE, "no answer within %d s".formatted(timeout.toSeconds()));
    }
    if (caused(e, ConnectException.class)) {
      return new FetchError(Kind.REFUSED, "nothing takes connections there");
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
      return new FetchError(Kind.UNREADABLE, "the answer is not HTTP: " + cut(message));
    }
    if (message.contains("received no bytes")) {
      return new FetchError(Kind.NO_RESPONSE, "the connection was closed without an answer");
    }
    if (message.startsWith("parsing HTTP/1.1 header")) {
      return new FetchError(Kind.BROKEN_OFF, "broke off within its header lines");
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
