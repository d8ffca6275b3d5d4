package org.crosscheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/** Finds the file for a request: a page of a fixture or a file of an npm package. */
final class FixtureFiles extends ContainerLifeCycle implements HostingHandler.Files {
  private static final Pattern NPM =
      Pattern.compile("/npm/(?<name>(?:@[^/@]+/)?[^/@]+)@(?<version>[^/]+)/(?<file>.+)");
  private static final String DIST = "dist/";
  private static final Pattern TEMPLATE = Pattern.compile(".*\\.(html|py|toml|json|js)");

  /** The description of a page, which is not part of the page. */
  private static final Pattern DESCRIPTION = Pattern.compile("(?i).*\\.yaml");

  private final Path fixtures;
  private final List<Release> releases;
  private final Map<String, Map<String, List<String>>> files;
  private final PageTemplates templates;
  private final ToIntFunction<String> ports;
  private final EchoSocket.Server sockets;
  private final MimeTypes.Mutable types;
  private final Map<Path, ResourceHandler> folders;

  FixtureFiles(
      Path fixtures,
      List<Release> releases,
      Map<String, Map<String, List<String>>> files,
      ToIntFunction<String> ports,
      Server server) {
    this.fixtures = fixtures;
    this.releases = List.copyOf(releases);
    this.files = Map.copyOf(files);
    this.templates = new PageTemplates(fixtures);
    this.ports = ports;
    this.sockets = new EchoSocket.Server(server);
    // Those of the server, because a resource handler without a context uses no others.
    this.types = Responses.types(server);
    this.folders =
        Stream.concat(
                Stream.of(pinned(fixtures)).filter(Files::isDirectory),
                releases.stream()
                    .flatMap(r -> Stream.concat(Stream.of(r.packages()), r.build().stream())))
            .distinct()
            .collect(Collectors.toMap(f -> f, f -> Responses.folder(f, server)));
    folders.values().forEach(this::addBean);
  }

  @Override
  public boolean has(Hosting hosting, String path) {
    if (hosting.additions().files().containsKey(path) || NPM.matcher(path).matches()) {
      return true;
    }
    Optional<PageAddress> address = PageAddress.parse(path);
    return address.isPresent()
        && (files.getOrDefault(address.get().fixture(), Map.of()).containsKey(address.get().file())
            || pageFile(address.get()).isPresent());
  }

  @Override
  public boolean handle(Hosting hosting, Request request, Response response, Callback callback)
      throws Exception {
    String path = request.getHttpURI().getCanonicalPath();
    if (path == null) {
      return Responses.notFound(response, callback);
    }
    String extra = hosting.additions().files().get(path);
    if (extra != null && !releases.isEmpty()) {
      Packaged found = Packaged.find(fixtures, releases.get(0), List.of(extra));
      return serve(found.root(), found.file(), request, response, callback);
    }
    Matcher npm = NPM.matcher(path);
    if (npm.matches()) {
      Optional<Release> release = holding(npm.group("name"), npm.group("version"));
      if (release.isPresent() && ofBuild(npm, release.get())) {
        Path build = release.get().build().orElseThrow();
        String file = npm.group("file").substring(DIST.length());
        return pyscript(hosting, release.get(), build, file, request, response, callback);
      }
      if (release.isPresent()) {
        Path packages = release.get().packages();
        String file = npm.group("name") + "/" + npm.group("file");
        return npm.group("name").equals(Release.CORE)
            ? pyscript(hosting, release.get(), packages, file, request, response, callback)
            : serve(packages, file, request, response, callback);
      }
      return Responses.notFound(response, callback);
    }
    Optional<PageAddress> address = PageAddress.parse(path);
    Optional<Release> release =
        address.flatMap(a -> releases.stream().filter(r -> r.core().equals(a.core())).findFirst());
    if (address.isPresent() && release.isPresent()) {
      List<String> packaged =
          files.getOrDefault(address.get().fixture(), Map.of()).get(address.get().file());
      if (packaged != null) {
        Packaged found = Packaged.find(fixtures, release.get(), packaged);
        return pyscript(
            hosting, release.get(), found.root(), found.file(), request, response, callback);
      }
      return EchoSocket.isIn(address.get().file())
          ? socket(address.get(), request, response, callback)
          : page(hosting, address.get(), release.get(), request, response, callback);
    }
    return Responses.notFound(response, callback);
  }

  /** {@return whether a file of a page is a template} */
  static boolean isTemplate(Path file) {
    return TEMPLATE.matcher(file.getFileName().toString()).matches();
  }

  /** {@return whether a file describes a page and is not served} */
  static boolean isDescription(Path file) {
    return DESCRIPTION.matcher(file.getFileName().toString()).matches();
  }

  private static Path pinned(Path fixtures) {
    return fixtures.resolve("node_modules");
  }

  /**
   * A file inside npm packages.
   *
   * @param root the folder of the packages
   * @param file its path in that folder
   */
  record Packaged(Path root, String file) {
    /**
     * {@return the first of some files that exists in the release; otherwise the first one in the
     * pinned packages, because it is not part of PyScript}
     */
    static Packaged find(Path fixtures, Release release, List<String> files) {
      return files.stream()
          .filter(file -> Files.isRegularFile(release.packages().resolve(file)))
          .findFirst()
          .map(file -> new Packaged(release.packages(), file))
          .orElseGet(() -> new Packaged(pinned(fixtures), files.get(0)));
    }
  }

  private static boolean ofBuild(Matcher npm, Release release) {
    return release.build().isPresent()
        && npm.group("name").equals(Release.CORE)
        && npm.group("file").startsWith(DIST);
  }

  private Optional<Release> holding(String name, String version) {
    return releases.stream()
        .filter(
            r ->
                (name.equals(Release.CORE) && version.equals(r.core()))
                    || r.interpreters().entrySet().stream()
                        .anyMatch(
                            e -> e.getKey().npmName().equals(name) && e.getValue().equals(version)))
        .findFirst();
  }

  /** Serves a file of PyScript, which loads interpreters from where it comes from itself. */
  private boolean pyscript(
      Hosting hosting,
      Release release,
      Path folder,
      String file,
      Request request,
      Response response,
      Callback callback)
      throws Exception {
    Path named = folder.resolve(file);
    Optional<String> script =
        isInside(folder, named)
            ? LocalInterpreters.script(named, release, PageOrigins.npm(site(hosting, request)))
            : Optional.empty();
    if (script.isEmpty()) {
      return serve(folder, file, request, response, callback);
    }
    response
        .getHeaders()
        .putDate(HttpHeader.LAST_MODIFIED, Files.getLastModifiedTime(named).toMillis());
    String type = Optional.ofNullable(types.getMimeByExtension(file)).orElse("text/javascript");
    return Responses.unchanged(script.get(), request, response, callback)
        || Responses.rewritten(type, script.get(), response, callback);
  }

  private static String site(Hosting hosting, Request request) {
    HttpURI uri = request.getHttpURI();
    return uri.getScheme() + "://" + uri.getAuthority() + hosting.delivery().folder();
  }

  private static boolean isInside(Path folder, Path file) throws IOException {
    return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
  }

  private boolean serve(
      Path folder, String file, Request request, Response response, Callback callback)
      throws Exception {
    if (!isInside(folder, folder.resolve(file))) {
      return Responses.notFound(response, callback);
    }
    ResourceHandler handler = folders.get(folder);
    HttpURI uri = HttpURI.build(request.getHttpURI(), "/" + file);
    if (handler == null
        || !handler.handle(new Responses.RewrittenRequest(request, uri), response, callback)) {
      return Responses.notFound(response, callback);
    }
    return true;
  }

  private Optional<Path> pageFile(PageAddress address) {
    Path folder = fixtures.resolve("pages").resolve(address.fixture()).toAbsolutePath().normalize();
    Path file = folder.resolve(address.file()).normalize();
    try {
      return file.startsWith(folder)
              && (Files.isRegularFile(file) || FolderArchive.is(file))
              && file.toRealPath().startsWith(folder.toRealPath())
              && !isDescription(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Opens the WebSocket of a page; its file contains the first message. */
  private boolean socket(PageAddress address, Request request, Response response, Callback callback)
      throws IOException {
    Optional<Path> file = pageFile(address);
    return file.isPresent()
        ? sockets.open(Files.readString(file.get()).strip(), request, response, callback)
        : Responses.notFound(response, callback);
  }

  private boolean page(
      Hosting hosting,
      PageAddress address,
      Release release,
      Request request,
      Response response,
      Callback callback)
      throws Exception {
    Optional<Path> found = pageFile(address);
    if (found.isEmpty()) {
      return Responses.notFound(response, callback);
    }
    Path file = found.get();
    Optional<String> type = Optional.ofNullable(types.getMimeByExtension(file.toString()));
    if (!isTemplate(file)) {
      byte[] content = FolderArchive.is(file) ? FolderArchive.of(file) : Files.readAllBytes(file);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type.orElse("application/octet-stream"));
      response.write(true, ByteBuffer.wrap(content), callback);
      return true;
    }
    PageOrigins origins = PageOrigins.whole(site(hosting, request), ports);
    try {
      String text = templates.fill(file, hosting.additions().head(), address, release, origins);
      return Responses.unchanged(text, request, response, callback)
          || Responses.text(HttpStatus.OK_200, type.orElse("text/plain"), text, response, callback);
    } catch (UserError e) {
      int status = HttpStatus.INTERNAL_SERVER_ERROR_500;
      return Responses.text(status, "text/plain", e.getMessage() + "\n", response, callback);
    }
  }
}
