package org.crosscheck.judge;

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

  private Network() {}

  /** {@return whether a failure of Chrome or Firefox means that the server was not reached} */
  public static boolean unreachable(String failure) {
    return UNREACHABLE.matcher(failure).find();
  }

  /** {@return the first request of a visit whose server was not reached, in brackets} */
  static Optional<String> unreachable(Observation seen) {
    return seen.exchanges().stream()
        .filter(exchange -> unreachable(exchange.failure()))
        .findFirst()
        .map(e -> " [%s could not be reached: %s]".formatted(e.url(), e.failure()));
  }
}
