package org.crosscheck.session;

import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.grid.GridAddress;
import org.crosscheck.message.Credentials;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;

/** Sends requests to the hub of a Selenium Grid. Thread-safe. */
final class GridHub {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private static final Duration STATUS = Duration.ofSeconds(20);

  /** Longer than hubs keep a request for a session in their queue, which is 5 minutes. */
  private static final Duration NEW_SESSION = Duration.ofMinutes(10);

  private static final int OK = 200;

  private final GridAddress address;

  GridHub(GridAddress address) {
    this.address = address;
  }

  /**
   * {@return the nodes}
   *
   * @throws WebDriverException or {@link java.io.UncheckedIOException} if the hub does not answer
   * @throws IllegalStateException if what answers is not a hub
   */
  List<GridNode> nodes() {
    try (HttpClient client =
        HttpClient.Factory.createDefault().createClient(config().readTimeout(STATUS))) {
      HttpResponse answer = client.execute(new HttpRequest(HttpMethod.GET, "/status"));
      if (answer.getStatus() != OK) {
        throw new IllegalStateException("it answered with HTTP status " + answer.getStatus());
      }
      return GridNode.in(answer.contentAsString())
          .orElseThrow(() -> new IllegalStateException("it is not the hub of a Selenium Grid"));
    }
  }

  /**
   * {@return a new session, which waits in the queue of the hub while the Grid is full}
   *
   * @throws RuntimeException if the hub refuses or does not answer
   */
  RemoteWebDriver newSession(Map<String, Object> capabilities) {
    try {
      return new RemoteWebDriver(
          address.url().toURL(),
          new MutableCapabilities(capabilities),
          config().readTimeout(NEW_SESSION));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the address was checked", e);
    }
  }

  private ClientConfig config() {
    Map<String, String> headers = headers();
    return ClientConfig.defaultConfig()
        .baseUri(address.url())
        .connectionTimeout(CONNECTING)
        // Selenium itself sends a login only after the hub refused without one.
        .withFilter(
            next ->
                request -> {
                  headers.forEach(request::setHeader);
                  return next.execute(request);
                });
  }

  /** {@return the header lines that each request needs} */
  Map<String, String> headers() {
    return address
        .login()
        .map(login -> login.user() + ":" + login.password())
        .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> Map.of("Authorization", "Basic " + encoded))
        .orElse(Map.of());
  }

  /**
   * {@return the address of a session's WebSocket} A node writes it with a name that may mean
   * nothing here, but the hub forwards it.
   */
  String webSocket(String reported) {
    URI given = URI.create(reported);
    if (!given.getRawPath().endsWith("/se/bidi")) {
      return reported;
    }
    String path = given.getRawPath();
    return address.url().toString().replaceFirst("^http", "ws")
        + path.substring(path.lastIndexOf("/session/"));
  }

  /** {@return why the hub did not answer or refused, in one line and without credentials} */
  static String explain(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.net.ConnectException) {
        return "nothing listens there";
      }
      if (cause instanceof java.nio.channels.UnresolvedAddressException
          || cause instanceof java.net.UnknownHostException) {
        return "its host is not known here";
      }
      if (cause instanceof java.net.http.HttpTimeoutException
          || cause instanceof java.util.concurrent.TimeoutException
          || cause instanceof org.openqa.selenium.TimeoutException) {
        return "it did not answer in time";
      }
    }
    if (!noNetworkProblem(failure)) {
      return "the connection to it ended";
    }
    String message =
        failure instanceof WebDriverException answered
            ? String.valueOf(answered.getRawMessage())
            : String.valueOf(failure.getMessage());
    String first =
        message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    return Credentials.without(first.replaceFirst("\\.$", ""));
  }

  /** {@return the message with which the hub itself answered; empty if it did not answer} */
  static Optional<String> answer(RuntimeException failure) {
    boolean answered =
        failure instanceof WebDriverException
            && !(failure instanceof org.openqa.selenium.remote.UnreachableBrowserException)
            && !(failure instanceof org.openqa.selenium.TimeoutException)
            && noNetworkProblem(failure);
    return answered ? Optional.of(explain(failure)) : Optional.empty();
  }

  private static boolean noNetworkProblem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.io.IOException
          || cause instanceof java.io.UncheckedIOException
          || cause instanceof java.nio.channels.UnresolvedAddressException) {
        return false;
      }
    }
    return true;
  }
}
