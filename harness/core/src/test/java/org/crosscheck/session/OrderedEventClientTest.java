package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.WebSocket;
import org.testng.annotations.Test;

public class OrderedEventClientTest {
  private static final String EVENT =
      "{\"type\":\"event\",\"method\":\"%s\",\"params\":{\"n\":%d}}";

  @Test
  public void events_are_handled_on_the_reading_thread_and_other_messages_are_passed_on() {
    List<String> received = new ArrayList<>();
    WebSocket.Listener socket = socket(received, (method, n) -> received.add(method + n));

    socket.onText(EVENT.formatted("a", 1));
    socket.onText("{\"type\":\"success\",\"id\":1}");
    socket.onText(EVENT.formatted("b", 2));
    socket.onText("not JSON");

    assertThat(received).containsExactly("a1", "{\"type\":\"success\",\"id\":1}", "b2", "not JSON");
  }

  @Test
  public void an_event_that_cannot_be_handled_does_not_prevent_the_next() {
    List<String> received = new ArrayList<>();
    WebSocket.Listener socket =
        socket(
            received,
            (method, n) -> {
              received.add(method);
              throw new IllegalStateException("expected by the test");
            });

    socket.onText(EVENT.formatted("a", 1));
    socket.onText(EVENT.formatted("b", 2));

    assertThat(received).containsExactly("a", "b");
  }

  private static final WebSocket NO_SOCKET =
      new WebSocket() {
        @Override
        public WebSocket send(org.openqa.selenium.remote.http.Message message) {
          return this;
        }

        @Override
        public void close() {}
      };

  private interface EventListener {
    void event(String method, Object n);
  }

  /** {@return the listener that the wrapped client gets for a socket} */
  private static WebSocket.Listener socket(List<String> others, EventListener events) {
    List<WebSocket.Listener> given = new ArrayList<>();
    HttpClient client =
        (HttpClient)
            java.lang.reflect.Proxy.newProxyInstance(
                HttpClient.class.getClassLoader(),
                new Class<?>[] {HttpClient.class},
                (proxy, method, arguments) -> {
                  given.add((WebSocket.Listener) arguments[1]);
                  return NO_SOCKET;
                });
    new OrderedEventClient(
            client, (method, params) -> events.event(method, String.valueOf(params.get("n"))))
        .openSocket(
            new HttpRequest(HttpMethod.GET, "/session"),
            new WebSocket.Listener() {
              @Override
              public void onText(CharSequence data) {
                others.add(data.toString());
              }
            });
    return given.get(0);
  }
}
