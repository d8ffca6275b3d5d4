package org.crosscheck.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Release;

/**
 * Serves somebody's folder, each hosting on an origin of its own, and beside them the files of a
 * release on another site, which plays the CDN. It binds to the loopback interface only.
 */
public final class AppServer implements AutoCloseable {
  private static final String CDN = "stand-in-for-the-cdn";

  private final LoopbackServer server;
  private final Set<Replacement> replacements = new LinkedHashSet<>();
  private final Set<CdnResponse> answers = new LinkedHashSet<>();

  private AppServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param folder the pages
   * @param release what stands in for the CDN
   * @param hostings the ways to answer for the pages
   * @param packages npm packages, for files that a hosting adds
   * @throws org.crosscheck.message.UserError if no port is free
   */
  public static AppServer start(
      AppFolder folder, Release release, Collection<Hosting> hostings, Path packages) {
    LoopbackServer server = new LoopbackServer("app", hostings.size() + 2);
    AppServer started = new AppServer(server);
    CdnMirror cdn = new CdnMirror(release, started::answered, server.jetty());
    AppSite site =
        new AppSite(folder, packages, started::standIn, started::replaced, server.jetty());
    server.jetty().addBean(cdn);
    server.jetty().addBean(site);
    // A page over https may not load over http, so the CDN is there in both ways if need be.
    hostings.stream()
        .map(h -> h.delivery().https())
        .distinct()
        .map(AppServer::cdn)
        .forEach(hosting -> server.listen(hosting, 0, new HostingHandler(hosting, cdn)));
    hostings.forEach(hosting -> server.listen(hosting, 0, new HostingHandler(hosting, site)));
    server.start("Check whether the machine has free ports.");
    return started;
  }

  /** The header lines that jsDelivr sends, with which pages of every hosting can use it. */
  private static Hosting cdn(boolean https) {
    HeaderRule everything =
        new HeaderRule(
            "/*",
            List.of(
                HeaderField.parse("Access-Control-Allow-Origin: *"),
                HeaderField.parse("Cross-Origin-Resource-Policy: cross-origin"),
                HeaderField.parse("Timing-Allow-Origin: *")));
    Delivery delivery = Delivery.PLAIN.underHost(LoopbackServer.ADDRESS);
    return Hosting.of(
        cdnName(https),
        "It plays the CDN.",
        new HeaderSet(List.of(everything)),
        https ? delivery.overHttps() : delivery);
  }

  private static String cdnName(boolean https) {
    return CDN + (https ? "-over-https" : "");
  }

  private String standIn(Hosting hosting) {
    boolean https = hosting.delivery().https();
    return (https ? "https://" : "http://") + LoopbackServer.ADDRESS + ":" + port(cdnName(https));
  }

  /** {@return where the folder is under a hosting, without a slash at the end} */
  public String site(Hosting hosting) {
    Delivery delivery = hosting.delivery();
    return delivery.origin() + ":" + port(hosting.name()) + delivery.folder();
  }

  /** {@return whether an address is one of the stand-in for the CDN} */
  public boolean isStandIn(String address) {
    return address.contains("//" + LoopbackServer.ADDRESS + ":")
        && Stream.of(true, false)
            .map(AppServer::cdnName)
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

  private synchronized void answered(CdnResponse answer) {
    answers.add(answer);
  }

  /** {@return what was served other than it stands in the files, sorted by place} */
  public synchronized List<Replacement> replacements() {
    return replacements.stream()
        .sorted(Comparator.comparing(Replacement::file).thenComparing(Replacement::line))
        .toList();
  }

  /** {@return what was answered for the CDN, in the order of the first time} */
  public synchronized List<CdnResponse> answers() {
    return new ArrayList<>(answers);
  }

  /** Stops serving and frees the ports. */
  @Override
  public void close() {
    server.close();
  }
}
