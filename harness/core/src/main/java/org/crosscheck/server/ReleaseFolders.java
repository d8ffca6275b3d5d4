package org.crosscheck.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.crosscheck.release.Release;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * The folders of the user that hold a build of PyScript: their files are those of the release under
 * test.
 */
final class ReleaseFolders extends ContainerLifeCycle {
  private final List<String> prefixes;
  private final Path dist;
  private final String name;
  private final Consumer<CdnResponse> answered;
  private final MimeTypes types;
  private final ResourceHandler files;

  /**
   * The folders with the files of a release.
   *
   * @param paths the paths of the folders, without a slash at either end
   * @param answered receives each response
   */
  ReleaseFolders(
      Release release, Collection<String> paths, Consumer<CdnResponse> answered, Server server) {
    this.prefixes = paths.stream().map(path -> path + "/").toList();
    this.dist = release.build().orElse(release.packages().resolve(Release.CORE).resolve("dist"));
    this.name =
        release.build().isPresent() ? "the local build" : Release.CORE + " " + release.core();
    this.answered = answered;
    this.types = Responses.types(server);
    this.files = Responses.folder(dist, server);
    addBean(files);
  }

  /** {@return the path of a file inside the build; empty if its folder holds none} */
  Optional<String> inside(String file) {
    return prefixes.stream()
        .filter(file::startsWith)
        .map(prefix -> file.substring(prefix.length()))
        .findFirst();
  }

  /**
   * Answers with a file of the release.
   *
   * @param inside its path inside the build
   * @param mirror the origin of the mirror from which its scripts load interpreters
   */
  boolean handle(
      String inside, String mirror, Request request, Response response, Callback callback)
      throws Exception {
    Path file = dist.resolve(inside).normalize();
    boolean exists =
        file.startsWith(dist)
            && Files.isRegularFile(file)
            && file.toRealPath().startsWith(dist.toRealPath());
    answered.accept(
        new CdnResponse(
            request.getHttpURI().getPath(),
            exists ? name + ": dist/" + inside : "404: " + name + " has no such file",
            exists));
    if (!exists) {
      return Responses.notFound(response, callback);
    }
    if (inside.matches(".*\\.m?js")) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      String rewritten = CdnReferences.rewrite(inside, text, mirror).text();
      String type = Optional.ofNullable(types.getMimeByExtension("a.js")).orElse("text/javascript");
      return Responses.rewritten(type, rewritten, response, callback);
    }
    HttpURI uri = HttpURI.build(request.getHttpURI(), "/" + inside);
    return files.handle(new Responses.RewrittenRequest(request, uri), response, callback)
        || Responses.notFound(response, callback);
  }
}
