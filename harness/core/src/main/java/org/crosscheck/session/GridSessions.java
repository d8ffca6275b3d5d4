package org.crosscheck.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.engine.GridStartup;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.grid.LoopbackProxy;
import org.crosscheck.grid.ProxyPlace;
import org.crosscheck.grid.ProxyTargets;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * Opens sessions of browsers on the nodes of a Selenium Grid. A Grid that is full is waited for as
 * long as it takes, and one that is gone for five minutes; a line says so each time.
 */
public final class GridSessions implements SessionFactory, AutoCloseable {
  /** How long a hub may be gone. */
  private static final Duration GONE = Duration.ofMinutes(5);

  private static final long RETRY_SECONDS = 1;

  private final GridSettings grid;
  private final GridHub hub;
  private final LoopbackProxy proxy;
  private final Progress progress;
  private final Set<GridLifetime> open = ConcurrentHashMap.newKeySet();
  private final Map<Object, String> waiting = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Creates a factory.
   *
   * @param proxy the way of the browsers to this machine; the factory admits the nodes to it, and
   *     closes it
   * @param progress receives a line when a session has to be waited for
   */
  GridSessions(GridSettings grid, LoopbackProxy proxy, Progress progress) {
    this.grid = grid;
    this.hub = new GridHub(grid.address());
    this.proxy = proxy;
    this.progress = progress;
  }

  /**
   * {@return a factory with a proxy of its own, which is closed with it}
   *
   * @param targets what the nodes may reach on this machine
   * @param progress receives where the proxy listens, and what has to be waited for
   * @throws UserError if the proxy cannot listen
   */
  public static GridSessions start(GridSettings grid, ProxyTargets targets, Progress progress) {
    LoopbackProxy proxy = LoopbackProxy.start(ProxyPlace.of(grid), targets, progress);
    progress.report(
        "The nodes of %s reach this run's servers through %s, and nothing else; it is closed at"
                .formatted(grid.address(), proxy.address())
            + " the end");
    return new GridSessions(grid, proxy, progress);
  }

  /**
   * Checks that the hub of a Grid answers and that engines can be opened on a Grid.
   *
   * @throws UserError with everything that is not so
   */
  public static void check(GridSettings grid, Collection<Engine> engines) {
    List<String> without =
        engines.stream().filter(e -> e.onGrid().isEmpty()).map(Engine::id).sorted().toList();
    if (!without.isEmpty()) {
      throw new UserError(
          "%s cannot be opened on a Selenium Grid.".formatted(String.join(", ", without)),
          "Choose other browsers with --browser, or run without --grid.");
    }
    try {
      new GridHub(grid.address()).nodes();
    } catch (RuntimeException e) {
      throw new UserError(
          "Cannot use %s as a Selenium Grid: %s.".formatted(grid.address(), GridHub.explain(e)),
          "Start the hub, or correct --grid.");
    }
  }

  @Override
  public int perEngine() {
    return grid.sessions();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UserError if the Grid refuses or was gone for too long, or this factory was closed
   */
  @Override
  public BrowserSession open(Engine engine) {
    GridStartup startup =
        engine
            .onGrid()
            .orElseThrow(() -> new IllegalStateException(engine + " has no start on a Grid"));
    RemoteWebDriver driver = newSession(engine, startup);
    waiting.remove(engine);
    GridLifetime lifetime =
        new GridLifetime(() -> driver.manage().timeouts().getScriptTimeout(), driver::quit);
    open.add(lifetime);
    var unused = lifetime.end().thenAccept(how -> open.remove(lifetime));
    if (closed.getCount() == 0) {
      lifetime.close(() -> {});
      throw closed();
    }
    try {
      return session(engine, driver, lifetime);
    } catch (RuntimeException e) {
      lifetime.end("it did not start");
      throw refused(engine, BidiTransport.message(e));
    }
  }

  private BrowserSession session(Engine engine, RemoteWebDriver driver, GridLifetime lifetime) {
    Map<String, Object> capabilities = driver.getCapabilities().asMap();
    String socket = Json.text(capabilities, "webSocketUrl");
    if (socket.isEmpty()) {
      throw new IllegalStateException("the node does not speak WebDriver BiDi");
    }
    String id = String.valueOf(driver.getSessionId());
    Optional<GridNode> node = nodes().stream().filter(n -> n.has(id)).findFirst();
    BidiTransport transport =
        new BidiTransport(
            hub.webSocket(socket),
            hub.headers(),
            lifetime.end(),
            () -> lifetime.lost("the connection to the node was closed"));
    lifetime.watch(transport);
    var unused = lifetime.end().thenRunAsync(transport::disconnect);
    return new BrowserSession(
        new SessionParts(
            Identity.from(engine, capabilities, notes(node, capabilities)),
            lifetime,
            transport,
            new UserContexts(engine.startup().oneWindow(), transport),
            new ChannelFacts(transport, ""),
            new BrowserEvents(transport, BrowserEvents.Pages.FIXTURES),
            LoadMeter.NONE));
  }

  private static List<String> notes(Optional<GridNode> node, Map<String, Object> capabilities) {
    String platform = Json.text(capabilities, "platformName");
    String system = node.map(GridNode::system).filter(s -> !s.isEmpty()).orElse(platform);
    return List.of(
        node.map(n -> "on the node " + n.uri() + " of a Selenium Grid (" + system + ")")
            .orElse("on a Selenium Grid (" + system + ")"));
  }

  /** {@return the nodes, which are admitted to the proxy} */
  private List<GridNode> nodes() {
    List<GridNode> nodes = hub.nodes();
    Stream.concat(
            nodes.stream().flatMap(node -> node.host().stream()), Stream.of(grid.address().host()))
        .distinct()
        .forEach(this::admit);
    return nodes;
  }

  private void admit(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""))) {
        proxy.admit(address);
      }
    } catch (UnknownHostException e) {
      tell(
          host,
          "The node %s has a name that is not known here, so its browsers cannot use the proxy"
              .formatted(host));
    }
  }

  private RemoteWebDriver newSession(Engine engine, GridStartup startup) {
    long goneSince = System.nanoTime();
    while (true) {
      if (closed.getCount() == 0) {
        throw closed();
      }
      boolean full = tellIfFull(engine, startup.browserName());
      try {
        return hub.newSession(capabilities(startup));
      } catch (RuntimeException e) {
        Optional<String> answer = GridHub.answer(e);
        if (answer.isPresent() && !(full && e instanceof SessionNotCreatedException)) {
          throw refused(engine, answer.get());
        }
        if (answer.isPresent()) {
          // The hub gives up a request after some minutes in its queue; it is only full.
          goneSince = System.nanoTime();
        } else if (System.nanoTime() - goneSince > GONE.toNanos()) {
          throw new UserError(
              "%s did not answer for %d minutes: %s."
                  .formatted(grid.address(), GONE.toMinutes(), GridHub.explain(e)),
              "Start the hub again.");
        } else {
          tell(
              engine,
              "%s does not answer (%s); waiting for it, to open %s"
                  .formatted(grid.address(), GridHub.explain(e), engine));
        }
        pause();
      }
    }
  }

  /** {@return whether no slot for a browser is free, which is said} */
  private boolean tellIfFull(Engine engine, String browserName) {
    List<GridNode> nodes;
    try {
      nodes = nodes();
    } catch (RuntimeException e) {
      // The request for a session fails as well, and says so.
      return false;
    }
    List<String> slots = GridNode.slots(nodes, browserName);
    if (slots.isEmpty()) {
      tell(
          engine,
          "%s has no slot for %s (%s); waiting for one"
              .formatted(
                  grid.address(),
                  engine,
                  nodes.isEmpty()
                      ? "no node is there"
                      : "its nodes offer " + String.join(", ", GridNode.browsers(nodes))));
    } else if (slots.stream().noneMatch(String::isEmpty)) {
      tell(
          engine,
          "%s is full: %d of %d slots for %s are in use; waiting for one"
              .formatted(grid.address(), slots.size(), slots.size(), engine));
    } else {
      return false;
    }
    return true;
  }

  /** Says each thing once until a session of the engine was opened. */
  private void tell(Object about, String what) {
    if (!what.equals(waiting.put(about, what))) {
      progress.report(what);
    }
  }

  /** Nothing tells when a hub is back. */
  private void pause() {
    try {
      if (closed.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
        throw closed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw closed();
    }
  }

  private Map<String, Object> capabilities(GridStartup startup) {
    Map<String, Object> requested = new LinkedHashMap<>();
    requested.put("browserName", startup.browserName());
    requested.put("webSocketUrl", true);
    // In the hosting with a self-signed certificate, the visitor has accepted it.
    requested.put("acceptInsecureCerts", true);
    requested.put("unhandledPromptBehavior", "dismiss");
    requested.put(
        "proxy", Map.of("proxyType", "manual", "socksProxy", proxy.address(), "socksVersion", 5));
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("args", startup.arguments());
    if (!startup.preferences().isEmpty()) {
      options.put("prefs", startup.preferences());
    }
    requested.put(startup.options(), options);
    Set<String> ofOthers = ofOthers(startup);
    grid.capabilities()
        .forEach(
            (name, value) -> {
              if (!ofOthers.contains(name)) {
                requested.merge(name, value, GridSessions::merged);
              }
            });
    return requested;
  }

  private static Set<String> ofOthers(GridStartup startup) {
    return Engines.known().stream()
        .flatMap(engine -> engine.onGrid().stream())
        .map(GridStartup::options)
        .filter(name -> !name.equals(startup.options()))
        .collect(Collectors.toSet());
  }

  /** Adds what the user requests: to maps by name, to lists at the end, else in place of ours. */
  private static Object merged(Object ours, Object theirs) {
    if (ours instanceof Map<?, ?> ourMap && theirs instanceof Map<?, ?> theirMap) {
      Map<String, Object> all = new LinkedHashMap<>();
      ourMap.forEach((name, value) -> all.put(String.valueOf(name), value));
      theirMap.forEach(
          (name, value) -> all.merge(String.valueOf(name), value, GridSessions::merged));
      return all;
    }
    if (ours instanceof Collection<?> ourList && theirs instanceof Collection<?> theirList) {
      List<Object> all = new ArrayList<>(ourList);
      all.addAll(theirList);
      return all;
    }
    return theirs;
  }

  private UserError refused(Engine engine, String why) {
    return new UserError(
        "%s did not open %s: %s.".formatted(grid.address(), engine, why.replaceFirst("\\.$", "")),
        "See the log of the node, and docs/grid.md.");
  }

  private static UserError closed() {
    return new UserError("The run is over.", "Start another one.");
  }

  /** Deletes all sessions that are still open, and closes the proxy; later calls do nothing. */
  @Override
  public void close() {
    closed.countDown();
    List.copyOf(open).parallelStream().forEach(lifetime -> lifetime.close(() -> {}));
    proxy.close();
  }
}
