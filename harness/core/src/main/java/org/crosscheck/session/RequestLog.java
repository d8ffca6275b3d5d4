package org.crosscheck.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;

/**
 * The requests of one visit, from the events of WebDriver BiDi's network module. Not thread-safe.
 */
final class RequestLog {
  /** A request that is open for longer is one that stays open, such as a stream of events. */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How many complete responses are remembered; a late failure comes soon after. */
  private static final int REMEMBERED = 1_000;

  private final BoundedList<Exchange> exchanges;

  /** The requests without a complete response, by id. */
  private final Map<String, Open> open = new LinkedHashMap<>();

  /** The latest complete responses, by request and number of redirects before it. */
  private final Map<String, Boolean> complete =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The started responses by the ids of their requests, as far as the browser reported them. */
  private final Map<String, Map<?, ?>> started = new HashMap<>();

  /** A request, and when it was sent by {@link System#nanoTime()}. */
  private record Open(String url, long since) {}

  /** Creates a log that keeps at most {@code most} requests. */
  RequestLog(int most) {
    this.exchanges = new BoundedList<>(most);
  }

  /** A request was sent. */
  void sent(Map<?, ?> event) {
    open.put(id(event), new Open(Json.text(Json.map(event, "request"), "url"), System.nanoTime()));
  }

  /** A response started. If the browser aborts it, the later event has no status. */
  void responseStarted(Map<?, ?> event) {
    started.put(id(event), Json.map(event, "response"));
  }

  /** A response is complete, or a request failed. */
  void ended(Map<?, ?> event, String failure) {
    open.remove(id(event));
    // Chrome reports that it discards a script after it has reported the complete 404.
    String hop = id(event) + " " + Json.number(event, "redirectCount", 0);
    if (failure.isEmpty() && !id(event).isEmpty()) {
      complete.put(hop, true);
    } else if (complete.containsKey(hop)) {
      return;
    }
    Map<?, ?> request = Json.map(event, "request");
    Map<?, ?> before = started.getOrDefault(id(event), Map.of());
    started.remove(id(event));
    Map<?, ?> response = event.containsKey("response") ? Json.map(event, "response") : before;
    List<HeaderLine> headers =
        Json.list(response, "headers").stream()
            .filter(Map.class::isInstance)
            .map(h -> (Map<?, ?>) h)
            .map(
                h -> new HeaderLine(Json.text(h, "name"), Json.text(Json.map(h, "value"), "value")))
            .toList();
    add(
        new Exchange(
            Json.number(event, "timestamp", 0),
            Json.text(request, "method"),
            Json.text(request, "url"),
            (int) Json.number(response, "status", 0),
            Boolean.TRUE.equals(response.get("fromCache")),
            headers,
            failure));
  }

  /** Adds a request and its response. */
  void add(Exchange exchange) {
    exchanges.add(exchange);
  }

  /**
   * {@return until when the open requests are a reason to wait, by {@link System#nanoTime()}}
   *
   * @param otherwise the result without such requests
   */
  long awaitedUntil(long otherwise) {
    return open.values().stream()
        .mapToLong(request -> request.since() + LONGEST_NANOS)
        .reduce(otherwise, (a, b) -> b - a > 0 ? b : a);
  }

  /** {@return the URLs of the requests that have no complete response yet} */
  List<String> openUrls() {
    return open.values().stream().map(Open::url).distinct().toList();
  }

  /** {@return the requests in the order in which they ended} */
  List<Exchange> exchanges() {
    return exchanges.items();
  }

  /** {@return how many requests were not kept} */
  long dropped() {
    return exchanges.dropped();
  }

  private static String id(Map<?, ?> event) {
    return Json.text(Json.map(event, "request"), "request");
  }
}
