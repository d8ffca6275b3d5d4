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
 * Copies the responses of another site. Each is requested once, when a browser first needs it, and
 * stored in a folder of this run. Size and time are limited.
 */
final class CopySource implements SiteServer.Source {
  private static final long MAX_BYTES = 50L << 20;
  private static final int CHUNK = 1 << 16;

  /**
   * Headers that are about the connection, or that would affect the browser after the copy is gone.
   */
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
  private final Map<String, SiteServer.Reply> copied = new HashMap<>();
  private long bytes;

  /**
   * Creates an empty copy.
   *
   * @param origin the origin of the site
   * @param folder an empty folder; the caller deletes it
   * @param patience the time limit for each response
   */
  CopySource(URI origin, Path folder, Duration patience) {
    this.origin = origin;
    this.folder = folder;
    this.patience = patience;
    this.probe = new HttpProbe(patience, Math.toIntExact(MAX_BYTES));
  }

  @Override
  public synchronized SiteServer.Reply get(String path) throws IOException {
    SiteServer.Reply reply = copied.get(path);
    if (reply == null) {
      reply = fetch(path);
      copied.put(path, reply);
    }
    return reply;
  }

  private SiteServer.Reply fetch(String path) throws IOException {
    Path file = folder.resolve("copy-" + copied.size());
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

  /** {@return whether the whole body was copied within the limits} */
  private boolean copy(InputStream from, Path file) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (OutputStream to = Files.newOutputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
        bytes += n;
        if (bytes > MAX_BYTES || System.nanoTime() > deadline) {
          return false;
        }
        to.write(chunk, 0, n);
      }
    }
    return true;
  }
}
