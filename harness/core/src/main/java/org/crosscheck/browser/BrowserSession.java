package org.crosscheck.browser;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.crosscheck.engine.Startup;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Timings;
import org.crosscheck.process.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * One running browser, in which pages are visited, several at a time if asked. Each visit gets a
 * user context of its own, so that no cookie, cache or service worker reaches another.
 */
public final class BrowserSession implements Session {
  /**
   * Runs before any script of the page: forwards what page and workers say on the channel {@code
   * crosscheck}. BroadcastChannel needs neither isolation nor PyScript, so that a failing worker
   * can still say how it failed.
   */
  private static final String PRELOAD =
      """
      (send) => {
        if (window !== window.top || !location.href.startsWith("http")) return;
        const document = performance.timeOrigin;
        const forward = (fact) => send(JSON.stringify({ ...fact, document }));
        const now = () => document + performance.now();
        const channel = new BroadcastChannel("crosscheck");
        // A worker can outlive the document that started it, and speak into the one after a reload.
        const stale = (fact) => fact.origin < document - 5;
        channel.onmessage = ({ data }) => {
          try {
            const fact = JSON.parse(data);
            forward(stale(fact) ? { ...fact, name: "stale." + fact.name } : fact);
          } catch (error) {
            forward({ name: "unreadable", from: "main", at: now(), value: String(data).slice(0, 500) });
          }
        };
        forward({ name: "document.url", from: "main", at: now(), value: location.href });
        if (navigator.serviceWorker && navigator.serviceWorker.controller) {
          forward({ name: "service-worker.controls", from: "main", at: now(), value: true });
        }
      }
      """;

  private static final Duration PATIENCE_WITH_PICTURE = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(BrowserSession.class.getName());

  private final RunningBrowser running;
  private final Protocol protocol;
  private final Tabs tabs;

  /** The visits under way, each by its tab and by its user context, which no other has. */
  private final Map<String, VisitWatch> watches = new ConcurrentHashMap<>();

  private final double up;

  private volatile boolean retired;

  /** Whether what the frames of a page ask for belongs to its visit. */
  private volatile boolean framesCount;

  private BrowserSession(RunningBrowser running) {
    this.running = running;
    this.protocol = running.protocol();
    this.tabs = new Tabs(running.identity().browser(), protocol);
    this.up = now();
  }

  /**
   * Starts a browser; close it to end it.
   *
   * @throws org.crosscheck.told.Told if it does not start
   */
  public static BrowserSession open(Installation installation, Workspace workspace) {
    return open(installation, workspace, "");
  }

  /**
   * Starts a browser for pages that are not ours and say nothing by themselves; close it to end it.
   *
   * @param look a function of JavaScript that runs before any script of a page, in every frame, and
   *     takes a function that sends facts; "" for none. What frames of a page ask for is seen too
   *     then, as long as one page is visited at a time
   * @throws org.crosscheck.told.Told if it does not start
   */
  public static BrowserSession open(Installation installation, Workspace workspace, String look) {
    RunningBrowser running =
        installation.browser().startup().road() instanceof Startup.ThroughDriver
            ? ChromeLauncher.start(installation, workspace)
            : FirefoxLauncher.start(installation, workspace);
    BrowserSession session = new BrowserSession(running);
    session.listen(look);
    return session;
  }

  private void listen(String look) {
    var unused =
        running.life().end().thenAccept(why -> watches.values().forEach(w -> w.browserDied(why)));
    protocol.listen(
        Map.of(
            "script.message",
            this::message,
            "log.entryAdded",
            event -> watch(Json.map(event, "source"), w -> w.log(event)),
            "network.responseCompleted",
            event -> watchTraffic(event, w -> w.exchange(event, "")),
            "network.fetchError",
            event -> watchTraffic(event, w -> w.exchange(event, Json.text(event, "errorText"))),
            "browsingContext.navigationStarted",
            event ->
                watch(
                    event,
                    w ->
                        w.navigationStarted(
                            Json.number(event, "timestamp", Double.NaN), Json.text(event, "url"))),
            "browsingContext.navigationFailed",
            event ->
                watch(
                    event,
                    w ->
                        w.navigationFailed(
                            "navigation to " + Json.text(event, "url") + " failed"))));
    Map<String, Consumer<Map<?, ?>>> more = new HashMap<>();
    more.put(
        "browsingContext.navigationCommitted",
        event -> {
          if (Json.text(event, "url").startsWith("http")) {
            watch(event, VisitWatch::navigationCommitted);
          }
        });
    protocol.send("script.addPreloadScript", preload(PRELOAD));
    if (!look.isEmpty()) {
      framesCount = true;
      protocol.send("script.addPreloadScript", preload(look));
      more.putAll(whatNoFixtureDoes());
    }
    listenIfKnown(more);
  }

  private Map<String, Consumer<Map<?, ?>>> whatNoFixtureDoes() {
    return Map.of(
        "network.responseStarted",
        event -> watchTraffic(event, w -> w.responding(event)),
        "browsingContext.contextDestroyed",
        event -> watch(event, w -> w.gone("the page closed itself")),
        "browsingContext.downloadWillBegin",
        event -> watch(event, w -> w.downloads(Json.text(event, "url"))),
        "browsingContext.userPromptOpened",
        event ->
            watch(
                event,
                w ->
                    w.happened(
                        "browser.dialog",
                        Map.of(
                            "type",
                            Json.text(event, "type"),
                            "text",
                            Json.text(event, "message")))));
  }

  /**
   * A browser from before 2025 does not know all of them, and then takes none of a list; a page
   * that reloads for ever or closes itself then ends at its deadline.
   */
  private void listenIfKnown(Map<String, Consumer<Map<?, ?>>> events) {
    try {
      protocol.listen(events);
    } catch (RuntimeException e) {
      if (!Protocol.said(e).startsWith("invalid argument")) {
        throw e;
      }
      if (events.size() > 1) {
        events.forEach((event, action) -> listenIfKnown(Map.of(event, action)));
      }
    }
  }

  private static Map<String, Object> preload(String function) {
    return Map.of(
        "functionDeclaration",
        function,
        "arguments",
        List.of(Map.of("type", "channel", "value", Map.of("channel", "crosscheck"))));
  }

  /** Runs a function in one tab only, and returns what to say when it need not run anymore. */
  private String watchIn(Tabs.Tab tab, String function) {
    Map<String, Object> parameters = new HashMap<>(preload(function));
    parameters.put("contexts", List.of(tab.context()));
    return Json.text(protocol.send("script.addPreloadScript", parameters), "script");
  }

  private void message(Map<?, ?> event) {
    String said = Json.text(Json.map(event, "data"), "value");
    Map<?, ?> source = Json.map(event, "source");
    List<VisitWatch> all = watches.values().stream().distinct().toList();
    // A page that left speaks from a context of its own too; only frames speak while one is open.
    boolean frame = framesCount && !watches.containsKey(Json.text(source, "context"));
    if (frame && all.size() == 1) {
      all.get(0).frame(said);
    } else {
      watch(source, w -> w.fact(said));
    }
  }

  private void watch(Map<?, ?> holder, Consumer<VisitWatch> action) {
    String context = Json.text(holder, "context");
    // Chrome does not say in which tab the worker is that asks for a file.
    VisitWatch watch = watches.get(context.isEmpty() ? Json.text(holder, "userContext") : context);
    if (watch != null) {
      action.accept(watch);
    }
  }

  private void watchTraffic(Map<?, ?> event, Consumer<VisitWatch> action) {
    List<VisitWatch> all = watches.values().stream().distinct().toList();
    // Firefox does not say in which tab a frame is whose response it refuses.
    if (framesCount && all.size() == 1) {
      action.accept(all.get(0));
    } else {
      watch(event, action);
    }
  }

  @Override
  public Identity identity() {
    return running.identity();
  }

  /** {@return the id of the browser's main process} */
  public long pid() {
    return running.process().pid();
  }

  @Override
  public State state() {
    if (running.life().goesOn()) {
      return State.RUNNING;
    }
    return retired ? State.RETIRED : State.DIED;
  }

  @Override
  public Observation visit(PageLoad load, double queued) {
    double taken = now();
    VisitWatch watch = new VisitWatch(load.until());
    Optional<Tabs.Tab> tab = Optional.empty();
    Optional<String> watcher = Optional.empty();
    double opened = taken;
    Ending ending;
    try {
      tab = Optional.of(tabs.take());
      if (load.alone()) {
        tabs.settle();
      } else {
        tabs.prepareNext(tab.get());
      }
      watches.put(tab.get().context(), watch);
      watches.put(tab.get().userContext(), watch);
      if (load.watcher().isPresent()) {
        watcher = Optional.of(watchIn(tab.get(), load.watcher().get()));
      }
      opened = now();
      protocol.send(
          "browsingContext.navigate",
          Map.of("context", tab.get().context(), "url", load.url().toString(), "wait", "none"));
      ending = await(watch, load.deadline());
    } catch (RuntimeException e) {
      boolean died = state() != State.RUNNING;
      ending = new Ending(died ? Outcome.BROWSER_DIED : Outcome.NOT_OPENED, Protocol.said(e));
    }
    double started = watch.started().orElse(opened);
    double last = ending.outcome() == Outcome.ANSWERED ? watch.lastFact().orElse(now()) : now();
    watcher.ifPresent(this::watchNoMore);
    Timings timings =
        new Timings(
            Math.max(0, taken - Math.max(queued, up)),
            Math.max(0, opened - taken),
            Math.max(0, started - opened),
            Math.max(0, last - started),
            0);
    Ending end = ending;
    tab.ifPresent(t -> leave(t, watch, load, () -> seen(load, end, watch, started, timings)));
    return seen(load, end, watch, started, timings.withTeardown(Math.max(0, now() - last)));
  }

  private static Observation seen(
      PageLoad load, Ending ending, VisitWatch watch, double started, Timings timings) {
    return new Observation(
        ending.outcome(),
        ending.detail(),
        load.url().toString(),
        watch.facts(started),
        watch.console(started),
        watch.errors(started),
        watch.exchanges(started),
        timings);
  }

  private void watchNoMore(String watcher) {
    try {
      protocol.send("script.removePreloadScript", Map.of("script", watcher));
    } catch (RuntimeException e) {
      // It was for a tab that is about to be closed, and reaches no other.
      LOG.fine(e::toString);
    }
  }

  /** Takes in what was sent before the last fact but not yet read, and lets the tab be closed. */
  private void leave(Tabs.Tab tab, VisitWatch watch, PageLoad load, Supplier<Observation> seen) {
    try {
      protocol.send("session.status", Map.of());
      load.camera()
          .filter(camera -> camera.wants(seen.get()))
          .ifPresent(camera -> photograph(tab, camera));
      forget(watch);
      var closed = tabs.discard(tab).exceptionally(e -> retire());
      if (load.alone()) {
        closed.join();
      }
    } catch (RuntimeException e) {
      forget(watch);
      retire();
    }
  }

  private void photograph(Tabs.Tab tab, Camera camera) {
    try {
      Map<String, Object> picture =
          protocol.send(
              "browsingContext.captureScreenshot",
              Map.of("context", tab.context()),
              PATIENCE_WITH_PICTURE);
      camera.took(Base64.getDecoder().decode(Json.text(picture, "data")));
    } catch (RuntimeException e) {
      // A page that hangs gives no picture; what was seen of it is no less.
      LOG.fine(e::toString);
    }
  }

  private void forget(VisitWatch watch) {
    watches.values().removeIf(watch::equals);
  }

  /** A browser that no longer answers or cannot close a page is of no use for the next visit. */
  private @Nullable Void retire() {
    if (running.life().goesOn()) {
      retired = true;
      running.life().end("the harness ended the browser, which could not close a page");
    }
    return null;
  }

  private record Ending(Outcome outcome, String detail) {}

  private Ending await(VisitWatch watch, Duration deadline) {
    try {
      VisitWatch.End end = watch.end().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return switch (end.kind()) {
        case ANSWERED -> new Ending(Outcome.ANSWERED, end.detail());
        case RELOADS -> new Ending(Outcome.RELOAD_LOOP, end.detail());
        case GONE -> new Ending(Outcome.PAGE_GONE, end.detail());
        case NOT_OPENED -> new Ending(Outcome.NOT_OPENED, end.detail());
        case BROWSER_DIED -> new Ending(Outcome.BROWSER_DIED, end.detail());
      };
    } catch (TimeoutException e) {
      return new Ending(Outcome.NEVER_ANSWERED, "watched for " + deadline.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ending(Outcome.HARNESS_FAILED, "the run was interrupted");
    } catch (ExecutionException e) {
      return new Ending(Outcome.HARNESS_FAILED, String.valueOf(e.getCause()));
    }
  }

  private static double now() {
    return System.currentTimeMillis();
  }

  @Override
  public void close() {
    tabs.close();
    running.life().close(this::quit);
  }

  private void quit() {
    try {
      if (state() == State.RUNNING) {
        protocol.send("browser.close", Map.of());
      }
    } catch (RuntimeException e) {
      // It does not answer; its processes are ended all the same.
      LOG.fine(e::toString);
    }
  }
}
