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
  public void events_are_taken_out_on_the_reading_thread_and_all_else_goes_on() {
    List<String> heard = new ArrayList<>();
    WebSocket.Listener socket = socket(heard, (method, n) -> heard.add(method + n));

    socket.onText(EVENT.formatted("a", 1));
    socket.onText("{\"type\":\"success\",\"id\":1}");
    socket.onText(EVENT.formatted("b", 2));
    socket.onText("no json");

    assertThat(heard).containsExactly("a1", "{\"type\":\"success\",\"id\":1}", "b2", "no json");
  }

  @Test
  public void an_event_that_cannot_be_taken_in_does_not_cost_the_next() {
    List<String> heard = new ArrayList<>();
    WebSocket.Listener socket =
        socket(
            heard,
            (method, n) -> {
              heard.add(method);
              throw new IllegalStateException("planted");
            });

    socket.onText(EVENT.formatted("a", 1));
    socket.onText(EVENT.formatted("b", 2));

    assertThat(heard).containsExactly("a", "b");
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

  private interface Heard {
    void event(String method, Object n);
  }

  /** {@return the listener that the wrapped client is given for a socket} */
  private static WebSocket.Listener socket(List<String> others, Heard events) {
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
