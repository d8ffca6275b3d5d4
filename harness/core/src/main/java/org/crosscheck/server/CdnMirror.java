package org.crosscheck.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * Mirrors the CDNs of PyScript with the files of one release, whatever version is requested. The
 * first part of a path is the host of the CDN. A file that the release lacks, such as a wheel of a
 * Pyodide package, is redirected to the real CDN.
 */
final class CdnMirror extends ContainerLifeCycle implements HostingHandler.Files {
  private static final Pattern CALENDAR =
      Pattern.compile(
          "/pyscript\\.net/(?:releases/[^/]+|snapshots/[^/]+(?:/[^/]+)?|latest|unstable)"
              + "/(?<file>[^/].*)");

  private static final Pattern PYODIDE =
      Pattern.compile(
          "/cdn\\.jsdelivr\\.net/pyodide/v?(?<version>[^/]+)/(?:full|debug)/(?<file>.+)");

  private static final Pattern NPM =
      Pattern.compile(
          "/(?:cdn\\.jsdelivr\\.net/npm|unpkg\\.com|esm\\.sh(?:/v\\d+)?|esm\\.run)"
              + "/(?<name>@pyscript/core|pyodide|@micropython/micropython-webassembly-pyscript)"
              + "(?:@(?<version>[^/]*))?(?:/(?<file>.*))?");

  /** Paths that request a package without naming one of its files. */
  private static final Pattern WHOLE =
      Pattern.compile("(?:|\\+esm|index\\.js|core\\.js|jsdelivr\\.js)");

  private static final String DIST = "dist/";

  private final Release release;
  private final Consumer<CdnResponse> answered;
  private final MimeTypes types;
  private final Map<Path, ResourceHandler> folders = new HashMap<>();

  /**
   * The files of a release.
   *
   * @param answered receives each response
   */
  CdnMirror(Release release, Consumer<CdnResponse> answered, Server server) {
    this.release = release;
    this.answered = answered;
    this.types = Responses.types(server);
    folders.put(release.packages(), Responses.folder(release.packages(), server));
    release.build().ifPresent(b -> folders.put(b, Responses.folder(b, server)));
    folders.values().forEach(this::addBean);
  }

  /** A requested file of a package, by npm name; the version is "" if the URL has none. */
  private record Requested(String name, String version, String file) {}

  @Override
  public boolean has(Hosting hosting, String path) {
    // A mirror of a CDN answers each file at exactly its path, whatever the platform of the page.
    return true;
  }

  @Override
  public boolean handle(Hosting hosting, Request request, Response response, Callback callback)
      throws Exception {
    HttpURI uri = request.getHttpURI();
    String path = Optional.ofNullable(uri.getCanonicalPath()).orElse("");
    String address = "https:/" + uri.getPath();
    Optional<Requested> requested = requested(path);
    if (requested.isEmpty()) {
      answered.accept(new CdnResponse(address, "404: not a file of PyScript", false));
      return Responses.notFound(response, callback);
    }
    String name = requested.get().name();
    String file = requested.get().file();
    if (WHOLE.matcher(file).matches()) {
      // Relative imports work only from the real location of the file.
      String to = path.replaceFirst("(@[^/@]*)?/(\\+esm|[\\w.]+\\.js)?$", "$1") + "/" + main(name);
      return redirect(HttpURI.build(uri, to).getPath(), response, callback);
    }
    boolean built =
        release.build().isPresent() && name.equals(Release.CORE) && file.startsWith(DIST);
    Path folder = built ? release.build().orElseThrow() : release.packages();
    String inside = built ? file.substring(DIST.length()) : name + "/" + file;
    Path named = folder.resolve(inside);
    if (!Files.isRegularFile(named) || !named.toRealPath().startsWith(folder.toRealPath())) {
      String real = real(name, file, address);
      answered.accept(
          new CdnResponse(
              address, "redirected to " + real + ", which is not in the package", false));
      return redirect(real, response, callback);
    }
    String served = built ? "the local build: " + inside : version(name) + ": " + file;
    boolean sameVersion =
        name.equals(Release.CORE) || requested.get().version().equals(versionOf(name));
    answered.accept(new CdnResponse(address, served, sameVersion));
    if (file.matches(".*\\.m?js")) {
      return script(named, request, response, callback);
    }
    ResourceHandler handler = folders.get(folder);
    HttpURI renamed = HttpURI.build(uri, "/" + inside);
    if (handler == null
        || !handler.handle(new Responses.RewrittenRequest(request, renamed), response, callback)) {
      return Responses.notFound(response, callback);
    }
    return true;
  }

  private static Optional<Requested> requested(String path) {
    Matcher calendar = CALENDAR.matcher(path);
    if (calendar.matches()) {
      return Optional.of(new Requested(Release.CORE, "", DIST + calendar.group("file")));
    }
    Matcher pyodide = PYODIDE.matcher(path);
    if (pyodide.matches()) {
      return Optional.of(
          new Requested(Interpreter.PY.npmName(), pyodide.group("version"), pyodide.group("file")));
    }
    Matcher npm = NPM.matcher(path);
    return npm.matches()
        ? Optional.of(new Requested(npm.group("name"), group(npm, "version"), group(npm, "file")))
        : Optional.empty();
  }

  private static String group(Matcher matcher, String name) {
    return Optional.ofNullable(matcher.group(name)).orElse("");
  }

  private static String main(String name) {
    return Arrays.stream(Interpreter.values())
        .filter(i -> i.npmName().equals(name))
        .findFirst()
        .map(Interpreter::module)
        .orElse(DIST + "core.js");
  }

  /** Pyodide's packages are built for the release's version of Pyodide. */
  private String real(String name, String file, String address) {
    return name.equals(Interpreter.PY.npmName())
        ? "https://cdn.jsdelivr.net/pyodide/v"
            + release.interpreters().get(Interpreter.PY)
            + "/full/"
            + file
        : address;
  }

  private String version(String name) {
    return name + " " + versionOf(name);
  }

  private String versionOf(String name) {
    return Arrays.stream(Interpreter.values())
        .filter(i -> i.npmName().equals(name))
        .findFirst()
        .map(release.interpreters()::get)
        .orElse(release.core());
  }

  private static boolean redirect(String to, Response response, Callback callback) {
    return Responses.redirect(HttpStatus.FOUND_302, to, response, callback);
  }

  /** The release's own scripts also load interpreters from CDNs. */
  private boolean script(Path file, Request request, Response response, Callback callback)
      throws Exception {
    HttpURI uri = request.getHttpURI();
    String origin = uri.getScheme() + "://" + uri.getAuthority();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String rewritten = CdnReferences.rewrite(uri.getPath(), text, origin).text();
    String type = Optional.ofNullable(types.getMimeByExtension("a.js")).orElse("text/javascript");
    return Responses.rewritten(type, rewritten, response, callback);
  }
}
