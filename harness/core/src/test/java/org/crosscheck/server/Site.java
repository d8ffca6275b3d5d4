package org.crosscheck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;

/** A server with one page, a few packages and two hostings, for tests. */
final class Site implements AutoCloseable {
  /** Where the pages of the fixture {@code page} are. */
  static final String PAGE = "/0.7.31/page/plain/mpy-py/";

  /** Where the files of PyScript are. */
  static final String CORE = "/npm/@pyscript/core@0.7.31/";

  /** Sends nothing of its own. */
  static final Hosting BARE = Given.hosting("bare");

  /** Sends a line twice on everything, one more on assets, and has an extra file and a head. */
  static final Hosting RICH =
      Given.hosting(
          "rich",
          List.of(
              new HeaderRule(
                  "/*", List.of(HeaderField.parse("X-Twice: a"), HeaderField.parse("X-Twice: b"))),
              new HeaderRule("/npm/*", List.of(HeaderField.parse("X-Asset: yes")))),
          List.of(),
          Map.of("/extra.js", "mini-coi/mini-coi.js"),
          "<script src=\"/extra.js\"></script>");

  /** A script as PyScript's are, with defaults that are not the versions of the release. */
  static final String CHUNK =
      """
      var a={type:"micropython",module:(e="1.27.0-6")=>`https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@${e}/micropython.mjs`};
      var b={type:"pyodide",module:(e="314.0.2")=>`https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs`};
      var c={type:"wasmoon",module:(e="1.16.0")=>`https://cdn.jsdelivr.net/npm/wasmoon@${e}/+esm`};
      """;

  /** Files of packages that are beside the page. */
  static final Map<String, Map<String, List<String>>> FILES =
      Map.of(
          "page",
          Map.of(
              "js/sw.js", List.of("earlier/sw.js", "mini-coi/mini-coi.js"),
              "polyscript.js", List.of("polyscript/index.js")));

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Folder folder;
  private final FixtureServer server;

  Site() {
    folder =
        new Folder()
            .with("fixture-secret.json", "SECRET")
            .with("fixtures/package.json", "SECRET")
            .with("fixtures/lib/report.js", "const from = 'lib';")
            .with("fixtures/pages/page/fixture.yaml", "SECRET")
            .with("fixtures/pages/page/index.html", "<head>{{head}}</head>{{core}}")
            .with("fixtures/pages/other/index.html", "other")
            .with(
                "fixtures/pages/My_page.2/index.html",
                "{{#variant-A_b.c}}that form{{/variant-A_b.c}}")
            .with("packages/secret.json", "SECRET")
            .with("packages/@pyscript/core/dist/core.js", "core")
            .with("packages/@pyscript/core/dist/chunk.js", CHUNK)
            .with("packages/@pyscript/core/dist/core.mjs", "core")
            .with("packages/@pyscript/core/dist/a.wasm", "wasm")
            .with("packages/@pyscript/core/dist/a.py", "py")
            .with("packages/@pyscript/core/dist/a.toml", "toml")
            .with("packages/@pyscript/core/dist/a.html", "html")
            .with("packages/@pyscript/core/dist/a.json", "{}")
            .with("packages/@pyscript/core/dist/a.css", "css")
            .with("packages/polyscript/index.js", CHUNK)
            .with("packages/pyodide/pyodide.mjs", CHUNK)
            .with("packages/@micropython/micropython-webassembly-pyscript/micropython.mjs", "mpy")
            .with("packages/mini-coi/mini-coi.js", "coi");
    server =
        FixtureServer.start(
            folder.path("fixtures"), List.of(release()), List.of(BARE, RICH), FILES, 0);
  }

  /** {@return the release that is served} */
  Release release() {
    return new Release(
        "2026.7.3",
        "0.7.31",
        Map.of(Interpreter.MPY, "1.28.0", Interpreter.PY, "314.0.7"),
        folder.path("packages"),
        Optional.empty());
  }

  /** {@return {@link #CHUNK} as it is when its site holds the interpreters} */
  static String local(String site) {
    return CHUNK
        .replace("1.27.0-6", "1.28.0")
        .replace("314.0.2", "314.0.7")
        .replace("https://cdn.jsdelivr.net/pyodide/v${e}/full", site + "/npm/pyodide@${e}")
        .replace("https://cdn.jsdelivr.net/npm/@", site + "/npm/@");
  }

  /** {@return the body of an answer to a usual request} */
  static String body(String address) {
    try {
      return CLIENT
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a file to the page's folder. */
  Site with(String file, String text) {
    folder.with("fixtures/pages/page/" + file, text);
    return this;
  }

  /** {@return the folder that holds {@code fixtures} and {@code packages}} */
  Folder folder() {
    return folder;
  }

  URI origin(Hosting hosting) {
    return server.origin(hosting);
  }

  /** {@return the answer to a usual request} */
  HttpResponse<String> get(Hosting hosting, String path) {
    return send("GET", hosting, path);
  }

  /** {@return the answer to a request of some method} */
  HttpResponse<String> send(String method, Hosting hosting, String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(origin(hosting) + path))
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return the whole answer to a request that no usual client would send} */
  String raw(String target, String host) {
    try (Socket socket = new Socket("127.0.0.1", origin(BARE).getPort())) {
      String request =
          "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the status of a whole answer} */
  static int status(String answer) {
    return Integer.parseInt(Arrays.asList(answer.split(" ")).get(1));
  }

  @Override
  public void close() {
    server.close();
    folder.close();
  }
}
