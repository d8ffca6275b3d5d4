package org.crosscheck.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.server.SiteServer;
import org.crosscheck.told.Told;

/**
 * A copy of the responses of another site, each asked for once, when a browser first wants it, and
 * kept in a folder of this run: bounded in size and time.
 */
final class CopySource implements SiteServer.Source {
  private static final long MOST_BYTES = 50L << 20;
  private static final int CHUNK = 1 << 16;

  /** What is about the connection, or would tie the browser to the copy. */
  private static final Set<String> NOT_COPIED =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "content-encoding",
          "set-cookie",
          "strict-transport-security",
          "alt-svc",
          "clear-site-data",
          "refresh");

  private final URI origin;
  private final Path folder;
  private final Duration patience;
  private final HttpClient client;
  private final Map<String, SiteServer.Answer> kept = new HashMap<>();
  private long bytes;

  /**
   * A copy that is still empty.
   *
   * @param origin of the site
   * @param folder an empty folder, which somebody else removes
   * @param patience how long each response may take
   */
  CopySource(URI origin, Path folder, Duration patience) {
    this.origin = origin;
    this.folder = folder;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @Override
  public synchronized SiteServer.Answer get(String path) throws IOException {
    SiteServer.Answer answer = kept.get(path);
    if (answer == null) {
      answer = fetch(path);
      kept.put(path, answer);
    }
    return answer;
  }

  private SiteServer.Answer fetch(String path) throws IOException {
    try {
      HttpResponse<InputStream> response =
          client.send(
              HttpRequest.newBuilder(Delivery.asked(origin.resolve(path)))
                  .timeout(patience)
                  .build(),
              BodyHandlers.ofInputStream());
      Path file = folder.resolve("copy-" + kept.size());
      try (InputStream from = response.body()) {
        if (!copy(from, file)) {
          return new SiteServer.Answer(507, List.of(), Optional.empty());
        }
      }
      return new SiteServer.Answer(response.statusCode(), lines(response), Optional.of(file));
    } catch (IOException | IllegalArgumentException e) {
      return new SiteServer.Answer(502, List.of(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SiteServer.Answer(502, List.of(), Optional.empty());
    }
  }

  /** {@return whether all of it could be kept} */
  private boolean copy(InputStream from, Path file) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    try (OutputStream to = Files.newOutputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
        bytes += n;
        if (bytes > MOST_BYTES || System.nanoTime() > until) {
          return false;
        }
        to.write(chunk, 0, n);
      }
    }
    return true;
  }

  private static List<HeaderField> lines(HttpResponse<?> response) {
    List<HeaderField> lines = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(":") && !NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> add(lines, name, value));
              }
            });
    return lines;
  }

  private static void add(List<HeaderField> lines, String name, String value) {
    try {
      lines.add(new HeaderField(name, value));
    } catch (Told e) {
      // Not a header line that a browser would take either.
      return;
    }
  }
}
