package org.crosscheck.given;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;

/** A server of small pages without PyScript, for tests in real browsers. */
public final class Pages implements AutoCloseable {
  private static final String HEAD =
      """
      <!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script>
      const channel = new BroadcastChannel("crosscheck");
      const fact = (name, value = true) => channel.postMessage(JSON.stringify(
        { name, value, from: "main", at: performance.timeOrigin + performance.now() }));
      const crosscheck = globalThis.crosscheck = { origin: performance.timeOrigin, reported: [] };
      new BroadcastChannel("crosscheck").onmessage = ({ data }) => crosscheck.reported.push(
        JSON.stringify({ ...JSON.parse(data), document: crosscheck.origin }));
      </script>
      """;

  private final Folder folder = new Folder().withFolder("packages").withFolder("pages");
  private final Hosting hosting;
  private final FixtureServer server;
  private final HttpServer signals;
  private final AtomicReference<Runnable> whenSignalled = new AtomicReference<>(() -> {});

  /** Starts the server without any pages; each response has a header line twice. */
  public Pages() {
    this(
        List.of(
            new HeaderRule(
                "/*",
                List.of(
                    HeaderField.parse("X-Twice: first"), HeaderField.parse("x-TWICE: second")))));
  }

  /** Starts the server with header rules and without any pages. */
  public Pages(List<HeaderRule> rules) {
    hosting = Given.hosting("given", rules, List.of(), Map.of(), "");
    Release release =
        new Release(
            "given",
            "0.0.0",
            Map.of(Interpreter.MPY, "1.0.0", Interpreter.PY, "1.0.0"),
            folder.path("packages"),
            Optional.empty());
    server = FixtureServer.start(folder.path(), List.of(release), List.of(hosting));
    try {
      signals = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    signals.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
          whenSignalled.getAndSet(() -> {}).run();
        });
    signals.start();
  }

  /** {@return the URL that a page fetches to signal that it was loaded} */
  public URI signal() {
    return URI.create("http://localhost:" + signals.getAddress().getPort() + "/");
  }

  /** Runs an action once, on the next signal. */
  public void whenSignalled(Runnable action) {
    whenSignalled.set(action);
  }

  /** Adds a page that runs a script, in which {@code fact} reports, and returns its address. */
  public URI page(String name, String script) {
    return file(name, "index.html", HEAD + "<script type=\"module\">\n" + script + "\n</script>");
  }

  /** Adds a file beside a page, and returns its address. */
  public URI file(String name, String file, String text) {
    folder.with("pages/" + name + "/" + file, text);
    return address(name, file);
  }

  /** {@return the URL of a file, even if it does not exist} */
  public URI address(String name, String file) {
    return URI.create(server.origin(hosting) + "/0.0.0/" + name + "/plain/none/" + file);
  }

  @Override
  public void close() {
    server.close();
    signals.stop(0);
    folder.close();
  }
}
