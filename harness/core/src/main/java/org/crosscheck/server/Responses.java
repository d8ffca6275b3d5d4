package org.crosscheck.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Responses and Content-Types that all handlers use. */
final class Responses {
  private Responses() {}

  /** {@return the types of a server, with those that PyScript needs} */
  static MimeTypes.Mutable types(Server server) {
    return ContentTypes.added(server.getMimeTypes());
  }

  /**
   * {@return a handler for the files of a folder; the caller must add it to a started component}
   */
  static ResourceHandler folder(Path folder, Server server) {
    ResourceHandler handler = new ResourceHandler();
    handler.setServer(server);
    handler.setBaseResource(ResourceFactory.of(handler).newResource(folder));
    handler.setDirAllowed(false);
    handler.setEtags(true);
    return handler;
  }

  /** Answers 404, and returns true. */
  static boolean notFound(Response response, Callback callback) {
    return text(HttpStatus.NOT_FOUND_404, "text/plain", "Not found.\n", response, callback);
  }

  /** Answers 421, for a request with a host name that is not served, and returns true. */
  static boolean misdirected(Response response, Callback callback) {
    return text(
        HttpStatus.MISDIRECTED_REQUEST_421,
        "text/plain",
        "Only localhost is served here.\n",
        response,
        callback);
  }

  /** Redirects, and returns true. */
  static boolean redirect(int status, String location, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.LOCATION, location);
    return text(status, "text/plain", "See " + location + "\n", response, callback);
  }

  /** Answers with a text, and returns true. */
  static boolean text(int status, String type, String text, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=utf-8");
    Content.Sink.write(response, true, text, callback);
    return true;
  }

  /**
   * Answers with a file's text in which some characters were replaced, and returns true.
   *
   * @param latin1 the text, decoded as Latin-1, so that unreplaced parts are sent unchanged in any
   *     encoding
   */
  static boolean rewritten(String type, String latin1, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=utf-8");
    response.write(true, ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)), callback);
    return true;
  }

  /**
   * Sets the ETag of a content that was made for a request, and answers 304 if the client has that
   * content already.
   *
   * @return whether it answered
   */
  static boolean unchanged(String content, Request request, Response response, Callback callback) {
    String tag = "\"" + Integer.toHexString(content.hashCode()) + "\"";
    response.getHeaders().put(HttpHeader.ETAG, tag);
    if (!tag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      return false;
    }
    response.setStatus(HttpStatus.NOT_MODIFIED_304);
    response.write(true, null, callback);
    return true;
  }

  /** A GET of another path. */
  static final class RewrittenRequest extends Request.Wrapper {
    private final HttpURI uri;

    RewrittenRequest(Request request, HttpURI uri) {
      super(request);
      this.uri = uri;
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public String getMethod() {
      return super.getMethod().equals("POST") ? "GET" : super.getMethod();
    }
  }
}
