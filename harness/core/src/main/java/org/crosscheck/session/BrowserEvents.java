package org.crosscheck.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the browser itself tells of visits, as events of WebDriver BiDi. */
final class BrowserEvents implements Traffic {
  private final BidiTransport transport;

  /** Whether what the frames of a page ask for belongs to its visit. */
  private final boolean framesCount;

  /**
   * Events of a browser.
   *
   * @param others whether pages are visited that are not ours, so that what their frames do, and
   *     what no fixture does, is taken in too
   */
  BrowserEvents(BidiTransport transport, boolean others) {
    this.transport = transport;
    this.framesCount = others;
  }

  @Override
  public void listen(OpenVisits visits) {
    transport.listen(
        Map.of(
            "log.entryAdded",
            event -> of(Json.map(event, "source"), visits).ifPresent(v -> v.log(event)),
            "network.responseCompleted",
            event -> asking(event, visits).ifPresent(v -> v.exchange(event, "")),
            "network.fetchError",
            event ->
                asking(event, visits)
                    .ifPresent(v -> v.exchange(event, Json.text(event, "errorText"))),
            "browsingContext.navigationStarted",
            event ->
                of(event, visits)
                    .ifPresent(
                        v ->
                            v.navigationStarted(
                                Json.number(event, "timestamp", Double.NaN),
                                Json.text(event, "url"))),
            "browsingContext.navigationFailed",
            event ->
                of(event, visits)
                    .ifPresent(
                        v ->
                            v.navigationFailed(
                                "navigation to " + Json.text(event, "url") + " failed"))));
    Map<String, Consumer<Map<?, ?>>> more = new HashMap<>();
    more.put(
        "browsingContext.navigationCommitted",
        event -> {
          if (Json.text(event, "url").startsWith("http")) {
            of(event, visits).ifPresent(VisitCollector::navigationCommitted);
          }
        });
    if (framesCount) {
      whatNoFixtureDoes()
          .forEach(
              (name, action) ->
                  more.put(
                      name,
                      event ->
                          (name.startsWith("network.") ? asking(event, visits) : of(event, visits))
                              .ifPresent(visit -> action.accept(visit, event))));
    }
    listenIfKnown(more);
  }

  @Override
  public void complete(PageLoad load, VisitCollector visit) {
    // Events come by themselves, before the answer to whatever is asked after them.
  }

  private static Map<String, BiConsumer<VisitCollector, Map<?, ?>>> whatNoFixtureDoes() {
    return Map.of(
        "network.responseStarted",
        VisitCollector::responding,
        "browsingContext.contextDestroyed",
        (visit, event) -> visit.gone("the page closed itself"),
        "browsingContext.downloadWillBegin",
        (visit, event) -> visit.downloads(Json.text(event, "url")),
        "browsingContext.userPromptOpened",
        (visit, event) ->
            visit.happened(
                "browser.dialog",
                Map.of("type", Json.text(event, "type"), "text", Json.text(event, "message"))));
  }

  /**
   * A browser from before 2025 does not know all of them, and then takes none of a list; a page
   * that reloads for ever or closes itself then ends at its deadline.
   */
  private void listenIfKnown(Map<String, Consumer<Map<?, ?>>> events) {
    try {
      transport.listen(events);
    } catch (RuntimeException e) {
      if (!transport.explain(e).startsWith("invalid argument")) {
        throw e;
      }
      if (events.size() > 1) {
        events.forEach((event, action) -> listenIfKnown(Map.of(event, action)));
      }
    }
  }

  /** {@return the visit that an event or its source is about} */
  static Optional<VisitCollector> of(Map<?, ?> holder, OpenVisits visits) {
    String context = Json.text(holder, "context");
    // Chrome does not say in which tab the worker is that asks for a file.
    return visits.of(context.isEmpty() ? Json.text(holder, "userContext") : context);
  }

  private Optional<VisitCollector> asking(Map<?, ?> event, OpenVisits visits) {
    // Firefox does not say in which tab a frame is whose response it refuses.
    Optional<VisitCollector> only = framesCount ? visits.only() : Optional.empty();
    return only.or(() -> of(event, visits));
  }
}
