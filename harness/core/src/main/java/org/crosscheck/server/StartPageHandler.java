package org.crosscheck.server;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.crosscheck.hosting.Hosting;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers the root of a hosting and the messages of its pages; everything else is left to the
 * hosting, whose header lines do not apply here.
 */
final class StartPageHandler extends Handler.Wrapper {
  /** More than the facts of any page; a visit's list of them is bounded as well. */
  private static final long LONGEST = 8L << 20;

  private final Hosting hosting;
  private final StartPages pages;

  StartPageHandler(Hosting hosting, StartPages pages, Handler others) {
    super(others);
    this.hosting = hosting;
    this.pages = pages;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI uri = request.getHttpURI();
    String path = Optional.ofNullable(uri.getCanonicalPath()).orElse("");
    String folder = hosting.delivery().folder();
    if (!HostingHandler.isNamed(hosting, Request.getServerName(request))) {
      return Responses.misdirected(response, callback);
    }
    if (path.equals(folder + "/") && request.getMethod().equals("GET")) {
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      // Pages of other sites cannot lead a person to press something in a frame.
      response.getHeaders().put("Content-Security-Policy", "frame-ancestors 'none'");
      return Responses.text(HttpStatus.OK_200, "text/html", pages.page(), response, callback);
    }
    if (path.equals(folder + StartPages.MESSAGES) && request.getMethod().equals("POST")) {
      return message(request, response, callback);
    }
    return super.handle(request, response, callback);
  }

  private boolean message(Request request, Response response, Callback callback) throws Exception {
    HttpURI uri = request.getHttpURI();
    String origin = uri.getScheme() + "://" + uri.getAuthority();
    // A page of another site can post here too, but not under this origin.
    if (!origin.equals(request.getHeaders().get(HttpHeader.ORIGIN))) {
      return Responses.text(
          HttpStatus.FORBIDDEN_403,
          "text/plain",
          "Only pages of this site post here.\n",
          response,
          callback);
    }
    if (request.getLength() < 0 || request.getLength() > LONGEST) {
      return Responses.text(
          HttpStatus.PAYLOAD_TOO_LARGE_413,
          "text/plain",
          "A message is too long.\n",
          response,
          callback);
    }
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    return Responses.text(
        HttpStatus.OK_200, "application/json", pages.answer(body), response, callback);
  }
}
