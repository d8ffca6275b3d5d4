package org.crosscheck.grid;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Optional;
import org.crosscheck.message.UserError;

/**
 * Where a proxy listens, and what browsers call it.
 *
 * @param address the address of this machine to bind to
 * @param port the port to bind to; 0 for a free one
 * @param name the host that browsers are given
 */
public record ProxyPlace(InetAddress address, int port, String name) {
  /**
   * {@return the place for the browsers of a Grid} That is the loopback interface if the hub is
   * there and the user names no other place; otherwise the one address that the user names or that
   * leads to the hub.
   *
   * @throws UserError if a host is not known
   */
  public static ProxyPlace of(GridSettings grid) {
    InetAddress hub = address("--grid", grid.address().host());
    int port = grid.reachableAs().flatMap(name -> boxed(name.port())).orElse(0);
    Optional<InetAddress> named =
        grid.reachableAs().map(name -> address("--reachable-as", name.host()));
    InetAddress bound = named.filter(ProxyPlace::isOurs).orElseGet(() -> leadingTo(hub));
    return new ProxyPlace(
        bound, port, grid.reachableAs().map(ReachableAs::host).orElse(bound.getHostAddress()));
  }

  private static Optional<Integer> boxed(java.util.OptionalInt port) {
    return port.isPresent() ? Optional.of(port.getAsInt()) : Optional.empty();
  }

  private static InetAddress address(String option, String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UserError(
          "%s names the host '%s', which is not known here.".formatted(option, host),
          "Correct the name, or give its numeric address.");
    }
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** {@return the address of this machine from which packets to a host would come} */
  private static InetAddress leadingTo(InetAddress host) {
    if (host.isLoopbackAddress()) {
      return host;
    }
    // Connecting a datagram socket only chooses the route; nothing is sent.
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(host, 1));
      return socket.getLocalAddress();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UserError(
          "No network of this machine leads to the hub %s: %s."
              .formatted(host.getHostAddress(), e.getMessage()),
          "Give --reachable-as the address by which the nodes reach this machine.");
    }
  }
}
