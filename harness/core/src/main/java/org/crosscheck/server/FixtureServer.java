package org.crosscheck.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.eclipse.jetty.server.Handler;

/**
 * Serves fixtures, each hosting on its own origin, so that they never share service workers,
 * storage or caches. It binds to the loopback interface only.
 */
public final class FixtureServer implements AutoCloseable {
  private final LoopbackServer server;

  private FixtureServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param fixtures the fixtures folder
   * @param releases the releases whose packages are served
   * @param hostings the hostings, each of which gets a free port
   * @throws UserError if no port is free
   */
  public static FixtureServer start(
      Path fixtures, List<Release> releases, Collection<Hosting> hostings) {
    return start(fixtures, releases, hostings, Map.of(), 0);
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param files extra files of pages: by fixture and path, the paths inside the npm packages
   * @param port the port of the first hosting; the others get the following ports; 0 for free ports
   * @throws UserError if a port is in use
   */
  public static FixtureServer start(
      Path fixtures,
      List<Release> releases,
      Collection<Hosting> hostings,
      Map<String, Map<String, List<String>>> files,
      int port) {
    return start(fixtures, releases, hostings, files, port, Optional.empty());
  }

  /**
   * Starts serving, also a start page at the root of each hosting; close it to stop.
   *
   * @param files extra files of pages: by fixture and path, the paths inside the npm packages
   * @param port the port of the first hosting; the others get the following ports; 0 for free ports
   * @param walk the start pages; empty for none
   * @throws UserError if a port is in use
   */
  public static FixtureServer start(
      Path fixtures,
      List<Release> releases,
      Collection<Hosting> hostings,
      Map<String, Map<String, List<String>>> files,
      int port,
      Optional<StartPages> walk) {
    LoopbackServer server = new LoopbackServer("fixtures", hostings.size());
    FixtureServer started = new FixtureServer(server);
    FixtureFiles found = new FixtureFiles(fixtures, releases, files, started::port, server.jetty());
    server.jetty().addBean(found);
    int next = port;
    for (Hosting hosting : hostings) {
      Handler handler = new HostingHandler(hosting, found);
      server.listen(
          hosting,
          next,
          walk.<Handler>map(w -> new StartPageHandler(hosting, w, handler)).orElse(handler));
      next += port == 0 ? 0 : 1;
    }
    server.start("Stop the program that listens there, or use another --port.");
    return started;
  }

  /** {@return the origin of a hosting, such as {@code http://localhost:43210}} */
  public URI origin(Hosting hosting) {
    return URI.create(hosting.delivery().origin() + ":" + port(hosting.name()));
  }

  /**
   * {@return the port of a hosting}
   *
   * @throws UserError if it is not served
   */
  public int port(String hosting) {
    return server
        .port(hosting)
        .orElseThrow(
            () ->
                new UserError(
                    "The hosting %s is not served.".formatted(hosting),
                    "Name it in 'assets-from' of the fixture."));
  }

  /** {@return the ports of all hostings} */
  public Set<Integer> ports() {
    return server.ports();
  }

  /** Stops serving and frees the ports. */
  @Override
  public void close() {
    server.close();
  }
}
