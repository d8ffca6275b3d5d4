package org.crosscheck.server;

import java.util.Map;
import java.util.regex.Pattern;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Hosting;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers as the hosting of the port does: its header lines first, then the file. */
final class HostingHandler extends Handler.Abstract {
  /**
   * The names of this machine. Another name comes from a site that had its own name resolve to this
   * machine (DNS rebinding), and pages repeat the name that they were asked under.
   */
  private static final Pattern HERE =
      Pattern.compile("(?:[a-z0-9-]+\\.)*localhost|127\\.0\\.0\\.1", Pattern.CASE_INSENSITIVE);

  private final Map<String, Hosting> byConnector;
  private final FixtureFiles files;

  HostingHandler(Map<String, Hosting> byConnector, FixtureFiles files) {
    this.byConnector = byConnector;
    this.files = files;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String connector = request.getConnectionMetaData().getConnector().getName();
    Hosting hosting = byConnector.get(connector);
    if (hosting == null) {
      return false;
    }
    if (!HERE.matcher(Request.getServerName(request)).matches()) {
      return misdirected(response, callback);
    }
    for (HeaderField line : hosting.headers().linesFor(request.getHttpURI().getPath())) {
      response.getHeaders().add(line.name(), line.value());
    }
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      // PyScript's service-worker fallback POSTs; answering it with a file breaks it confusingly.
      response.getHeaders().add("Allow", "GET, HEAD");
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    return files.handle(hosting, request, response, callback);
  }

  private static boolean misdirected(Response response, Callback callback) {
    response.setStatus(HttpStatus.MISDIRECTED_REQUEST_421);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, "Only localhost is served here.\n", callback);
    return true;
  }

  @Override
  protected void doStart() throws Exception {
    addBean(files);
    super.doStart();
  }
}
