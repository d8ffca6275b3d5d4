package org.crosscheck.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;

/**
 * Serves the user's folder, each hosting on its own origin, and a mirror of the CDN with the files
 * of a release on another site. It binds to the loopback interface only.
 */
public final class AppServer implements AutoCloseable {
  private static final String MIRROR = "cdn-mirror";

  private final LoopbackServer server;
  private final List<String> pyScriptPaths;
  private final List<String> sites = new ArrayList<>();
  private final Set<Replacement> replacements = new LinkedHashSet<>();
  private final MirrorLog log = new MirrorLog();

  private AppServer(LoopbackServer server, Collection<String> pyScriptPaths) {
    this.server = server;
    this.pyScriptPaths = List.copyOf(pyScriptPaths);
  }

  /**
   * Starts serving like {@link #start(AppFolder, CdnFiles, Collection, Collection, Path,
   * Collection)}, without scripts.
   */
  public static AppServer start(
      AppFolder folder,
      CdnFiles cdn,
      Collection<Hosting> hostings,
      Path packages,
      Collection<String> pyScriptPaths) {
    return start(folder, cdn, hostings, List.of(), packages, pyScriptPaths);
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param folder the pages
   * @param cdn what the mirror of the CDNs answers with
   * @param hostings the hostings of the pages
   * @param scripts scripts to insert in pages, each with one more hosting
   * @param packages npm packages, for files that a hosting adds
   * @param pyScriptPaths the paths below the folder, without a slash at either end, at which the
   *     files of the release's PyScript are served in place of the folder's
   * @throws org.crosscheck.message.UserError if no port is free
   */
  public static AppServer start(
      AppFolder folder,
      CdnFiles cdn,
      Collection<Hosting> hostings,
      Collection<PageScript> scripts,
      Path packages,
      Collection<String> pyScriptPaths) {
    List<Hosting> all =
        Stream.concat(hostings.stream(), scripts.stream().map(PageScript::hosting)).toList();
    LoopbackServer server = new LoopbackServer("app", all.size() + 2);
    AppServer started = new AppServer(server, pyScriptPaths);
    CdnMirror mirror = new CdnMirror(cdn, started.log, server.jetty());
    AppSite site =
        new AppSite(
            folder,
            packages,
            new ReleaseFolders(cdn.release(), pyScriptPaths, started.log::answered, server.jetty()),
            started::mirror,
            scripts.stream()
                .collect(Collectors.toMap(script -> script.hosting().name(), script -> script)),
            started::replaced,
            server.jetty());
    server.jetty().addBean(mirror);
    server.jetty().addBean(site);
    // A page over https cannot load over http, so the mirror uses both schemes if necessary.
    all.stream()
        .map(h -> h.delivery().https())
        .distinct()
        .map(AppServer::cdn)
        .forEach(hosting -> server.listen(hosting, 0, new HostingHandler(hosting, mirror)));
    all.forEach(hosting -> server.listen(hosting, 0, new HostingHandler(hosting, site)));
    server.start("Check whether the machine has free ports.");
    all.forEach(hosting -> started.sites.add(started.site(hosting)));
    return started;
  }

  /** A hosting with the header lines of jsDelivr, so that pages of every hosting can use it. */
  static Hosting cdn(boolean https) {
    HeaderRule everything =
        new HeaderRule(
            "/*",
            List.of(
                HeaderField.parse("Access-Control-Allow-Origin: *"),
                HeaderField.parse("Cross-Origin-Resource-Policy: cross-origin"),
                HeaderField.parse("Timing-Allow-Origin: *")));
    Delivery delivery = Delivery.PLAIN.underHost(LoopbackServer.ADDRESS);
    return Hosting.of(
        mirrorName(https),
        "A mirror of the CDN.",
        new HeaderSet(List.of(everything)),
        https ? delivery.overHttps() : delivery);
  }

  private static String mirrorName(boolean https) {
    return MIRROR + (https ? "-over-https" : "");
  }

  private String mirror(Hosting hosting) {
    return mirror(hosting.delivery().https());
  }

  private String mirror(boolean https) {
    return (https ? "https://" : "http://")
        + LoopbackServer.ADDRESS
        + ":"
        + port(mirrorName(https));
  }

  /** {@return the URL of the folder under a hosting, without a trailing slash} */
  public String site(Hosting hosting) {
    Delivery delivery = hosting.delivery();
    return delivery.origin() + ":" + port(hosting.name()) + delivery.folder();
  }

  /** {@return whether the file at a URL is served from the release under test} */
  public boolean servesRelease(String address) {
    return isCdnMirror(address) && CdnMirror.isOfRelease(URI.create(address).getPath())
        || sites.stream()
            .flatMap(site -> pyScriptPaths.stream().map(path -> site + "/" + path + "/"))
            .anyMatch(address::startsWith);
  }

  /** {@return whether a URL is one of the mirror of the CDNs} */
  public boolean isCdnMirror(String address) {
    return address.contains("//" + LoopbackServer.ADDRESS + ":")
        && Stream.of(true, false)
            .map(AppServer::mirrorName)
            .filter(name -> server.port(name).isPresent())
            .anyMatch(name -> URI.create(address).getPort() == port(name));
  }

  private int port(String name) {
    return server
        .port(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is not served"));
  }

  private synchronized void replaced(Collection<Replacement> more) {
    replacements.addAll(more);
  }

  /** {@return the replacements made in served files, sorted by file and line} */
  public synchronized List<Replacement> replacements() {
    return replacements.stream()
        .sorted(Comparator.comparing(Replacement::file).thenComparing(Replacement::line))
        .toList();
  }

  /** {@return the responses of the CDN mirror, in the order of the first request for each} */
  public List<CdnResponse> answers() {
    return log.responses();
  }

  /** {@return why requests to CDNs were not answered with a file, by the address at the CDN} */
  public Map<String, String> unanswered() {
    return log.reasons();
  }

  /** {@return a text in which URLs of the mirror are those of the CDNs} */
  public String withoutMirror(String text) {
    String named = text;
    for (boolean https : new boolean[] {true, false}) {
      if (server.port(mirrorName(https)).isPresent()) {
        named = named.replace(mirror(https) + "/", "https://");
      }
    }
    return named;
  }

  /** Stops serving and frees the ports. */
  @Override
  public void close() {
    server.close();
  }
}
