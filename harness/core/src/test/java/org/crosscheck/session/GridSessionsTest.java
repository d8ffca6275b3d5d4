package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.crosscheck.given.TestEngines;
import org.crosscheck.grid.GridAddress;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.grid.LoopbackProxy;
import org.crosscheck.grid.ProxyPlace;
import org.crosscheck.grid.ProxyTargets;
import org.crosscheck.message.UserError;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Uses a hub that only speaks HTTP, so no session ever gets further than its answer. */
@Test(singleThreaded = true)
public class GridSessionsTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static final int SECONDS = 60;

  private static final String NO_ROOM =
      """
      {"value": {"error": "session not created", "message": "New session request timed out",
       "stacktrace": ""}}
      """;

  private static final String NO_BIDI =
      """
      {"value": {"sessionId": "s1", "capabilities": {"browserName": "chrome"}}}
      """;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<?, ?>> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> logins = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile String slots = "";

  @SuppressWarnings("NullAway.Init") // @BeforeMethod
  private HttpServer hub;

  @SuppressWarnings("NullAway.Init") // @BeforeMethod
  private LoopbackProxy proxy;

  @BeforeMethod
  public void start() throws IOException {
    List.of(said, logins, deleted, answers).forEach(BlockingQueue::clear);
    requests.clear();
    slots = slot("chrome", "");
    hub = hub(0);
    proxy =
        LoopbackProxy.start(
            new ProxyPlace(LOOPBACK, 0, "127.0.0.1"),
            new ProxyTargets(Set.of(), Set.of(), List.of()),
            said::add);
  }

  @AfterMethod(alwaysRun = true)
  public void stop() {
    proxy.close();
    hub.stop(0);
  }

  private HttpServer hub(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, port), 0);
    server.setExecutor(threads);
    server.createContext("/status", exchange -> answer(exchange, 200, status()));
    server.createContext("/session", this::session);
    server.start();
    return server;
  }

  private void session(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("DELETE")) {
      deleted.add(exchange.getRequestURI().getPath());
      answer(exchange, 200, "{\"value\": null}");
      return;
    }
    logins.add(
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
    requests.add(
        Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    try {
      String next = answers.poll(SECONDS, TimeUnit.SECONDS);
      answer(exchange, NO_BIDI.equals(next) ? 200 : 500, String.valueOf(next));
    } catch (InterruptedException e) {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String slot(String browser, String session) {
    return "{\"stereotype\": {\"browserName\": \"%s\"}, \"session\": %s}"
        .formatted(
            browser, session.isEmpty() ? "null" : "{\"sessionId\": \"%s\"}".formatted(session));
  }

  private String status() {
    return """
        {"value": {"ready": true, "nodes": [{"uri": "http://127.0.0.1:5555", "slots": [%s]}]}}
        """
        .formatted(slots);
  }

  @Test
  public void a_full_grid_is_waited_for_and_said_once() throws Exception {
    slots = slot("chrome", "others") + "," + slot("firefox", "");
    try (GridSessions sessions = sessions("", Map.of())) {
      CompletableFuture<Session> opening = opening(sessions);
      answers.add(NO_ROOM);
      next(requests);
      next(requests);

      assertThat(next(said))
          .isEqualTo(address() + " is full: 1 of 1 slots for chrome are in use; waiting for one");
      assertThat(said).isEmpty();
      assertThat(opening).isNotDone();

      slots = slot("chrome", "");
      answers.add(NO_BIDI);
      assertThat(failure(opening)).contains("the node does not speak WebDriver BiDi");
    }
  }

  @Test
  public void a_grid_without_the_browser_says_what_it_offers() throws Exception {
    slots = slot("firefox", "");
    try (GridSessions sessions = sessions("", Map.of())) {
      CompletableFuture<Session> opening = opening(sessions);

      assertThat(next(said))
          .isEqualTo(
              address() + " has no slot for chrome (its nodes offer firefox); waiting for one");
      answers.add(NO_BIDI);
      assertThat(failure(opening)).contains("WebDriver BiDi");
    }
  }

  @Test
  public void a_grid_that_is_gone_is_waited_for() throws Exception {
    int port = hub.getAddress().getPort();
    hub.stop(0);
    try (GridSessions sessions = sessions("", Map.of())) {
      CompletableFuture<Session> opening = opening(sessions);

      assertThat(next(said))
          .isEqualTo(
              address()
                  + " does not answer (nothing listens there); waiting for it, to open chrome");
      hub = hub(port);
      answers.add(NO_BIDI);
      assertThat(failure(opening)).contains("WebDriver BiDi");
    }
  }

  @Test
  public void a_grid_with_room_that_refuses_is_not_asked_again() {
    answers.add(NO_ROOM.replace("New session request timed out", "chrome crashed."));
    try (GridSessions sessions = sessions("", Map.of())) {
      assertThatThrownBy(() -> sessions.open(TestEngines.CHROME))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(address() + " did not open chrome: ")
          .hasMessageContaining("chrome crashed");
    }
    assertThat(requests).hasSize(1);
  }

  @Test
  public void a_session_that_cannot_be_used_is_deleted() throws Exception {
    answers.add(NO_BIDI);
    try (GridSessions sessions = sessions("", Map.of())) {
      assertThatThrownBy(() -> sessions.open(TestEngines.CHROME))
          .hasMessageContaining("does not speak WebDriver BiDi");

      assertThat(next(deleted)).isEqualTo("/session/s1");
    }
  }

  @Test
  public void what_is_requested_is_ours_and_the_users() throws Exception {
    answers.add(NO_BIDI);
    Map<String, Object> more =
        Map.of(
            "goog:chromeOptions",
            Map.of("args", List.of("--no-sandbox"), "binary", "/opt/chrome"),
            "moz:firefoxOptions",
            Map.of("args", List.of("-x")),
            "se:name",
            "nightly");
    try (GridSessions sessions = sessions("ann:s3cret@", more)) {
      assertThatThrownBy(() -> sessions.open(TestEngines.CHROME)).hasMessageNotContaining("s3cret");
    }

    Map<?, ?> all = requested(next(requests));
    assertThat(all.get("webSocketUrl")).isEqualTo(true);
    assertThat(Json.text(all, "se:name")).isEqualTo("nightly");
    assertThat(all.containsKey("moz:firefoxOptions")).isFalse();
    assertThat(Json.text(Json.map(all, "proxy"), "socksProxy")).isEqualTo(proxy.address());
    Map<?, ?> options = Json.map(all, "goog:chromeOptions");
    assertThat(options.get("binary")).isEqualTo("/opt/chrome");
    assertThat(Json.list(options, "args").stream().map(String::valueOf))
        .contains("--headless=new", "--proxy-bypass-list=<-loopback>")
        .endsWith("--no-sandbox");
    // "ann:s3cret"
    assertThat(next(logins)).isEqualTo("Basic YW5uOnMzY3JldA==");
    assertThat(said).noneMatch(line -> line.contains("s3cret"));
  }

  /** {@return what Selenium requests as the first or the only match} */
  private static Map<?, ?> requested(Map<?, ?> request) {
    Map<?, ?> capabilities = Json.map(request, "capabilities");
    return Json.list(capabilities, "firstMatch").stream()
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(match -> (Map<?, ?>) match)
        .filter(match -> !match.isEmpty())
        .findFirst()
        .orElseGet(() -> Json.map(capabilities, "alwaysMatch"));
  }

  @Test
  public void the_end_of_a_run_ends_the_waiting() throws Exception {
    hub.stop(0);
    GridSessions sessions = sessions("", Map.of());
    CompletableFuture<Session> opening = opening(sessions);
    next(said);

    sessions.close();

    assertThat(failure(opening)).contains("The run is over.");
  }

  @Test
  public void an_address_without_a_hub_is_refused_at_once() {
    GridSettings wrong = settings("ann:s3cret@", Map.of());
    hub.stop(0);

    assertThatThrownBy(() -> GridSessions.check(wrong, Set.of(TestEngines.CHROME)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "Cannot use %s as a Selenium Grid: nothing listens there. Start the hub, or correct"
                    .formatted(address())
                + " --grid.");
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(SECONDS, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static String failure(CompletableFuture<Session> opening) {
    return opening
        .handle((session, failure) -> String.valueOf(failure))
        .orTimeout(SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private CompletableFuture<Session> opening(GridSessions sessions) {
    return CompletableFuture.supplyAsync(() -> sessions.open(TestEngines.CHROME), threads);
  }

  private String address() {
    return "http://127.0.0.1:" + hub.getAddress().getPort();
  }

  private GridSettings settings(String login, Map<String, Object> capabilities) {
    return new GridSettings(
        GridAddress.of("http://" + login + "127.0.0.1:" + hub.getAddress().getPort()),
        1,
        capabilities,
        Optional.empty());
  }

  private GridSessions sessions(String login, Map<String, Object> capabilities) {
    return new GridSessions(settings(login, capabilities), proxy, said::add);
  }
}
