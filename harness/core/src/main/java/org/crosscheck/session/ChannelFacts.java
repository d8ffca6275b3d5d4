package org.crosscheck.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** Facts that a function in each page sends over a channel of WebDriver BiDi as they come. */
final class ChannelFacts implements FactSource {
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

  private static final Logger LOG = Logger.getLogger(ChannelFacts.class.getName());

  private final BidiTransport transport;
  private final String look;

  /**
   * Facts of a browser.
   *
   * @param look a function that runs in every page and frame, in addition; "" for none
   */
  ChannelFacts(BidiTransport transport, String look) {
    this.transport = transport;
    this.look = look;
  }

  @Override
  public void listen(OpenVisits visits) {
    transport.listen(Map.of("script.message", event -> message(event, visits)));
    transport.send("script.addPreloadScript", preload(PRELOAD));
    if (!look.isEmpty()) {
      transport.send("script.addPreloadScript", preload(look));
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
    return () -> watchNoMore(script);
  }

  private void watchNoMore(String script) {
    try {
      transport.send("script.removePreloadScript", Map.of("script", script));
    } catch (RuntimeException e) {
      // It was for a tab that is about to be closed, and reaches no other.
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
    String said = Json.text(Json.map(event, "data"), "value");
    Map<?, ?> source = Json.map(event, "source");
    Optional<VisitCollector> own = visits.of(Json.text(source, "context"));
    Optional<VisitCollector> only = visits.only();
    // A page that left speaks from a context of its own too; only frames speak while one is open.
    if (!look.isEmpty() && own.isEmpty() && only.isPresent()) {
      only.get().frame(said);
    } else {
      BrowserEvents.of(source, visits).ifPresent(visit -> visit.fact(said));
    }
  }
}
