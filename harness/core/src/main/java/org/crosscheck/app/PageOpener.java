package org.crosscheck.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Outcome;
import org.crosscheck.release.Release;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.AppServer;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.session.BrowserSession;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.MachineMeter;
import org.crosscheck.session.OpenPage;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.ExitAction;
import org.crosscheck.workspace.LibraryLogging;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/**
 * Opens the user's pages one after the other and leaves them open, for tests that use them. What a
 * page needs is started when it is opened, and is ended when this is closed or the process ends.
 */
public final class PageOpener implements AutoCloseable {
  /** How often a browser is started, because one can fail to on a busy machine. */
  private static final int TRIES = 3;

  private final Checkout checkout;
  private final Progress progress;
  private final ExitAction onExit = ExitAction.register();
  private final Workspace workspace = Workspace.create();
  private final MachineMeter meter = new MachineMeter();
  private final Map<Engine, BrowserSession> sessions = new HashMap<>();
  private final Map<RequestedRelease, Release> releases = new HashMap<>();
  private final Map<AppFolder, PageServers> servers = new HashMap<>();
  private final Map<Site, AppServer> sites = new LinkedHashMap<>();

  /** What one server serves. */
  private record Site(AppFolder folder, Release release, Hosting hosting) {}

  /** Starts nothing. */
  public PageOpener(Checkout checkout, Progress progress) {
    this.checkout = checkout;
    this.progress = progress;
    LibraryLogging.off();
    onExit.set(workspace::close);
  }

  /**
   * A page to open.
   *
   * @param folder the folder that has it
   * @param page the page; its hostings are not used
   * @param surroundings what it finds beside itself; the same for all pages of a folder
   * @param hosting how it is served
   * @param release the release that the mirror of the CDNs has
   * @param browser the browser that opens it
   */
  public record Opening(
      AppFolder folder,
      AppPage page,
      Surroundings surroundings,
      Hosting hosting,
      RequestedRelease release,
      Engine browser) {}

  /**
   * {@return the page, open, whether it works or not} The caller closes it.
   *
   * @throws UserError if a browser or release is not available, or a server does not start
   */
  public synchronized UsedPage open(Opening opening) {
    PageServers beside =
        servers.computeIfAbsent(
            opening.folder(),
            folder -> PageServers.start(opening.surroundings().servers(), workspace, progress));
    Release release = releases.computeIfAbsent(opening.release(), this::release);
    AppServer server =
        sites.computeIfAbsent(
            new Site(opening.folder(), release, opening.hosting()), site -> serve(site, opening));
    AppPage page = beside.filled(opening.page());
    PageLoad load =
        PageWatch.load(
            page, page.on(server.site(opening.hosting())), Optional.of(opening.hosting()));
    OpenPage open = session(opening.browser()).open(load, System.currentTimeMillis());
    if (open.observation().outcome() == Outcome.BROWSER_DIED) {
      open.close();
      open = session(opening.browser()).open(load, System.currentTimeMillis());
    }
    return new UsedPage(page, load, open, server, beside);
  }

  private Release release(RequestedRelease requested) {
    Release release = Provisioning.release(checkout, requested.release(), progress);
    return requested.build().map(release::with).orElse(release);
  }

  private AppServer serve(Site site, Opening opening) {
    NpmFiles npm =
        NamedPackages.fetched(site.folder(), Set.of(opening.page()), workspace, progress);
    return AppServer.start(
        site.folder(),
        new CdnFiles(site.release(), npm, opening.surroundings().wheels()),
        Set.of(site.hosting()),
        checkout.fixtures().resolve("node_modules"),
        opening.surroundings().pyScriptPaths());
  }

  private BrowserSession session(Engine browser) {
    BrowserSession session = sessions.get(browser);
    if (session != null && session.state() == Session.State.RUNNING) {
      return session;
    }
    if (session != null) {
      sessions.remove(browser).close();
    }
    if (browser.startup().isClassic()) {
      throw new UserError(
          "%s cannot open a page for a test.".formatted(browser.displayName()),
          "Its driver reports nothing after a visit. Use another browser, or './crosscheck app'.");
    }
    LocalSessions local =
        LocalSessions.forForeignPages(
            Provisioning.browsers(Set.of(browser), progress), workspace, meter);
    String last = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        BrowserSession started = local.open(browser);
        sessions.put(browser, started);
        return started;
      } catch (RuntimeException e) {
        last = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      }
    }
    throw new UserError(
        "%s did not start in %d tries: %s.".formatted(browser.displayName(), TRIES, last),
        "Close other programs, then run again.");
  }

  /** Ends all browsers and servers, and removes what they wrote. */
  @Override
  public synchronized void close() {
    sessions.values().forEach(BrowserSession::close);
    sites.values().forEach(AppServer::close);
    sessions.clear();
    sites.clear();
    meter.close();
    workspace.close();
    onExit.close();
  }
}
