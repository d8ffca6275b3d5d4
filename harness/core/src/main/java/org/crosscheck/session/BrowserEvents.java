package org.crosscheck.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The traffic of visits as the browser reports it, in events of WebDriver BiDi. */
final class BrowserEvents implements Traffic {
  private final BidiTransport transport;
  private final Pages pages;

  /** The pages that are visited. */
  enum Pages {
    /** Pages that report facts themselves. */
    FIXTURES,
    /** Others, so that events that no fixture causes are collected too. */
    FOREIGN,
    /** Others, together with their frames. */
    FOREIGN_WITH_FRAMES
  }

  private final ConsoleErrors errors = new ConsoleErrors();

  /**
   * Creates the source of a browser's events.
   *
   * @param pages the pages that are visited
   */
  BrowserEvents(BidiTransport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  @Override
  public void listen(OpenVisits visits) {
    transport.listen(everywhere(visits));
    listenIfKnown(Map.of(ConsoleErrors.EVENT, errors::called));
    Map<String, Consumer<Map<?, ?>>> more = new HashMap<>();
    more.put("browsingContext.navigationCommitted", event -> committed(event, visits));
    if (pages != Pages.FIXTURES) {
      foreignPageEvents()
          .forEach(
              (name, action) ->
                  more.put(
                      name,
                      event ->
                          (name.startsWith("network.")
                                  ? requestVisit(event, visits)
                                  : visitOf(event, visits))
                              .ifPresent(visit -> action.accept(visit, event))));
    }
    listenIfKnown(more);
  }

  private Map<String, Consumer<Map<?, ?>>> everywhere(OpenVisits visits) {
    return Map.of(
        "log.entryAdded",
        event ->
            visitOf(Json.map(event, "source"), visits)
                .ifPresent(v -> errors.line(event, v.log(event))),
        "network.responseCompleted",
        event -> requestVisit(event, visits).ifPresent(v -> v.exchange(event, "")),
        "network.fetchError",
        event ->
            requestVisit(event, visits)
                .ifPresent(v -> v.exchange(event, Json.text(event, "errorText"))),
        "browsingContext.navigationStarted",
        event ->
            visitOf(event, visits)
                .ifPresent(
                    v ->
                        v.navigationStarted(
                            Json.number(event, "timestamp", Double.NaN), Json.text(event, "url"))),
        "browsingContext.navigationFailed",
        event ->
            visitOf(event, visits)
                .ifPresent(
                    v ->
                        v.navigationFailed(
                            "navigation to " + Json.text(event, "url") + " failed")));
  }

  private void committed(Map<?, ?> event, OpenVisits visits) {
    String url = Json.text(event, "url");
    if (url.startsWith("http")) {
      visitOf(event, visits).ifPresent(VisitCollector::navigationCommitted);
    } else if (pages != Pages.FIXTURES) {
      visitOf(event, visits).ifPresent(visit -> visit.left(url));
    }
  }

  @Override
  public void complete(PageLoad load, VisitCollector visit) {
    // Nothing to do: events arrive before the answers to later commands.
  }

  private static Map<String, BiConsumer<VisitCollector, Map<?, ?>>> foreignPageEvents() {
    return Map.of(
        "network.beforeRequestSent",
        VisitCollector::requestSent,
        "network.responseStarted",
        VisitCollector::responseStarted,
        "browsingContext.contextDestroyed",
        (visit, event) -> visit.pageGone("the page closed itself"),
        "browsingContext.downloadWillBegin",
        (visit, event) -> visit.downloadStarted(Json.text(event, "url")),
        "browsingContext.userPromptOpened",
        (visit, event) ->
            visit.browserEvent(
                "browser.dialog",
                Map.of("type", Json.text(event, "type"), "text", Json.text(event, "message"))));
  }

  /**
   * Subscribes to events one by one if the browser does not know all of them: a browser from before
   * 2025 then rejects the whole list. Without them, the visit to a page that reloads forever or
   * closes itself ends at its deadline.
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

  /** {@return the visit to which an event or its source belongs} */
  static Optional<VisitCollector> visitOf(Map<?, ?> holder, OpenVisits visits) {
    String context = Json.text(holder, "context");
    // Chrome does not report the tab of a worker that requests a file.
    return visits.of(context.isEmpty() ? Json.text(holder, "userContext") : context);
  }

  private Optional<VisitCollector> requestVisit(Map<?, ?> event, OpenVisits visits) {
    // Firefox does not report the tab of a frame if it blocks the frame's response.
    Optional<VisitCollector> only =
        pages == Pages.FOREIGN_WITH_FRAMES ? visits.only() : Optional.empty();
    return only.or(() -> visitOf(event, visits));
  }
}
