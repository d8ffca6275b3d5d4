package org.crosscheck.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.UserError;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server on the loopback interface with several ports, each with a name and a handler of
 * its own. Add the ports, then start it; close it to free them.
 */
final class LoopbackServer implements AutoCloseable {
  /** The address that every port is bound to. */
  static final String ADDRESS = "127.0.0.1";

  private static final int ANSWERING = 16;

  /** Each connector uses one thread to accept and one to select. */
  private static final int PER_CONNECTOR = 2;

  /**
   * The names of this machine. Another name comes from a site that had its own name resolve to this
   * machine (DNS rebinding), and pages repeat the name that they were requested under.
   */
  private static final Pattern NAMES =
      Pattern.compile("(?:[a-z0-9.-]+\\.)?localhost|127\\.0\\.0\\.1", Pattern.CASE_INSENSITIVE);

  private final Server jetty;
  private final Certificate certificate = new Certificate();
  private final Map<String, ServerConnector> connectors = new LinkedHashMap<>();
  private final Map<String, Handler> handlers = new LinkedHashMap<>();

  /** A server with at most this many ports. */
  LoopbackServer(String name, int ports) {
    QueuedThreadPool threads = new QueuedThreadPool(ANSWERING + PER_CONNECTOR * ports);
    threads.setName(name);
    threads.setDaemon(true);
    this.jetty = new Server(threads);
  }

  /** {@return the server, for handlers that need its MIME types or its lifecycle} */
  Server jetty() {
    return jetty;
  }

  /** {@return whether a host name in a request is a loopback name} */
  static boolean isLoopbackName(String host) {
    return NAMES.matcher(host).matches();
  }

  /**
   * Adds a port for a hosting, named like it, over https if the hosting uses https.
   *
   * @param port the port; 0 for a free one
   */
  void listen(Hosting hosting, int port, Handler handler) {
    HttpConfiguration http = new HttpConfiguration();
    listen(
        hosting.name(),
        port,
        handler,
        hosting.delivery().https()
            ? secure(http)
            : new ConnectionFactory[] {new HttpConnectionFactory(http)});
  }

  /** Adds a free port over plain http that sends no {@code Date}. */
  void listenWithoutDate(String name, Handler handler) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendDateHeader(false);
    listen(name, 0, handler, new HttpConnectionFactory(http));
  }

  private void listen(String name, int port, Handler handler, ConnectionFactory... connections) {
    for (ConnectionFactory connection : connections) {
      if (connection instanceof HttpConnectionFactory http) {
        http.getHttpConfiguration().setSendServerVersion(false);
      }
    }
    ServerConnector connector = new ServerConnector(jetty, 1, 1, connections);
    connector.setHost(ADDRESS);
    connector.setPort(port);
    connector.setName(name);
    jetty.addConnector(connector);
    connectors.put(name, connector);
    handlers.put(name, handler);
  }

  private ConnectionFactory[] secure(HttpConfiguration http) {
    // This machine has several names, so SNI is not checked.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return AbstractConnectionFactory.getFactories(
        certificate.forServer(), new HttpConnectionFactory(http));
  }

  /**
   * Starts listening on all ports.
   *
   * @param hint what the user can do if a port is taken
   * @throws UserError if a port is taken; nothing listens then
   */
  void start(String hint) {
    jetty.setHandler(new ConnectorRouter(handlers, connectors));
    try {
      jetty.start();
    } catch (Exception e) {
      close();
      throw new UserError("Could not listen on %s: %s.".formatted(wanted(), e), hint);
    }
  }

  private String wanted() {
    List<Integer> fixed =
        connectors.values().stream().map(ServerConnector::getPort).filter(p -> p > 0).toList();
    return ADDRESS + (fixed.isEmpty() ? "" : " from port " + fixed.get(0));
  }

  /** {@return the port of a name; empty if nothing of that name was added} */
  OptionalInt port(String name) {
    ServerConnector connector = connectors.get(name);
    return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
  }

  /** {@return the ports on which it listens, once it was started} */
  Set<Integer> ports() {
    return connectors.values().stream()
        .map(ServerConnector::getLocalPort)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Stops serving and frees the ports. */
  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop", e);
    }
  }

  /**
   * Passes a request to the handler of the port that it names (RFC 9110 section 7.1). That is not
   * always the port that it arrives at: a browser that cannot be told where a name leads sends its
   * requests for that name to one of the ports, as to a proxy.
   */
  private static final class ConnectorRouter extends Handler.Sequence {
    private final Map<String, Handler> handlers;
    private final Map<String, ServerConnector> connectors;

    ConnectorRouter(Map<String, Handler> handlers, Map<String, ServerConnector> connectors) {
      super(List.copyOf(handlers.values()));
      this.handlers = Map.copyOf(handlers);
      this.connectors = Map.copyOf(connectors);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String arrived = request.getConnectionMetaData().getConnector().getName();
      int port = Request.getServerPort(request);
      String named =
          connectors.entrySet().stream()
              .filter(e -> e.getValue().getLocalPort() == port)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(arrived);
      Handler handler = handlers.get(named);
      return handler != null && handler.handle(request, response, callback);
    }
  }
}
