package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.message.UserError;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FixtureServerTest {
  private Site site = new Site();

  @BeforeClass
  public void start() {
    site.close();
    site = new Site();
  }

  @AfterClass
  public void stop() {
    site.close();
  }

  @Test
  public void a_file_of_a_package_is_served_beside_the_page_that_lists_it() {
    assertThat(site.get(Site.BARE, Site.PAGE + "js/sw.js").body()).isEqualTo("coi");
    assertThat(site.get(Site.BARE, "/0.7.31/other/plain/none/js/sw.js").statusCode())
        .isEqualTo(404);
  }

  @Test
  public void a_file_that_is_not_a_template_is_served_unchanged() {
    site.with("image.svg", "<svg>{{core}}</svg>").with("unknown.xyz", "{{");

    assertThat(site.get(Site.BARE, Site.PAGE + "image.svg").body())
        .isEqualTo("<svg>{{core}}</svg>");
    assertThat(site.get(Site.BARE, Site.PAGE + "image.svg").headers().firstValue("Content-Type"))
        .hasValue("image/svg+xml");
    assertThat(site.get(Site.BARE, Site.PAGE + "unknown.xyz").body()).isEqualTo("{{");
  }

  @Test
  public void
      a_web_socket_of_a_page_greets_and_sends_back_what_it_gets_until_it_is_told_to_close() {
    site.with("echo.websocket", "Welcome\n");
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    WebSocket socket = socket("echo.websocket", heard);
    socket.sendText("H\u00e9llo", true).join();
    socket.sendBinary(ByteBuffer.wrap(new byte[] {0, -1}), true).join();
    socket.sendText("close 4001 by the server", true).join();

    assertThat(IntStream.range(0, 4).mapToObj(i -> next(heard)))
        .containsExactly("Welcome", "H\u00e9llo", "[0, -1]", "4001 by the server");
    assertThat(socket.getSubprotocol()).isEqualTo("first");
  }

  @Test
  public void a_web_socket_is_there_only_for_a_page_that_has_one_and_answers_nothing_else() {
    site.with("echo.websocket", "Welcome");

    assertThat(site.get(Site.BARE, Site.PAGE + "echo.websocket").statusCode()).isEqualTo(426);
    assertThat(site.get(Site.BARE, Site.PAGE + "other.websocket").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> socket("other.websocket", new LinkedBlockingQueue<>()))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  private WebSocket socket(String file, BlockingQueue<String> heard) {
    URI page = site.origin(Site.BARE).resolve(Site.PAGE + file);
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .subprotocols("first", "second")
        .buildAsync(URI.create(page.toString().replaceFirst("^http", "ws")), new Heard(heard))
        .join();
  }

  private static String next(BlockingQueue<String> heard) {
    try {
      return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Heard(BlockingQueue<String> messages) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      messages.add(text.toString());
      return WebSocket.Listener.super.onText(socket, text, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      messages.add(Arrays.toString(all));
      return WebSocket.Listener.super.onBinary(socket, bytes, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      messages.add(code + " " + reason);
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }
  }

  @Test
  public void a_page_can_name_other_origins_of_its_site_and_of_another() {
    site.with("origins.html", "{{same-site.rich}} {{cross-site.rich}}");
    int port = site.origin(Site.RICH).getPort();

    assertThat(site.get(Site.BARE, Site.PAGE + "origins.html").body())
        .isEqualTo("http://localhost:" + port + " http://127.0.0.1:" + port);
  }

  @Test
  public void a_page_that_names_an_origin_that_is_not_served_is_reported() {
    site.with("astray.html", "{{same-site.gone}}");

    HttpResponse<String> answer = site.get(Site.BARE, Site.PAGE + "astray.html");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("The hosting gone is not served.", "assets-from");
  }

  @Test
  public void a_local_build_replaces_the_files_of_the_package() {
    try (Folder build = new Folder().with("core.js", "built").with("secret", "SECRET");
        FixtureServer local =
            FixtureServer.start(
                site.folder().path("fixtures"),
                List.of(site.release().with(build.path())),
                List.of(Site.BARE))) {
      assertThat(Site.body(local.origin(Site.BARE) + Site.CORE + "dist/core.js"))
          .isEqualTo("built");
      assertThat(Site.body(local.origin(Site.BARE) + "/npm/pyodide@314.0.7/pyodide.mjs"))
          .isEqualTo(Site.CHUNK);
    }
  }

  @DataProvider
  public Object[][] scripts() {
    return new Object[][] {{Site.CORE + "dist/chunk.js"}, {Site.PAGE + "polyscript.js"}};
  }

  @Test(dataProvider = "scripts")
  public void scripts_of_pyscript_load_the_interpreters_of_the_release_from_where_they_come_from(
      String path) {
    assertThat(site.get(Site.BARE, path).body())
        .isEqualTo(Site.local(site.origin(Site.BARE).toString()));
    assertThat(Site.body("http://127.0.0.1:" + site.origin(Site.RICH).getPort() + path))
        .isEqualTo(Site.local("http://127.0.0.1:" + site.origin(Site.RICH).getPort()));
    assertThat(site.get(Site.RICH, path).headers().allValues("X-Twice")).containsExactly("a", "b");
  }

  @Test
  public void scripts_of_pyscript_below_a_folder_load_interpreters_from_below_it() {
    Hosting below =
        Hosting.of(
            "below", "Below a folder.", new HeaderSet(List.of()), Delivery.PLAIN.inFolder("/repo"));
    try (FixtureServer server =
        FixtureServer.start(
            site.folder().path("fixtures"), List.of(site.release()), List.of(below))) {
      assertThat(Site.body(server.origin(below) + "/repo" + Site.CORE + "dist/chunk.js"))
          .isEqualTo(Site.local(server.origin(below) + "/repo"));
    }
  }

  @Test
  public void a_local_build_loads_the_interpreters_of_its_release() {
    try (Folder build = new Folder().with("core.js", "built").with("chunk.js", Site.CHUNK);
        FixtureServer local =
            FixtureServer.start(
                site.folder().path("fixtures"),
                List.of(site.release().with(build.path())),
                List.of(Site.BARE))) {
      assertThat(Site.body(local.origin(Site.BARE) + Site.CORE + "dist/chunk.js"))
          .isEqualTo(Site.local(local.origin(Site.BARE).toString()));
    }
  }

  @Test
  public void a_script_that_the_browser_has_is_not_sent_again() throws Exception {
    String tag =
        site.get(Site.BARE, Site.CORE + "dist/chunk.js").headers().firstValue("ETag").orElseThrow();
    HttpRequest again =
        HttpRequest.newBuilder(URI.create(site.origin(Site.BARE) + Site.CORE + "dist/chunk.js"))
            .header("If-None-Match", tag)
            .build();

    assertThat(HttpClient.newHttpClient().send(again, BodyHandlers.ofString()).statusCode())
        .isEqualTo(304);
  }

  @DataProvider
  public Object[][] answers() {
    return new Object[][] {
      {Site.PAGE + "index.html", 200},
      {Site.CORE + "dist/core.js", 200},
      {"/extra.js", 200},
      {Site.PAGE + "gone.html", 404},
      {Site.CORE + "dist/gone.js", 404},
      {"/", 404},
    };
  }

  @Test(dataProvider = "answers")
  public void every_answer_has_the_lines_of_its_hosting_in_order_with_duplicates(
      String path, int status) {
    HttpResponse<String> answer = site.get(Site.RICH, path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("X-Twice")).containsExactly("a", "b");
    assertThat(answer.headers().allValues("X-Asset")).hasSize(path.startsWith("/npm/") ? 1 : 0);
    assertThat(site.get(Site.BARE, path).headers().map()).doesNotContainKey("x-twice");
  }

  @Test
  public void each_hosting_has_an_origin_of_its_own() {
    assertThat(site.origin(Site.BARE)).hasScheme("http").hasHost("localhost");
    assertThat(site.origin(Site.BARE)).isNotEqualTo(site.origin(Site.RICH));
    assertThat(site.get(Site.BARE, "/extra.js").statusCode()).isEqualTo(404);
  }

  @Test
  public void nothing_but_the_loopback_interface_is_listened_on() throws SocketException {
    int port = site.origin(Site.BARE).getPort();
    List<InetAddress> elsewhere =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> !a.isLoopbackAddress())
            .toList();

    for (InetAddress address : elsewhere) {
      assertThatThrownBy(() -> new Socket(address, port).close())
          .as("%s port %d", address, port)
          .isInstanceOf(IOException.class);
    }
  }

  @DataProvider
  public Object[][] outside() {
    return new Object[][] {
      {Site.PAGE + "../../../../../package.json"},
      {Site.PAGE + "../other/index.html"},
      {Site.PAGE + "..;/..;/..;/..;/..;/package.json"},
      {Site.PAGE + "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/package.json"},
      {Site.PAGE + "..%2f..%2fpackage.json"},
      {Site.PAGE + "..%252f..%252fpackage.json"},
      {Site.PAGE + "..%5c..%5cpackage.json"},
      {Site.PAGE + "..\\..\\package.json"},
      {Site.PAGE + "%00"},
      {Site.PAGE + "index.html%00.js"},
      {Site.PAGE + "fixture.yaml"},
      {Site.PAGE + "fixture.yaml?x=.html"},
      {Site.PAGE + "//index.html"},
      {Site.PAGE},
      {"/0.7.31/../plain/mpy/package.json"},
      {"/0.7.31/%2e%2e/plain/mpy/package.json"},
      {"/0.7.31/./plain/mpy/page/fixture.yaml"},
      {"/0.7.31/page/../mpy/index.html"},
      {"/0.7.30/page/plain/mpy/index.html"},
      {"/fixtures/package.json"},
      {"//fixtures/package.json"},
      {"/package.json"},
      {"/npm/secret.json"},
      {"/npm/"},
      {"/npm"},
      {Site.CORE},
      {Site.CORE + "dist"},
      {Site.CORE + "dist/"},
      {Site.CORE + "../../secret.json"},
      {Site.CORE + "%2e%2e/%2e%2e/secret.json"},
      {Site.CORE + "..%2f..%2fsecret.json"},
      {Site.CORE + "..\\..\\secret.json"},
      {Site.CORE + "dist//core.js"},
      {Site.CORE + "dist/core.js%00"},
      {"/npm/@pyscript/core@0.7.31//etc/passwd"},
      {"/npm/@pyscript/core@0.7.31/%2fetc/passwd"},
      {"/npm/@pyscript/core@0.7.30/dist/core.js"},
      {"/npm/@pyscript/core@/dist/core.js"},
      {"/npm/@pyscript/core/dist/core.js"},
      {"/npm/pyodide@1.28.0/pyodide.mjs"},
      {"/npm/mini-coi@0.4.3/mini-coi.js"},
      {"/npm/..@0.7.31/secret.json"},
    };
  }

  @Test(dataProvider = "outside")
  public void only_pages_of_fixtures_and_files_of_the_release_are_served(String target) {
    String answer = site.raw(target, "localhost");

    assertThat(Site.status(answer)).as(answer).isBetween(400, 404);
    assertThat(answer).doesNotContain("SECRET", "root:", "at org.");
  }

  @Test
  public void a_link_out_of_a_folder_is_not_followed() throws IOException {
    Folder folder = site.folder();
    Files.createSymbolicLink(
        folder.path("fixtures/pages/page/link.json"), folder.path("fixture-secret.json"));
    Files.createSymbolicLink(
        folder.path("packages/pyodide/link.json"), folder.path("fixture-secret.json"));
    Files.createSymbolicLink(folder.path("packages/pyodide/up"), folder.path());

    assertThat(site.get(Site.BARE, Site.PAGE + "link.json").statusCode()).isEqualTo(404);
    assertThat(site.get(Site.BARE, "/npm/pyodide@314.0.7/link.json").statusCode()).isEqualTo(404);
    assertThat(site.get(Site.BARE, "/npm/pyodide@314.0.7/up/fixture-secret.json").statusCode())
        .isEqualTo(404);
  }

  @DataProvider
  public Object[][] methods() {
    return new Object[][] {{"POST"}, {"PUT"}, {"DELETE"}, {"OPTIONS"}, {"PATCH"}};
  }

  @Test(dataProvider = "methods")
  public void only_get_and_head_are_allowed(String method) {
    for (String path : List.of(Site.PAGE + "index.html", Site.CORE + "dist/core.js", "/gone")) {
      HttpResponse<String> answer = site.send(method, Site.RICH, path);

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().allValues("Allow")).containsExactly("GET, HEAD");
      assertThat(answer.headers().allValues("X-Twice")).containsExactly("a", "b");
    }
  }

  @Test
  public void head_has_the_headers_of_get_and_no_body() {
    for (String path : List.of(Site.PAGE + "index.html", Site.CORE + "dist/core.js")) {
      HttpResponse<String> head = site.send("HEAD", Site.RICH, path);

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Type"))
          .isEqualTo(site.get(Site.RICH, path).headers().firstValue("Content-Type"));
      assertThat(head.headers().allValues("X-Twice")).containsExactly("a", "b");
    }
  }

  @DataProvider
  public Object[][] types() {
    return new Object[][] {
      {"dist/core.mjs", "text/javascript"},
      {"dist/core.js", "text/javascript"},
      {"dist/a.wasm", "application/wasm"},
      {"dist/a.py", "text/x-python"},
      {"dist/a.toml", "application/toml"},
      {"dist/a.html", "text/html"},
      {"dist/a.json", "application/json"},
      {"dist/a.css", "text/css"},
    };
  }

  @Test(dataProvider = "types")
  public void a_file_has_the_type_that_browsers_require(String file, String type) {
    assertThat(site.get(Site.BARE, Site.CORE + file).headers().firstValue("Content-Type"))
        .hasValueSatisfying(sent -> assertThat(sent.replaceFirst(";.*", "")).isEqualTo(type));
  }

  @Test
  public void a_host_name_of_another_machine_is_rejected() {
    for (String host :
        List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1")) {
      String answer = site.raw(Site.PAGE + "index.html", host + ":80");

      assertThat(answer).startsWith("HTTP/1.1 421 ").doesNotContain(host, "npm");
    }
  }

  @Test
  public void a_host_name_with_markup_is_rejected() {
    for (String host :
        List.of(
            "\"><script>", "localhost\"><b>", "localhost:80\"><b>", "a b", "localhost@evil", "")) {
      String answer = site.raw(Site.PAGE + "index.html", host);

      assertThat(Site.status(answer)).as(host).isBetween(400, 421);
      assertThat(answer).doesNotContain("<script>", "<b>", "core.js");
    }
    assertThat(Site.status(site.raw("http://evil.example" + Site.PAGE + "index.html", "localhost")))
        .isBetween(400, 421);
  }

  @Test
  public void every_name_of_this_machine_is_served() {
    for (String host : List.of("localhost", "LOCALHOST", "cdn.localhost", "127.0.0.1")) {
      assertThat(site.raw(Site.PAGE + "index.html", host + ":80"))
          .startsWith("HTTP/1.1 200 ")
          .containsIgnoringCase("http://" + host);
    }
  }

  @Test
  public void a_port_in_use_is_reported() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Folder folder = new Folder()) {
      int port = taken.getLocalPort();

      assertThatThrownBy(
              () ->
                  FixtureServer.start(folder.path(), List.of(), List.of(Site.BARE), Map.of(), port))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Could not listen on 127.0.0.1 from port " + port)
          .hasMessageContaining("use another --port");
    }
  }

  @Test
  public void a_port_beyond_the_last_is_reported() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(
              () ->
                  FixtureServer.start(
                      folder.path(),
                      List.of(),
                      List.of(Site.BARE, Given.hosting("b")),
                      Map.of(),
                      65_535))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Could not listen on 127.0.0.1 from port 65535");
    }
  }

  @Test
  public void a_closed_server_does_not_listen() {
    int port;
    try (Site brief = new Site()) {
      port = brief.origin(Site.BARE).getPort();
    }

    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
  }
}
