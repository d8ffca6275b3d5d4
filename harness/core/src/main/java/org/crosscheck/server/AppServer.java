package org.crosscheck.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Release;
import org.crosscheck.told.Told;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Serves somebody's folder, each hosting on an origin of its own, and beside them the files of a
 * release on another site, which plays the CDN. It binds to the loopback interface only.
 */
public final class AppServer implements AutoCloseable {
  private static final String CDN = "stand-in-for-the-cdn";

  private final Server server;
  private final Map<String, ServerConnector> connectors = new LinkedHashMap<>();
  private final Set<Replacement> replacements = new LinkedHashSet<>();
  private final Set<Answer> answers = new LinkedHashSet<>();

  private AppServer(Server server) {
    this.server = server;
  }

  /**
   * Starts serving; close it to stop.
   *
   * @param folder the pages
   * @param release what stands in for the CDN
   * @param hostings the ways to answer for the pages
   * @param packages npm packages, for files that a hosting adds
   * @throws Told if no port can be had
   */
  public static AppServer start(
      AppFolder folder, Release release, Collection<Hosting> hostings, Path packages) {
    Server jetty = FixtureServer.server(hostings.size() + 2);
    AppServer started = new AppServer(jetty);
    Certificate certificate = new Certificate();
    CdnStandIn cdn = new CdnStandIn(release, started::answered, jetty);
    AppSite site = new AppSite(folder, packages, started::standIn, started::replaced, jetty);
    jetty.addBean(cdn);
    jetty.addBean(site);
    Map<String, Handler> handlers = new LinkedHashMap<>();
    // A page over https may not load over http, so the CDN is there in both ways if need be.
    Stream<Hosting> cdns =
        hostings.stream().map(h -> h.delivery().https()).distinct().map(AppServer::cdn);
    cdns.forEach(
        hosting -> {
          started.listen(hosting, certificate);
          handlers.put(hosting.name(), new HostingHandler(hosting, cdn));
        });
    hostings.forEach(
        hosting -> {
          started.listen(hosting, certificate);
          handlers.put(hosting.name(), new HostingHandler(hosting, site));
        });
    jetty.setHandler(new ByConnector(handlers));
    try {
      jetty.start();
    } catch (Exception e) {
      started.close();
      throw new Told(
          "Could not listen on " + FixtureServer.LOOPBACK + ": " + e + ".",
          "Look whether the machine has free ports.");
    }
    return started;
  }

  private void listen(Hosting hosting, Certificate certificate) {
    connectors.put(hosting.name(), FixtureServer.connector(server, hosting, certificate, 0));
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
    return new Hosting(
        cdnName(https),
        "It plays the CDN.",
        new HeaderSet(List.of(everything)),
        new Delivery(https, FixtureServer.LOOPBACK, "", false, Optional.empty(), Map.of(), false),
        List.of(),
        Map.of(),
        List.of(),
        "",
        true,
        Optional.empty(),
        false);
  }

  private static String cdnName(boolean https) {
    return CDN + (https ? "-over-https" : "");
  }

  private String standIn(Hosting hosting) {
    boolean https = hosting.delivery().https();
    return (https ? "https://" : "http://") + FixtureServer.LOOPBACK + ":" + port(cdnName(https));
  }

  /** {@return where the folder is under a hosting, without a slash at the end} */
  public String site(Hosting hosting) {
    Delivery delivery = hosting.delivery();
    return delivery.origin() + ":" + port(hosting.name()) + delivery.folder();
  }

  /** {@return whether an address is one of the stand-in for the CDN} */
  public boolean isStandIn(String address) {
    return address.contains("//" + FixtureServer.LOOPBACK + ":")
        && Stream.of(true, false)
            .map(AppServer::cdnName)
            .filter(connectors::containsKey)
            .anyMatch(name -> URI.create(address).getPort() == port(name));
  }

  private int port(String name) {
    ServerConnector connector = connectors.get(name);
    if (connector == null) {
      throw new IllegalArgumentException(name + " is not served");
    }
    return connector.getLocalPort();
  }

  private synchronized void replaced(Collection<Replacement> more) {
    replacements.addAll(more);
  }

  private synchronized void answered(Answer answer) {
    answers.add(answer);
  }

  /** {@return what was served other than it stands in the files, sorted by place} */
  public synchronized List<Replacement> replacements() {
    return replacements.stream()
        .sorted(Comparator.comparing(Replacement::file).thenComparing(Replacement::line))
        .toList();
  }

  /** {@return what was answered for the CDN, in the order of the first time} */
  public synchronized List<Answer> answers() {
    return new ArrayList<>(answers);
  }

  /** Stops serving and frees the ports. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop", e);
    }
  }
}
