package org.crosscheck.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.cdn.NpmAddress;
import org.crosscheck.cdn.Wheels;
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
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/**
 * Mirrors CDNs. The first part of a path is the host of the CDN. PyScript and its interpreters are
 * answered with the files of one release, whatever version is requested, other npm packages with
 * those that npm has, and Python packages with those of a folder. What this machine does not have
 * is redirected to the real CDN.
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
              + "(?:@(?<version>[^/]*))?(?:/(?<file>.*?))?(?:(?<=[^/]\\.m?js)/\\+(?:esm|cjs))?");

  private static final Pattern PYTHON =
      Pattern.compile("/files\\.pythonhosted\\.org/.*/(?<file>[^/]+)");

  private static final Pattern HOST = Pattern.compile("/(?!\\.|[^/]*\\.\\.)[\\w.-]+\\.[a-z]+/.+");

  private static final String LOCK = "pyodide-lock.json";

  /** Paths that request a package without naming one of its files. */
  private static final Pattern WHOLE =
      Pattern.compile("(?:|\\+esm|index\\.js|core\\.js|jsdelivr\\.js)");

  private static final String DIST = "dist/";

  private final Release release;
  private final Optional<Wheels> wheels;
  private final NpmMirror npm;
  private final MirrorLog log;
  private final MimeTypes types;
  private final Map<Path, ResourceHandler> folders = new HashMap<>();

  /** A mirror that answers with these files, and logs each response. */
  CdnMirror(CdnFiles files, MirrorLog log, Server server) {
    this.release = files.release();
    this.wheels = files.wheels();
    this.npm = new NpmMirror(files.npm(), log, server);
    this.log = log;
    this.types = Responses.types(server);
    folders.put(release.packages(), Responses.folder(release.packages(), server));
    release.build().ifPresent(b -> folders.put(b, Responses.folder(b, server)));
    wheels.ifPresent(w -> folders.put(w.folder(), Responses.folder(w.folder(), server)));
    folders.values().forEach(this::addBean);
    addBean(npm);
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
    Optional<Requested> requested = requested(path);
    if (requested.isPresent()) {
      return ofRelease(requested.get(), path, request, response, callback);
    }
    Optional<NpmAddress> packaged =
        NpmAddress.parse(path, Optional.ofNullable(uri.getQuery()).orElse(""));
    if (packaged.isPresent()) {
      return npm.handle(packaged.get(), request, response, callback);
    }
    String address = "https:/" + uri.getPathQuery();
    Matcher python = PYTHON.matcher(path);
    if (python.matches()) {
      return wheel(python.group("file"), address, address, request, response, callback);
    }
    if (!HOST.matcher(path).matches()) {
      log.absent(address, "not a file of PyScript");
      return Responses.notFound(response, callback);
    }
    return elsewhere(
        address, address, "it is not the address of an npm package", response, callback);
  }

  private boolean ofRelease(
      Requested requested, String path, Request request, Response response, Callback callback)
      throws Exception {
    HttpURI uri = request.getHttpURI();
    String address = "https:/" + uri.getPath();
    String name = requested.name();
    String file = requested.file();
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
      return name.equals(Interpreter.PY.npmName())
          ? wheel(file, address, real, request, response, callback)
          : elsewhere(address, real, "it is not in the package", response, callback);
    }
    String served = built ? "the local build: " + inside : version(name) + ": " + file;
    boolean sameVersion = name.equals(Release.CORE) || requested.version().equals(versionOf(name));
    log.answered(new CdnResponse(address, served, sameVersion));
    if (file.matches(".*\\.m?js")) {
      return script(named, request, response, callback);
    }
    if (wheels.isPresent() && name.equals(Interpreter.PY.npmName()) && file.equals(LOCK)) {
      String lock = wheels.get().addedTo(Files.readString(named));
      return Responses.text(HttpStatus.OK_200, "application/json", lock, response, callback);
    }
    return send(folder, inside, request, response, callback);
  }

  private boolean send(
      Path folder, String inside, Request request, Response response, Callback callback)
      throws Exception {
    ResourceHandler handler = folders.get(folder);
    HttpURI renamed = HttpURI.build(request.getHttpURI(), URIUtil.encodePath("/" + inside));
    return handler != null
            && handler.handle(new Responses.RewrittenRequest(request, renamed), response, callback)
        || Responses.notFound(response, callback);
  }

  /** Answers with a Python package of the user. */
  private boolean wheel(
      String file,
      String address,
      String real,
      Request request,
      Response response,
      Callback callback)
      throws Exception {
    Optional<Path> found = wheels.flatMap(w -> w.named(file));
    if (found.isEmpty()) {
      return elsewhere(address, real, missing(file), response, callback);
    }
    Path lock = release.packages().resolve(Interpreter.PY.npmName()).resolve(LOCK);
    Optional<String> refusal =
        Files.isRegularFile(lock)
            ? Wheels.refusal(found.get(), Files.readString(lock))
            : Optional.empty();
    if (refusal.isPresent()) {
      return elsewhere(address, real, refusal.get(), response, callback);
    }
    log.served(address, found.get().toString());
    return send(wheels.orElseThrow().folder(), file, request, response, callback);
  }

  private String missing(String file) {
    return wheels
        .map(w -> file + " is not in " + w.folder())
        .orElse("it is not on this machine; --wheels names a folder with such files");
  }

  private boolean elsewhere(
      String address, String real, String why, Response response, Callback callback) {
    log.elsewhere(address, real, why);
    return redirect(real, response, callback);
  }

  /** {@return whether a path is that of PyScript or an interpreter} */
  static boolean isOfRelease(String path) {
    return requested(path).isPresent();
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
