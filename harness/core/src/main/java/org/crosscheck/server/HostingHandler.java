package org.crosscheck.server;

import java.util.Optional;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Hosting;
import org.eclipse.jetty.compression.Compression;
import org.eclipse.jetty.compression.brotli.BrotliCompression;
import org.eclipse.jetty.compression.brotli.BrotliEncoderConfig;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/** Answers requests with a hosting: its delivery, its header lines, and the file. */
final class HostingHandler extends Handler.Wrapper {
  /** Finds the file for a request. */
  interface Files {
    /**
     * {@return whether a hosting has a file}
     *
     * @param path its path below the hosting's folder, starting with a slash
     */
    boolean has(Hosting hosting, String path);

    /** Answers with a file or with 404, and returns whether it did. */
    boolean handle(Hosting hosting, Request request, Response response, Callback callback)
        throws Exception;
  }

  private static final String REDIRECTED = "redirected";

  private final Hosting hosting;
  private final Files files;

  HostingHandler(Hosting hosting, Files files) {
    super(
        hosting
            .delivery()
            .compression()
            .map(how -> compressed(plain(hosting, files), how))
            .orElseGet(() -> plain(hosting, files)));
    this.hosting = hosting;
    this.files = files;
  }

  private static Handler plain(Hosting hosting, Files files) {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        return files.handle(hosting, request, response, callback);
      }
    };
  }

  private static Handler compressed(
      Handler plain, org.crosscheck.hosting.Delivery.Compression how) {
    Compression coding =
        switch (how) {
          case GZIP -> new GzipCompression();
          case BROTLI -> brotli();
        };
    CompressionHandler handler = new CompressionHandler(plain);
    handler.putCompression(coding);
    handler.putConfiguration("/", CompressionConfig.builder().defaults().build());
    return handler;
  }

  private static Compression brotli() {
    // The default of 11 is for files that are compressed once; it takes seconds for an interpreter.
    BrotliEncoderConfig quick = new BrotliEncoderConfig();
    quick.setCompressionLevel(4);
    BrotliCompression coding = new BrotliCompression();
    coding.setDefaultEncoderConfig(quick);
    return coding;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isNamed(hosting, Request.getServerName(request))) {
      return Responses.misdirected(response, callback);
    }
    HttpURI uri = request.getHttpURI();
    Optional<Answer> answer = answer(uri);
    Optional<String> ruled = answer.map(Answer::ruled).orElse(Optional.of(uri.getPath()));
    request.addHttpStreamWrapper(
        stream -> new HostingStream(stream, hosting, uri.getPath(), ruled));
    if (!takes(request.getMethod())) {
      // PyScript's service-worker fallback POSTs; answering it with a file breaks it confusingly.
      response.getHeaders().add("Allow", "GET, HEAD");
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    if (hosting.delivery().redirects()
        && uri.getPath().endsWith(".html")
        && !REDIRECTED.equals(uri.getQuery())) {
      String to = uri.getPath() + "?" + REDIRECTED;
      Response.sendRedirect(request, response, callback, HttpStatus.FOUND_302, to, true);
      return true;
    }
    if (answer.isPresent() && answer.get() instanceof Answer.Redirect redirect) {
      return Responses.redirect(redirect.status(), location(redirect, uri), response, callback);
    }
    Optional<String> path =
        answer
            .flatMap(HostingHandler::file)
            .flatMap(this::inFolder)
            .map(URIUtil::encodePath)
            .or(() -> Optional.ofNullable(uri.getCanonicalPath()).flatMap(this::inFolder));
    if (path.isEmpty()) {
      return Responses.notFound(response, callback);
    }
    // The query stays, because mirrors of CDNs need it.
    HttpURI served = HttpURI.build(uri).path(path.get()).asImmutable();
    return super.handle(new Responses.RewrittenRequest(request, served), response, callback);
  }

  /** {@return a path below the hosting's folder, starting with a slash; empty if it is outside} */
  private Optional<String> inFolder(String path) {
    String folder = hosting.delivery().folder();
    return path.startsWith(folder + "/")
        ? Optional.of(path.substring(folder.length()))
        : Optional.empty();
  }

  private boolean takes(String method) {
    return method.equals("GET")
        || method.equals("HEAD")
        || (method.equals("POST") && hosting.delivery().takesPost());
  }

  private static String location(Answer.Redirect redirect, HttpURI uri) {
    String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
    return redirect.to().startsWith("/")
        ? URIUtil.encodePath(redirect.to()) + query
        : redirect.to();
  }

  private static Optional<String> file(Answer answer) {
    return answer instanceof Answer.File file ? Optional.of(file.path()) : Optional.empty();
  }

  private Optional<Answer> answer(HttpURI uri) {
    String folder = hosting.delivery().folder();
    String asked = Optional.ofNullable(uri.getDecodedPath()).orElse("");
    return hosting
        .delivery()
        .routing()
        .filter(routing -> asked.startsWith("/"))
        .map(
            routing ->
                routing.answer(
                    asked,
                    path ->
                        path.startsWith(folder + "/")
                            && files.has(hosting, path.substring(folder.length()))));
  }

  /** {@return whether a request with a host name is one for a hosting} */
  static boolean isNamed(Hosting hosting, String host) {
    return LoopbackServer.isLoopbackName(host) || host.equalsIgnoreCase(hosting.delivery().host());
  }
}
