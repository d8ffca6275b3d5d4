package org.crosscheck.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves any site, with exactly the header lines of its source. It binds to the loopback interface
 * only, and answers GET and HEAD.
 */
public final class SiteServer implements AutoCloseable {
  private static final String NAME = "site";

  /** The source of the responses. It is used by several threads. */
  public interface Source {
    /**
     * {@return the response to a GET}
     *
     * @param path the requested path and query, starting with a slash
     */
    Reply get(String path) throws IOException;
  }

  /**
   * A response.
   *
   * @param status its status
   * @param lines all its header lines except those about its length
   * @param body the file that is its body; empty for none
   */
  public record Reply(int status, List<HeaderField> lines, Optional<Path> body) {
    /** Copies the lines. */
    public Reply {
      lines = List.copyOf(lines);
    }
  }

  private final LoopbackServer server;

  private SiteServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts serving on a free port; close it to stop.
   *
   * @throws UserError if no port is free
   */
  public static SiteServer start(Source source) {
    LoopbackServer server = new LoopbackServer(NAME, 1);
    server.listenWithoutDate(NAME, new Answering(source));
    server.start("Check whether the machine has free ports.");
    return new SiteServer(server);
  }

  /** {@return the origin of the site, such as {@code http://localhost:43210}} */
  public URI origin() {
    return URI.create("http://localhost:" + server.port(NAME).orElseThrow());
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Answering extends Handler.Abstract {
    private final Source source;

    Answering(Source source) {
      this.source = source;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!LoopbackServer.isLoopbackName(Request.getServerName(request))) {
        return Responses.misdirected(response, callback);
      }
      boolean head = request.getMethod().equals("HEAD");
      if (!head && !request.getMethod().equals("GET")) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        return true;
      }
      Reply answer = source.get(request.getHttpURI().getPathQuery());
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
