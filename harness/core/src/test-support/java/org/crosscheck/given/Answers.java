package org.crosscheck.given;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A loopback server with a handler for each path, for any host name. In bodies, {@code {{other}}}
 * is replaced by another origin of the same server.
 */
public final class Answers implements AutoCloseable {
  /** The lines that isolate a page. */
  public static final String[] COI = {
    "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Embedder-Policy: require-corp"
  };

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  public interface Handler {
    /** Answers. */
    void answer(HttpExchange exchange) throws IOException;
  }

  /** Starts a server without any paths. */
  public Answers() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      handlers.getOrDefault(path, e -> send(e, 404, "text/plain", "no")).answer(exchange);
    }
  }

  /** Answers a path with a page, and returns this server. */
  public Answers page(String path, String html, String... lines) {
    return file(path, "text/html", html, lines);
  }

  /** Answers a path with a file, and returns this server. */
  public Answers file(String path, String type, String body, String... lines) {
    return on(path, exchange -> send(exchange, 200, type, body, lines));
  }

  /** Answers a path, and returns this server. */
  public Answers on(String path, Handler handler) {
    handlers.put(path, handler);
    return this;
  }

  /** Sends a response. */
  public void send(HttpExchange exchange, int status, String type, String body, String... lines)
      throws IOException {
    for (String line : lines) {
      int colon = line.indexOf(':');
      exchange
          .getResponseHeaders()
          .add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    byte[] bytes =
        body.replace("{{other}}", "http://127.0.0.1:" + port()).getBytes(StandardCharsets.UTF_8);
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      try (OutputStream to = exchange.getResponseBody()) {
        to.write(bytes);
      }
    }
  }

  /** {@return the URL of a path on localhost} */
  public String url(String path) {
    return "http://localhost:" + port() + path;
  }

  /** {@return the port} */
  public int port() {
    return server.getAddress().getPort();
  }

  /** {@return the requests so far, such as {@code GET /page}} */
  public java.util.List<String> requests() {
    return java.util.List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
