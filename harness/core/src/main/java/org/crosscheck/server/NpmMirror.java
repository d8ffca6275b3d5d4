package org.crosscheck.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.cdn.InstalledPackage;
import org.crosscheck.cdn.NpmAddress;
import org.crosscheck.cdn.NpmAnswer;
import org.crosscheck.cdn.NpmFiles;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/** Mirrors the CDNs that answer with npm packages. */
final class NpmMirror extends ContainerLifeCycle {
  private final NpmFiles npm;
  private final MirrorLog log;
  private final MimeTypes types;
  private final ResourceHandler files;

  NpmMirror(NpmFiles npm, MirrorLog log, Server server) {
    this.npm = npm;
    this.log = log;
    this.types = Responses.types(server);
    this.files = Responses.folder(npm.folder(), server);
    addBean(files);
  }

  /** Answers a request for a package. */
  boolean handle(NpmAddress asked, Request request, Response response, Callback callback)
      throws Exception {
    HttpURI uri = request.getHttpURI();
    String address = "https:/" + uri.getPathQuery();
    NpmAnswer answer = npm.answer(asked);
    if (answer instanceof NpmAnswer.Moved moved) {
      return Responses.redirect(
          HttpStatus.FOUND_302, URIUtil.encodePath(moved.to()), response, callback);
    }
    if (answer instanceof NpmAnswer.Absent absent) {
      log.absent(address, absent.why());
      return Responses.notFound(response, callback);
    }
    if (answer instanceof NpmAnswer.Elsewhere elsewhere) {
      log.elsewhere(address, address, elsewhere.why());
      return Responses.redirect(HttpStatus.FOUND_302, address, response, callback);
    }
    if (answer instanceof NpmAnswer.Script script) {
      log.served(address, served(script.from(), script.path()));
      return text("a.js", script.text(), uri, response, callback);
    }
    NpmAnswer.File file = (NpmAnswer.File) answer;
    log.served(address, served(file.from(), file.path()));
    Path path = file.from().folder().resolve(file.path());
    if (file.path().matches("(?i).*\\.(?:[cm]?js|css)")) {
      String text = Files.readString(path, StandardCharsets.ISO_8859_1);
      return text(file.path().replaceFirst("\\.cjs$", ".js"), text, uri, response, callback);
    }
    String inside = "/" + npm.folder().relativize(path).toString().replace('\\', '/');
    HttpURI renamed = HttpURI.build(uri, URIUtil.encodePath(inside));
    return files.handle(new Responses.RewrittenRequest(request, renamed), response, callback)
        || Responses.notFound(response, callback);
  }

  private static String served(InstalledPackage from, String path) {
    return from.name() + " " + from.version() + ": " + path + " (" + from.integrity() + ")";
  }

  /** The scripts of packages also load from CDNs. */
  private boolean text(
      String name, String text, HttpURI uri, Response response, Callback callback) {
    String origin = uri.getScheme() + "://" + uri.getAuthority();
    String type = Optional.ofNullable(types.getMimeByExtension(name)).orElse("text/plain");
    return Responses.rewritten(
        type, CdnReferences.rewrite(name, text, origin).text(), response, callback);
  }
}
