package org.crosscheck.session;

import java.util.Map;
import java.util.OptionalInt;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Startup;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** Opens sessions of browsers on this machine. */
public final class LocalSessions implements SessionFactory {
  private final Map<Engine, Installation> installations;
  private final Workspace workspace;
  private final String probe;
  private final BrowserEvents.Pages pages;
  private final LoadMeter meter;
  private final boolean windows;
  private final OptionalInt proxy;

  /**
   * Creates a factory for fixtures.
   *
   * @param installations the browsers on this machine
   * @param workspace contains the profiles and records the processes
   */
  public LocalSessions(Map<Engine, Installation> installations, Workspace workspace) {
    this(installations, workspace, LoadMeter.NONE);
  }

  /**
   * Creates a factory for fixtures whose visits are measured.
   *
   * @param installations the browsers on this machine
   * @param workspace contains the profiles and records the processes
   * @param meter measures how busy the machine is during each visit
   */
  public LocalSessions(
      Map<Engine, Installation> installations, Workspace workspace, LoadMeter meter) {
    this(installations, workspace, meter, false);
  }

  /**
   * Creates a factory for fixtures that a person may see.
   *
   * @param installations the browsers on this machine
   * @param workspace contains the profiles and records the processes
   * @param meter measures how busy the machine is during each visit
   * @param windows whether the browsers have windows on the display of this machine
   */
  public LocalSessions(
      Map<Engine, Installation> installations,
      Workspace workspace,
      LoadMeter meter,
      boolean windows) {
    this(
        installations,
        workspace,
        "",
        BrowserEvents.Pages.FIXTURES,
        meter,
        windows,
        OptionalInt.empty());
  }

  /**
   * {@return these sessions, of which those of classic WebDriver send a server on this machine the
   * requests for {@link Delivery#NOT_LOOPBACK}, because their browsers cannot be told where that
   * name leads}
   *
   * @param port a port of the server over plain http
   */
  public LocalSessions withProxy(int port) {
    return new LocalSessions(
        installations, workspace, probe, pages, meter, windows, OptionalInt.of(port));
  }

  /**
   * {@return a factory for pages of users, which close themselves, leave, or show dialogs}
   *
   * @param installations the browsers on this machine
   * @param workspace contains the profiles and records the processes
   * @param meter measures how busy the machine is during each visit
   */
  public static LocalSessions forForeignPages(
      Map<Engine, Installation> installations, Workspace workspace, LoadMeter meter) {
    return new LocalSessions(
        installations,
        workspace,
        "",
        BrowserEvents.Pages.FOREIGN,
        meter,
        false,
        OptionalInt.empty());
  }

  /**
   * Creates a factory for other pages, which report no facts themselves.
   *
   * @param installations the browsers on this machine
   * @param workspace contains the profiles and records the processes
   * @param probe the source of a JavaScript function that runs in every frame before any script of
   *     a page; its argument is a function that sends facts. The requests of a page's frames are
   *     collected too, as long as one page is visited at a time
   */
  public LocalSessions(Map<Engine, Installation> installations, Workspace workspace, String probe) {
    this(
        installations,
        workspace,
        probe,
        BrowserEvents.Pages.FOREIGN_WITH_FRAMES,
        LoadMeter.NONE,
        false,
        OptionalInt.empty());
  }

  private LocalSessions(
      Map<Engine, Installation> installations,
      Workspace workspace,
      String probe,
      BrowserEvents.Pages pages,
      LoadMeter meter,
      boolean windows,
      OptionalInt proxy) {
    this.proxy = proxy;
    this.pages = pages;
    this.windows = windows;
    this.installations = Map.copyOf(installations);
    this.workspace = workspace;
    this.probe = probe;
    this.meter = meter;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.crosscheck.message.UserError if the browser does not start
   * @throws IllegalStateException if there is no installation of the engine
   */
  @Override
  public BrowserSession open(Engine engine) {
    Installation installation = installations.get(engine);
    if (installation == null) {
      throw new IllegalStateException(engine + " has no installation");
    }
    if (engine.startup().connection() instanceof Startup.Classic connection) {
      return classic(installation, connection);
    }
    LocalLauncher.Started started = LocalLauncher.start(installation, workspace, windows);
    BidiTransport transport = started.transport();
    return new BrowserSession(
        new SessionParts(
            started.identity(),
            started.lifetime(),
            transport,
            new UserContexts(engine.startup().oneWindow(), transport),
            new ChannelFacts(transport, probe),
            new BrowserEvents(transport, pages),
            meter));
  }

  private BrowserSession classic(Installation installation, Startup.Classic connection) {
    if (pages == BrowserEvents.Pages.FOREIGN_WITH_FRAMES) {
      throw new UserError(
          "%s can open only pages that Crosscheck serves."
              .formatted(installation.browser().displayName()),
          "Its driver has no events and no scripts that run before a page's. Use another browser.");
    }
    ClassicLauncher.Started started =
        ClassicLauncher.start(installation, workspace, connection, proxy);
    return new BrowserSession(
        new SessionParts(
            started.identity(),
            started.lifetime(),
            new ClassicTransport(),
            started.contexts(),
            new DrainedFacts(pages == BrowserEvents.Pages.FOREIGN),
            new NoTraffic(),
            meter));
  }
}
