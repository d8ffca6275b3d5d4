package org.crosscheck.app;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.crosscheck.judge.Network;
import org.crosscheck.observation.Exchange;
import org.jspecify.annotations.Nullable;

/** Tells why a request failed, and whether that matters to the page. */
final class RequestFailures {
  /** The lowest status of an HTTP error (RFC 9110 section 15). */
  static final int ERROR_STATUS = 400;

  private static final int FIRST_REDIRECT = 300;

  /** Failures of requests that the page itself, or a reload, ended. */
  private static final Pattern ABORTED = Pattern.compile("ABORT|CANCEL", Pattern.CASE_INSENSITIVE);

  /** Files without which a page looks different but works. */
  private static final Pattern DECORATION =
      Pattern.compile(
          "(?i).*\\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav"
              + "|map)");

  private RequestFailures() {}

  /** {@return whether the request failed or its response is an HTTP error} */
  static boolean failed(Exchange e) {
    return e.status() >= ERROR_STATUS || !e.failure().isEmpty();
  }

  /** {@return whether the response is a redirect, so that another request follows} */
  static boolean isRedirect(Exchange e) {
    return e.status() >= FIRST_REDIRECT && e.status() < ERROR_STATUS;
  }

  static boolean isAborted(Exchange e) {
    return e.status() < ERROR_STATUS && ABORTED.matcher(e.failure()).find();
  }

  /** {@return whether a browser's message about a URL means that its host could not be reached} */
  static boolean isUnreachable(String failure, String url) {
    return Network.unreachable(failure) && !Network.isLocal(url);
  }

  static boolean isUnreachable(Exchange e) {
    return isUnreachable(e.failure(), e.url());
  }

  static boolean isDecoration(String url) {
    return part(url, URI::getPath).filter(path -> DECORATION.matcher(path).matches()).isPresent();
  }

  static boolean isDefaultIcon(Exchange exchange) {
    return part(exchange.url(), URI::getPath).filter("/favicon.ico"::equals).isPresent();
  }

  private static Optional<String> part(String url, Function<URI, @Nullable String> part) {
    try {
      return Optional.ofNullable(part.apply(URI.create(url)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
