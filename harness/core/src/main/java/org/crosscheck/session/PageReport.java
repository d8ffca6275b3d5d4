package org.crosscheck.session;

import java.util.Map;

/**
 * A report of a page of itself. It is a fact, or what the browser would report if it had events: an
 * object with the name of an {@code event} of WebDriver BiDi and its {@code params}, as far as a
 * page can know them. Untrusted.
 */
final class PageReport {
  private PageReport() {}

  /**
   * Adds a report to what a visit collects.
   *
   * @param json the report
   */
  static void deliver(String json, VisitCollector visit) {
    Map<?, ?> message = Json.parse(json);
    Map<?, ?> event = Json.map(message, "params");
    switch (Json.text(message, "event")) {
      case "log.entryAdded" -> visit.log(event);
      case "network.beforeRequestSent" -> visit.requestSent(event);
      case "network.responseCompleted" -> visit.exchange(event, "");
      case "network.fetchError" -> visit.exchange(event, Json.text(event, "errorText"));
      default -> visit.fact(json);
    }
  }
}
