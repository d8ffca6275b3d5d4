package org.crosscheck.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.hosting.Hosting;
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
 * Finds the file for a request in the user's folder and rewrites its references to the CDN so that
 * they use the mirror. It never changes the files.
 */
final class AppSite extends ContainerLifeCycle implements HostingHandler.Files {
  static final Pattern TEXT = Pattern.compile("(?i).*\\.(html?|js|mjs|json|toml|py|css)");

  private static final Pattern PAGE = Pattern.compile("(?i).*\\.html?");

  private static final Pattern HEAD = Pattern.compile("(?is)<head(?:\\s[^>]*)?>");

  private static final Pattern START =
      Pattern.compile("(?is)^\\s*(?:<!doctype[^>]*>)?\\s*(?:<html(?:\\s[^>]*)?>)?");

  /** Larger files are not handwritten text and are sent unchanged. */
  private static final long LONGEST = 8 << 20;

  private final AppFolder folder;
  private final ResourceHandler files;
  private final Path packages;
  private final ReleaseFolders builds;
  private final ResourceHandler packaged;
  private final MimeTypes types;
  private final Function<Hosting, String> mirror;
  private final Map<String, PageScript> scripts;
  private final Consumer<Collection<Replacement>> replaced;

  /**
   * The files of a folder.
   *
   * @param packages the npm packages, for files that a hosting adds
   * @param builds the folders that hold a build of PyScript
   * @param mirror the origin of the CDN mirror under a hosting
   * @param scripts the scripts that are inserted in pages, by the names of their hostings
   * @param replaced receives the replacements made in a file
   */
  AppSite(
      AppFolder folder,
      Path packages,
      ReleaseFolders builds,
      Function<Hosting, String> mirror,
      Map<String, PageScript> scripts,
      Consumer<Collection<Replacement>> replaced,
      Server server) {
    this.folder = folder;
    this.packages = packages;
    this.builds = builds;
    this.mirror = mirror;
    this.scripts = Map.copyOf(scripts);
    this.replaced = replaced;
    this.types = Responses.types(server);
    this.files = Responses.folder(folder.root(), server);
    this.packaged = Responses.folder(packages, server);
    addBean(files);
    addBean(builds);
    addBean(packaged);
  }

  @Override
  public boolean has(Hosting hosting, String path) {
    return hosting.additions().files().containsKey(path)
        || (scripts.containsKey(hosting.name()) && path.equals(PageScript.PATH))
        || folder.file(path.substring(1)).isPresent();
  }

  @Override
  public boolean handle(Hosting hosting, Request request, Response response, Callback callback)
      throws Exception {
    String path = Optional.ofNullable(request.getHttpURI().getDecodedPath()).orElse("");
    String extra = hosting.additions().files().get(path);
    if (extra != null && Files.isRegularFile(packages.resolve(extra))) {
      return send(packaged, extra, request, response, callback);
    }
    if (!path.startsWith("/")) {
      return Responses.notFound(response, callback);
    }
    PageScript script = scripts.get(hosting.name());
    if (script != null && path.equals(PageScript.PATH)) {
      return Responses.rewritten("text/javascript", script.source(), response, callback);
    }
    String name = path.substring(1);
    Optional<String> inBuild = builds.inside(name);
    if (inBuild.isPresent()) {
      return builds.handle(inBuild.get(), mirror.apply(hosting), request, response, callback);
    }
    if (!name.isEmpty() && !name.endsWith("/") && folder.hasFolder(name)) {
      // Relative, because the hosting may use a folder that this handler does not know.
      String to = name.substring(name.lastIndexOf('/') + 1) + "/";
      return Responses.redirect(
          HttpStatus.MOVED_PERMANENTLY_301, URIUtil.encodePath(to), response, callback);
    }
    String file = name.isEmpty() || name.endsWith("/") ? name + "index.html" : name;
    Optional<Path> found = folder.file(file);
    if (found.isEmpty()) {
      return Responses.notFound(response, callback);
    }
    if (!TEXT.matcher(file).matches() || Files.size(found.get()) > LONGEST) {
      return send(files, file, request, response, callback);
    }
    return text(hosting, file, found.get(), response, callback);
  }

  private static boolean send(
      ResourceHandler from, String file, Request request, Response response, Callback callback)
      throws Exception {
    HttpURI uri = HttpURI.build(request.getHttpURI(), URIUtil.encodePath("/" + file));
    return from.handle(new Responses.RewrittenRequest(request, uri), response, callback)
        || Responses.notFound(response, callback);
  }

  private boolean text(
      Hosting hosting, String file, Path from, Response response, Callback callback)
      throws Exception {
    // Latin-1 maps each byte to a character, so unchanged text keeps its bytes in any encoding.
    String text = Files.readString(from, StandardCharsets.ISO_8859_1);
    CdnReferences.RewrittenText rewritten =
        PAGE.matcher(file).matches()
            ? page(hosting, file, text)
            : CdnReferences.rewrite(file, text, mirror.apply(hosting));
    replaced.accept(rewritten.replacements());
    String type = Optional.ofNullable(types.getMimeByExtension(file)).orElse("text/plain");
    return Responses.rewritten(type, rewritten.text(), response, callback);
  }

  private CdnReferences.RewrittenText page(Hosting hosting, String file, String text) {
    CdnReferences.RewrittenText rewritten =
        CdnReferences.rewritePage(file, text, mirror.apply(hosting));
    PageScript script = scripts.get(hosting.name());
    String inserted = (script == null ? "" : script.element()) + hosting.additions().head();
    if (inserted.isEmpty()) {
      return rewritten;
    }
    Matcher head = HEAD.matcher(rewritten.text());
    Matcher start = START.matcher(rewritten.text());
    int at = head.find() ? head.end() : start.find() ? start.end() : 0;
    String whole = rewritten.text().substring(0, at) + inserted + rewritten.text().substring(at);
    List<Replacement> all = new ArrayList<>(rewritten.replacements());
    int line = 1 + (int) rewritten.text().substring(0, at).chars().filter(c -> c == '\n').count();
    all.add(new Replacement(file, line, "", inserted));
    return new CdnReferences.RewrittenText(whole, all);
  }
}
