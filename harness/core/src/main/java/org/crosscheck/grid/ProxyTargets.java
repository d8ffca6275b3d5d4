package org.crosscheck.grid;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a {@link LoopbackProxy} connects to: the servers of one run on this machine, and hosts that
 * the user named.
 */
public final class ProxyTargets {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:[a-z0-9.-]+\\.)?localhost|127\\.0\\.0\\.1");

  private final Set<Integer> ports;
  private final Set<String> names;
  private final Set<String> elsewhere;

  /**
   * Creates the set of targets.
   *
   * @param ports the ports of the run's own servers on the loopback interface
   * @param names host names, besides those of the loopback interface, that lead to these ports
   * @param elsewhere origins on other machines that the run visits
   */
  public ProxyTargets(Set<Integer> ports, Set<String> names, Collection<URI> elsewhere) {
    this.ports = Set.copyOf(ports);
    this.names = names.stream().map(ProxyTargets::lower).collect(Collectors.toUnmodifiableSet());
    this.elsewhere =
        elsewhere.stream()
            .map(origin -> lower(origin.getHost()) + ":" + port(origin))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static int port(URI origin) {
    if (origin.getPort() >= 0) {
      return origin.getPort();
    }
    return "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** {@return where a connection to a host and a port leads; empty if it must be refused} */
  Optional<InetSocketAddress> of(String host, int port) {
    String name = lower(host);
    if (elsewhere.contains(name + ":" + port)) {
      return Optional.of(new InetSocketAddress(name, port));
    }
    boolean ours = LOOPBACK.matcher(name).matches() || names.contains(name);
    return ours && ports.contains(port)
        ? Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        : Optional.empty();
  }
}
