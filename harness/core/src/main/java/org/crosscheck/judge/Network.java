package org.crosscheck.judge;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.observation.Observation;

/** Recognizes failures of requests that neither the page nor its headers cause. */
public final class Network {
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "ERR_(?:NAME_|DNS_|INTERNET_DISCONNECTED|NETWORK_|ADDRESS_UNREACHABLE|CONNECTION_"
              + "|TIMED_OUT|PROXY_|TUNNEL_|SOCKS_)"
              + "|NS_ERROR_(?:UNKNOWN_HOST|UNKNOWN_PROXY|OFFLINE|CONNECTION_REFUSED|NET_"
              + "|PROXY_)");

  /** What a service worker that never answers gives as well. */
  private static final Pattern TIMED_OUT = Pattern.compile("ERR_TIMED_OUT|NS_ERROR_NET_TIMEOUT");

  private static final Pattern LOCAL =
      Pattern.compile("(?i)(?:.*\\.)?localhost|.*\\.test|127\\..*|\\[::1\\]");

  private Network() {}

  /** {@return whether a failure of Chrome or Firefox means that the server was not reached} */
  public static boolean unreachable(String failure) {
    return UNREACHABLE.matcher(failure).find();
  }

  /** {@return whether a URL is of a server on this machine, which is always reachable} */
  public static boolean isLocal(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost())
          .filter(host -> LOCAL.matcher(host).matches())
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * {@return the first request of a visit whose server was not reached, in brackets} A server on
   * this machine answers or refuses. If a request to it times out, the page's service worker has
   * not answered.
   */
  static Optional<String> unreachable(Observation seen) {
    return seen.exchanges().stream()
        .filter(exchange -> unreachable(exchange.failure()))
        .filter(e -> !(isLocal(e.url()) && TIMED_OUT.matcher(e.failure()).find()))
        .findFirst()
        .map(e -> " [%s could not be reached: %s]".formatted(e.url(), e.failure()));
  }
}
