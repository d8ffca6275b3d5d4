package org.crosscheck.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.told.Told;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Serves a site that is not one of fixtures, with exactly the header lines that its source gives.
 * It binds to the loopback interface only, and answers GET and HEAD.
 */
public final class SiteServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int THREADS = 18;

  /** The names of this machine; another comes from a site that had its own name resolve to it. */
  private static final Pattern HERE =
      Pattern.compile("(?:[a-z0-9-]+\\.)*localhost|127\\.0\\.0\\.1", Pattern.CASE_INSENSITIVE);

  /** Where the responses come from. Several threads ask at a time. */
  public interface Source {
    /**
     * {@return the response to a GET}
     *
     * @param path the path and query as asked for, starting with a slash
     */
    Answer get(String path) throws IOException;
  }

  /**
   * A response.
   *
   * @param status its status
   * @param lines all its header lines but those about its length
   * @param body the file that is its body; empty for none
   */
  public record Answer(int status, List<HeaderField> lines, Optional<Path> body) {
    /** Copies the lines. */
    public Answer {
      lines = List.copyOf(lines);
    }
  }

  private final Server server;
  private final ServerConnector connector;

  private SiteServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts serving on a free port; close it to stop.
   *
   * @throws Told if no port can be had
   */
  public static SiteServer start(Source source) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("site");
    threads.setDaemon(true);
    Server jetty = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    jetty.addConnector(connector);
    jetty.setHandler(new Answering(source));
    try {
      jetty.start();
    } catch (Exception e) {
      throw new Told("Cannot serve on " + LOOPBACK + ": " + e + ".", "Free a port and try again.");
    }
    return new SiteServer(jetty, connector);
  }

  /** {@return the origin of the site, such as {@code http://localhost:43210}} */
  public URI origin() {
    return URI.create("http://localhost:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop", e);
    }
  }

  private static final class Answering extends Handler.Abstract {
    private final Source source;

    Answering(Source source) {
      this.source = source;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!HERE.matcher(Request.getServerName(request)).matches()) {
        Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
        return true;
      }
      boolean head = request.getMethod().equals("HEAD");
      if (!head && !request.getMethod().equals("GET")) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        return true;
      }
      Answer answer = source.get(request.getHttpURI().getPathQuery());
      response.setStatus(answer.status());
      answer.lines().forEach(line -> response.getHeaders().add(line.name(), line.value()));
      if (answer.body().isEmpty() || head) {
        response.write(true, null, callback);
        return true;
      }
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Files.size(answer.body().get()));
      try (OutputStream to = Content.Sink.asOutputStream(response)) {
        Files.copy(answer.body().get(), to);
      }
      callback.succeeded();
      return true;
    }
  }
}
