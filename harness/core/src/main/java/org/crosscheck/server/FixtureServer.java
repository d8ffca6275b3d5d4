package org.crosscheck.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Release;
import org.crosscheck.told.Told;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves fixtures, each hosting on an origin of its own, so that service workers, storage and
 * caches of one never reach another. It binds to the loopback interface only.
 */
public final class FixtureServer implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";
  private static final int ANSWERING = 16;

  /** Each connector keeps one for accepting and one for selecting. */
  private static final int PER_CONNECTOR = 2;

  private final Server server;
  private final Map<String, ServerConnector> connectors = new LinkedHashMap<>();

  private FixtureServer(Server server) {
    this.server = server;
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param fixtures the fixtures folder
   * @param releases the releases whose packages are served
   * @param hostings the hostings, each of which gets a free port
   * @throws Told if no port can be had
   */
  public static FixtureServer start(
      Path fixtures, List<Release> releases, Collection<Hosting> hostings) {
    return start(fixtures, releases, hostings, Map.of(), 0);
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param files extra files of pages: by fixture and path, the paths inside the npm packages
   * @param port the port of the first hosting, those that follow get the next ones; 0 for free
   *     ports
   * @throws Told if a port cannot be had
   */
  public static FixtureServer start(
      Path fixtures,
      List<Release> releases,
      Collection<Hosting> hostings,
      Map<String, Map<String, List<String>>> files,
      int port) {
    Server jetty = server(hostings.size());
    FixtureServer started = new FixtureServer(jetty);
    Certificate certificate = new Certificate();
    int next = port;
    for (Hosting hosting : hostings) {
      started.connectors.put(hosting.name(), connector(jetty, hosting, certificate, next));
      next += port == 0 ? 0 : 1;
    }
    FixtureFiles found = new FixtureFiles(fixtures, releases, files, started::port, jetty);
    jetty.addBean(found);
    Map<String, Handler> byConnector = new LinkedHashMap<>();
    hostings.forEach(h -> byConnector.put(h.name(), new HostingHandler(h, found)));
    jetty.setHandler(new ByConnector(byConnector));
    try {
      jetty.start();
    } catch (Exception e) {
      started.close();
      throw new Told(
          "Could not listen on "
              + LOOPBACK
              + (port == 0 ? "" : " from port " + port)
              + ": "
              + e
              + ".",
          "End what listens there, or give another --port.");
    }
    return started;
  }

  /** {@return a server that can answer on some connectors at once} */
  static Server server(int connectors) {
    QueuedThreadPool threads = new QueuedThreadPool(ANSWERING + PER_CONNECTOR * connectors);
    threads.setName("server");
    threads.setDaemon(true);
    return new Server(threads);
  }

  /** {@return a connector of the loopback interface that is named like the hosting} */
  static ServerConnector connector(
      Server jetty, Hosting hosting, Certificate certificate, int port) {
    ServerConnector connector =
        new ServerConnector(jetty, 1, 1, connections(hosting.delivery().https(), certificate));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.setName(hosting.name());
    jetty.addConnector(connector);
    return connector;
  }

  private static ConnectionFactory[] connections(boolean https, Certificate certificate) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    if (!https) {
      return new ConnectionFactory[] {new HttpConnectionFactory(http)};
    }
    // Several names stand for this machine; the certificate is for none in particular.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return AbstractConnectionFactory.getFactories(
        certificate.forServer(), new HttpConnectionFactory(http));
  }

  /** {@return the origin of a hosting, such as {@code http://localhost:43210}} */
  public URI origin(Hosting hosting) {
    return URI.create(hosting.delivery().origin() + ":" + port(hosting.name()));
  }

  /**
   * {@return the port of a hosting}
   *
   * @throws Told if it is not served
   */
  public int port(String hosting) {
    ServerConnector connector = connectors.get(hosting);
    if (connector == null) {
      throw new Told(
          "The hosting " + hosting + " is not served.", "Name it in 'assets-from' of the fixture.");
    }
    return connector.getLocalPort();
  }

  /** Stops serving and frees the ports. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop", e);
    }
  }
}
