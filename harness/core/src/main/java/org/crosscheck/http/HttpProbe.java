package org.crosscheck.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.FetchError.Kind;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.UserError;

/**
 * Fetches pages and files with limits on time and size. It follows up to 20 redirects, as browsers
 * do (Fetch, HTTP-redirect fetch). Credentials in a URL are sent as Basic authentication and never
 * appear in a reply.
 *
 * <p>Safe for use by several threads.
 */
public final class HttpProbe {
  private static final int MAX_REDIRECTS = 20;
  private static final int NOT_MODIFIED = 304;

  /** Approximately the headers with which browsers request a page. */
  private static final Map<String, String> AS_PAGE = Map.of("Accept", "text/html,*/*;q=0.8");

  private final Duration timeout;
  private final int maxBytes;
  private final HttpClient client;

  /**
   * A probe that accepts only trusted certificates.
   *
   * @param timeout the time limit for the complete response, including redirects
   * @param maxBytes the size limit of a body
   */
  public HttpProbe(Duration timeout, int maxBytes) {
    this(timeout, maxBytes, HttpClient.newBuilder());
  }

  private HttpProbe(Duration timeout, int maxBytes, HttpClient.Builder client) {
    this.timeout = timeout;
    this.maxBytes = maxBytes;
    this.client = client.connectTimeout(timeout).build();
  }

  /**
   * {@return the reply that a browser gets for a page} An untrusted certificate is recorded and
   * then accepted; the page is also revalidated, as by a browser that has cached it.
   *
   * @throws UserError if the thread is interrupted
   */
  public HttpReply page(URI page) {
    HttpReply reply = get(page);
    if (reply.certificate().isPresent()) {
      HttpProbe trusting =
          new HttpProbe(
              timeout, maxBytes, HttpClient.newBuilder().sslContext(AnyCertificate.context()));
      return trusting
          .revalidated(page, trusting.get(page))
          .despite(reply.certificate().orElseThrow());
    }
    return revalidated(page, reply);
  }

  /**
   * {@return the response to a GET, or why there is none}
   *
   * @throws UserError if the thread is interrupted
   */
  public HttpReply get(URI file) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (HttpStream stream = open("GET", file, AS_PAGE, deadline)) {
      return read(stream, deadline);
    } catch (FetchException e) {
      return HttpReply.of(e);
    }
  }

  /**
   * {@return the response to a HEAD, or why there is none}
   *
   * @param headers header lines of the request, by name
   * @throws UserError if the thread is interrupted
   */
  public HttpReply head(URI file, Map<String, String> headers) {
    try (HttpStream stream = open("HEAD", file, headers, System.nanoTime() + timeout.toNanos())) {
      return HttpReply.of(stream, "");
    } catch (FetchException e) {
      return HttpReply.of(e);
    }
  }

  /**
   * {@return the response to a GET, with an unread body}
   *
   * @throws FetchException if there is none
   * @throws UserError if the thread is interrupted
   */
  public HttpStream open(URI file) throws FetchException {
    return open("GET", file, Map.of(), System.nanoTime() + timeout.toNanos());
  }

  private HttpReply revalidated(URI page, HttpReply reply) {
    Map<String, String> conditions = new LinkedHashMap<>(AS_PAGE);
    reply.header("ETag").ifPresent(tag -> conditions.put("If-None-Match", tag));
    reply.header("Last-Modified").ifPresent(date -> conditions.put("If-Modified-Since", date));
    if (!reply.ok() || conditions.size() == AS_PAGE.size()) {
      return reply;
    }
    // The page itself was received; failing to revalidate it is not an error.
    HttpReply again = head(reply.redirects().isEmpty() ? page : reply.url(), conditions);
    return again.status() == NOT_MODIFIED ? reply.revalidated(again.headers()) : reply;
  }

  private HttpStream open(String method, URI file, Map<String, String> headers, long deadline)
      throws FetchException {
    List<URI> redirects = new ArrayList<>();
    URI at = file;
    while (redirects.size() <= MAX_REDIRECTS) {
      HttpResponse<InputStream> response = send(method, at, headers, deadline, redirects);
      HttpStream stream =
          new HttpStream(at, redirects, response.statusCode(), fields(response), response.body());
      Optional<String> location = response.headers().firstValue("location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return stream;
      }
      stream.close();
      redirects.add(at);
      try {
        at = at.resolve(new URI(location.get()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        throw new FetchException(
            at,
            redirects,
            new FetchError(
                Kind.REDIRECTS, "redirects to '%s', which is not a URL".formatted(location.get())));
      }
    }
    throw new FetchException(
        at,
        redirects,
        new FetchError(Kind.REDIRECTS, "redirected %d times".formatted(redirects.size())));
  }

  private HttpResponse<InputStream> send(
      String method, URI at, Map<String, String> headers, long deadline, List<URI> redirects)
      throws FetchException {
    try {
      return client.send(request(method, at, headers, deadline), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new FetchException(at, redirects, FetchErrors.of(e, timeout));
    } catch (IllegalArgumentException e) {
      throw new FetchException(
          at,
          redirects,
          new FetchError(Kind.BAD_ADDRESS, "cannot be requested: " + e.getMessage()));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static HttpRequest request(
      String method, URI at, Map<String, String> headers, long deadline) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Delivery.requestUrl(Credentials.withoutUserinfo(at)))
            .timeout(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))
            .method(method, BodyPublishers.noBody());
    if ("http".equalsIgnoreCase(at.getScheme())) {
      // Java would ask for an upgrade to HTTP/2, which no browser does. Servers that know upgrades
      // only for WebSockets, such as Vite's and live-server, answer with an error or not at all.
      request.version(HttpClient.Version.HTTP_1_1);
    }
    headers.forEach(request::header);
    if (at.getUserInfo() != null) {
      String basic =
          Base64.getEncoder().encodeToString(at.getUserInfo().getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return request.build();
  }

  /** Reads the body in another thread, because a blocking read has no timeout. */
  private HttpReply read(HttpStream stream, long deadline) {
    ExecutorService reading =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "http-probe");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Future<byte[]> body = reading.submit(() -> stream.body().readNBytes(maxBytes));
      byte[] bytes = body.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return bytes.length < maxBytes
          ? HttpReply.of(stream, new String(bytes, StandardCharsets.UTF_8))
          : HttpReply.of(
              stream,
              new FetchError(Kind.TOO_LARGE, "has more than %d MB".formatted(maxBytes >> 20)));
    } catch (TimeoutException e) {
      return HttpReply.of(
          stream,
          new FetchError(
              Kind.NEVER_ENDS, "had not ended after %d s".formatted(timeout.toSeconds())));
    } catch (ExecutionException e) {
      return HttpReply.of(
          stream, new FetchError(Kind.BROKEN_OFF, "ended early: " + String.valueOf(e.getCause())));
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      reading.shutdownNow();
    }
  }

  private static UserError interrupted() {
    Thread.currentThread().interrupt();
    return new UserError("The run was interrupted.", "Run again.");
  }

  private static List<HeaderField> fields(HttpResponse<?> response) {
    List<HeaderField> fields = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> add(fields, name, value)));
    return fields;
  }

  private static void add(List<HeaderField> fields, String name, String value) {
    // HTTP/2 pseudo-headers such as :status are not header lines.
    if (name.startsWith(":")) {
      return;
    }
    try {
      fields.add(new HeaderField(name, value));
    } catch (UserError e) {
      // Browsers would reject this header line too.
      return;
    }
  }
}
