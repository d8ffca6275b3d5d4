package org.crosscheck.session;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;
import org.openqa.selenium.remote.http.WebSocket;

/**
 * A client whose WebSockets keep WebDriver BiDi events in order. Selenium's connection passes every
 * message to a thread pool, where messages can overtake each other; this client handles events
 * before that, on the reading thread.
 */
final class OrderedEventClient implements HttpClient {
  private static final Logger LOG = Logger.getLogger(OrderedEventClient.class.getName());

  private final HttpClient client;
  private final BiConsumer<String, Map<?, ?>> events;
  private final Map<String, String> headers;
  private final Runnable closed;

  /**
   * Wraps a client.
   *
   * @param events receives the method and the parameters of each event
   */
  OrderedEventClient(HttpClient client, BiConsumer<String, Map<?, ?>> events) {
    this(client, events, Map.of(), () -> {});
  }

  /**
   * Wraps a client.
   *
   * @param events receives the method and the parameters of each event
   * @param headers the lines to add to the request that opens a WebSocket
   * @param closed called when a WebSocket is closed by the other side or fails
   */
  OrderedEventClient(
      HttpClient client,
      BiConsumer<String, Map<?, ?>> events,
      Map<String, String> headers,
      Runnable closed) {
    this.client = client;
    this.events = events;
    this.headers = Map.copyOf(headers);
    this.closed = closed;
  }

  @Override
  public WebSocket openSocket(HttpRequest request, WebSocket.Listener listener) {
    headers.forEach(request::setHeader);
    return client.openSocket(
        request,
        new WebSocket.Listener() {
          @Override
          public void onText(CharSequence data) {
            Map<?, ?> message = Json.parse(data.toString());
            if (Json.text(message, "type").equals("event")) {
              dispatch(message);
            } else {
              listener.onText(data);
            }
          }

          @Override
          public void onBinary(byte[] data) {
            listener.onBinary(data);
          }

          @Override
          public void onClose(int code, String reason) {
            listener.onClose(code, reason);
            closed.run();
          }

          @Override
          public void onError(Throwable cause) {
            listener.onError(cause);
            closed.run();
          }
        });
  }

  /** Handles one event; a failure must not stop the reading of later ones. */
  private void dispatch(Map<?, ?> message) {
    try {
      events.accept(Json.text(message, "method"), Json.map(message, "params"));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Cannot handle the event " + message.get("method"), e);
    }
  }

  @Override
  public HttpResponse execute(HttpRequest request) {
    return client.execute(request);
  }

  @Override
  public void close() {
    client.close();
  }
}
