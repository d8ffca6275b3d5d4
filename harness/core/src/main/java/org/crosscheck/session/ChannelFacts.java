package org.crosscheck.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Facts that a function in each page sends over a channel of WebDriver BiDi as soon as they are
 * reported.
 */
final class ChannelFacts implements FactSource {
  /**
   * A function that runs before any script of the page and forwards the messages of the page and
   * its workers on the channel {@code crosscheck}. BroadcastChannel needs neither isolation nor
   * PyScript, so that a failing worker can still report how it failed.
   */
  private static final String PRELOAD =
      """
      (send) => {
        if (window !== window.top || !location.href.startsWith("http")) return;
        const document = performance.timeOrigin;
        const forward = (fact) => send(JSON.stringify({ ...fact, document }));
        const now = () => document + performance.now();
        const channel = new BroadcastChannel("crosscheck");
        // A worker can outlive its document, and send messages to the one after a reload.
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
        forward({ name: "document.isolated", from: "main", at: now(), value: crossOriginIsolated });
        if (navigator.serviceWorker && navigator.serviceWorker.controller) {
          forward({ name: "service-worker.controls", from: "main", at: now(), value: true });
        }
      }
      """;

  private static final Logger LOG = Logger.getLogger(ChannelFacts.class.getName());

  private final BidiTransport transport;
  private final String probe;

  /**
   * Creates the source of a browser's facts.
   *
   * @param probe the source of an additional function that runs in every page and frame; "" for
   *     none
   */
  ChannelFacts(BidiTransport transport, String probe) {
    this.transport = transport;
    this.probe = probe;
  }

  @Override
  public void listen(OpenVisits visits) {
    transport.listen(Map.of("script.message", event -> message(event, visits)));
    transport.send("script.addPreloadScript", preload(PRELOAD));
    if (!probe.isEmpty()) {
      transport.send("script.addPreloadScript", preload(probe));
    }
  }

  @Override
  public Runnable watch(Contexts.Tab tab, VisitCollector visit, Optional<String> watcher) {
    if (watcher.isEmpty()) {
      return () -> {};
    }
    Map<String, Object> parameters = new HashMap<>(preload(watcher.get()));
    parameters.put("contexts", List.of(tab.context()));
    String script = Json.text(transport.send("script.addPreloadScript", parameters), "script");
    return () -> stopWatching(script);
  }

  private void stopWatching(String script) {
    try {
      transport.send("script.removePreloadScript", Map.of("script", script));
    } catch (RuntimeException e) {
      // The script only runs in a tab that is about to be closed.
      LOG.fine(e::toString);
    }
  }

  private static Map<String, Object> preload(String function) {
    return Map.of(
        "functionDeclaration",
        function,
        "arguments",
        List.of(Map.of("type", "channel", "value", Map.of("channel", "crosscheck"))));
  }

  private void message(Map<?, ?> event, OpenVisits visits) {
    String fact = Json.text(Json.map(event, "data"), "value");
    Map<?, ?> source = Json.map(event, "source");
    Optional<VisitCollector> own = visits.of(Json.text(source, "context"));
    Optional<VisitCollector> only = visits.only();
    // After a page has left, its messages also come from another context; while one is open, only
    // those of frames do.
    if (!probe.isEmpty() && own.isEmpty() && only.isPresent()) {
      only.get().frame(fact);
    } else {
      BrowserEvents.visitOf(source, visits).ifPresent(visit -> visit.fact(fact));
    }
  }
}
