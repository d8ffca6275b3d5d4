package org.crosscheck.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.http.HttpStream;
import org.crosscheck.server.SiteServer;

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
  private final HttpProbe probe;
  private final Map<String, SiteServer.Reply> kept = new HashMap<>();
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
    this.probe = new HttpProbe(patience, Math.toIntExact(MOST_BYTES));
  }

  @Override
  public synchronized SiteServer.Reply get(String path) throws IOException {
    SiteServer.Reply answer = kept.get(path);
    if (answer == null) {
      answer = fetch(path);
      kept.put(path, answer);
    }
    return answer;
  }

  private SiteServer.Reply fetch(String path) throws IOException {
    Path file = folder.resolve("copy-" + kept.size());
    try (HttpStream response = probe.open(origin.resolve(path))) {
      if (!copy(response.body(), file)) {
        return new SiteServer.Reply(507, List.of(), Optional.empty());
      }
      List<HeaderField> headers =
          response.headers().stream()
              .filter(h -> !NOT_COPIED.contains(h.name().toLowerCase(Locale.ROOT)))
              .toList();
      return new SiteServer.Reply(response.status(), headers, Optional.of(file));
    } catch (IOException | IllegalArgumentException e) {
      return new SiteServer.Reply(502, List.of(), Optional.empty());
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
}
