package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.crosscheck.given.Folder;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.Routing;
import org.crosscheck.http.ExportedPage;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a hosting does to responses beside its header lines. */
public class DeliveryTest {
  private static final String PAGE = "/0.7.31/page/plain/mpy/index.html";
  private static final String CORE = "/npm/@pyscript/core@0.7.31/dist/core.mjs";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Hosting FOLDER = hosting("folder", Delivery.PLAIN.inFolder("/repo"));
  private static final Hosting REDIRECT = hosting("redirect", Delivery.PLAIN.redirecting());
  private static final Hosting TYPES =
      hosting("types", Delivery.PLAIN.withType("mjs", "text/plain"));
  private static final Hosting POST = hosting("post", Delivery.PLAIN.takingPost());
  private static final Hosting HTTPS = hosting("https", Delivery.PLAIN.overHttps());
  private static final Hosting INSECURE =
      hosting("insecure", Delivery.PLAIN.underHost(Delivery.NOT_LOOPBACK));
  private static final Hosting GZIP =
      hosting("gzip", Delivery.PLAIN.compressedBy(Delivery.Compression.GZIP));
  private static final Hosting BROTLI =
      hosting("brotli", Delivery.PLAIN.compressedBy(Delivery.Compression.BROTLI));
  private static final Hosting PLAIN = hosting("plain", Delivery.PLAIN);

  /** Pages are at the addresses of their folders, and no rule is for a redirect. */
  private static final Hosting ROUTED =
      hosting(
          "routed",
          Delivery.PLAIN
              .inFolder("/repo")
              .routedBy(
                  (path, files) ->
                      path.endsWith("/index.html") && files.has(path)
                          ? new Answer.Redirect(
                              path.replaceFirst("index.html$", ""), 308, Optional.empty())
                          : Routing.PLAIN.answer(path, files)));

  private Folder folder = new Folder();
  private FixtureServer server = FixtureServer.start(folder.path(), List.of(), List.of(PLAIN));

  /** Sends one line with 200 only, and one with 304 only. */
  private static Hosting hosting(String name, Delivery delivery) {
    return Hosting.of(
        name,
        "It serves.",
        new HeaderSet(
            List.of(
                new HeaderRule("/*", Set.of(200), List.of(HeaderField.parse("X-With: 200"))),
                new HeaderRule("/*", Set.of(302, 304), List.of(HeaderField.parse("X-With: 3xx"))))),
        delivery);
  }

  @BeforeClass
  public void start() {
    server.close();
    folder
        .with("fixtures/pages/page/index.html", "{{core}} " + "long ".repeat(2000))
        .with("packages/@pyscript/core/dist/core.mjs", "core ".repeat(2000));
    Release release =
        new Release(
            "2026.7.3",
            "0.7.31",
            Map.of(Interpreter.MPY, "1.28.0", Interpreter.PY, "314.0.7"),
            folder.path("packages"),
            Optional.empty());
    server =
        FixtureServer.start(
            folder.path("fixtures"),
            List.of(release),
            List.of(PLAIN, FOLDER, REDIRECT, TYPES, POST, HTTPS, INSECURE, GZIP, BROTLI, ROUTED));
  }

  @AfterClass
  public void stop() {
    server.close();
    folder.close();
  }

  @Test
  public void with_a_folder_everything_is_served_only_below_it() {
    HttpResponse<String> page = get(FOLDER, "/repo" + PAGE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith(server.origin(FOLDER) + "/repo/npm/@pyscript/core@0.7.31/");
    assertThat(get(FOLDER, "/repo" + CORE).statusCode()).isEqualTo(200);
    assertThat(get(FOLDER, PAGE).statusCode()).isEqualTo(404);
    assertThat(get(FOLDER, "/repository" + PAGE).statusCode()).isEqualTo(404);
    assertThat(get(FOLDER, "/repo/../repo" + PAGE).statusCode()).isEqualTo(200);
  }

  @Test
  public void a_page_is_at_the_address_of_its_platform() {
    HttpResponse<String> first = get(ROUTED, "/repo" + PAGE + "?a=1");
    String address = "/repo" + PAGE.replaceFirst("index.html$", "");

    assertThat(first.statusCode()).isEqualTo(308);
    assertThat(first.headers().allValues("Location")).containsExactly(address + "?a=1");
    assertThat(first.headers().allValues("X-With")).isEmpty();
    HttpResponse<String> page = get(ROUTED, address);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("X-With")).containsExactly("200");
    assertThat(page.body()).startsWith(server.origin(ROUTED) + "/repo/npm/");
    assertThat(get(ROUTED, "/repo" + CORE).statusCode()).isEqualTo(200);
    assertThat(get(ROUTED, "/repo/none.html").statusCode()).isEqualTo(404);
  }

  @Test
  public void a_page_is_redirected_once_and_its_files_are_not() {
    HttpResponse<String> first = get(REDIRECT, PAGE);

    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(first.headers().allValues("X-With")).containsExactly("3xx");
    assertThat(first.headers().firstValue("Location")).hasValue(PAGE + "?redirected");
    assertThat(get(REDIRECT, PAGE + "?redirected").headers().allValues("X-With"))
        .containsExactly("200");
    assertThat(get(REDIRECT, CORE).statusCode()).isEqualTo(200);
  }

  @Test
  public void a_type_can_be_wrong_by_extension() {
    assertThat(get(TYPES, CORE).headers().allValues("Content-Type")).containsExactly("text/plain");
    assertThat(get(PLAIN, CORE).headers().allValues("Content-Type"))
        .containsExactly("text/javascript");
    assertThat(get(TYPES, PAGE).headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/html");
  }

  @Test
  public void post_is_rejected_unless_the_hosting_answers_it_like_get() {
    assertThat(send(POST, PAGE, "POST", "Accept", "*/*").statusCode()).isEqualTo(200);
    assertThat(send(PLAIN, PAGE, "POST", "Accept", "*/*").statusCode()).isEqualTo(405);
    assertThat(send(POST, PAGE, "PUT", "Accept", "*/*").statusCode()).isEqualTo(405);
  }

  @Test
  public void a_cached_page_is_answered_with_304_and_its_header_lines() {
    String tag = get(PLAIN, PAGE).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = send(PLAIN, PAGE, "GET", "If-None-Match", tag);
    HttpResponse<String> other = send(PLAIN, PAGE, "GET", "If-None-Match", "\"other\"");

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().allValues("X-With")).containsExactly("3xx");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().allValues("X-With")).containsExactly("200");
  }

  @DataProvider
  public Object[][] codings() {
    return new Object[][] {{GZIP, "gzip"}, {BROTLI, "br"}};
  }

  @Test(dataProvider = "codings")
  public void bodies_are_compressed_for_clients_that_accept_it(Hosting hosting, String coding) {
    for (String path : List.of(PAGE, CORE)) {
      HttpResponse<String> answer = send(hosting, path, "GET", "Accept-Encoding", coding);

      assertThat(answer.headers().allValues("Content-Encoding")).containsExactly(coding);
      assertThat(answer.body().length()).isLessThan(1000);
      assertThat(get(hosting, path).headers().allValues("Content-Encoding")).isEmpty();
    }
  }

  @Test
  public void https_uses_a_self_signed_certificate() {
    assertThat(server.origin(HTTPS)).hasScheme("https").hasHost("localhost");
    assertThatThrownBy(() -> get(HTTPS, PAGE))
        .hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class)
        .hasCauseInstanceOf(SSLHandshakeException.class);
  }

  @Test
  public void a_host_with_a_self_signed_certificate_is_rejected_with_the_reason() {
    URI page = URI.create(server.origin(HTTPS) + PAGE);

    assertThat(ExportedPage.fetch(page, "mark").problem().orElse(""))
        .startsWith("The certificate of " + page.getAuthority() + " is not trusted: ")
        .endsWith("Install one that browsers trust.");
  }

  @Test
  public void another_host_name_is_answered_only_if_the_hosting_has_it() {
    assertThat(server.origin(INSECURE)).hasScheme("http").hasHost("insecure.test");
    assertThat(status(INSECURE, "insecure.test")).isEqualTo(200);
    assertThat(status(PLAIN, "insecure.test")).isEqualTo(421);
    assertThat(status(INSECURE, "example.org")).isEqualTo(421);
  }

  private int status(Hosting hosting, String host) {
    try (java.net.Socket socket =
        new java.net.Socket("127.0.0.1", server.origin(hosting).getPort())) {
      String request =
          "GET " + PAGE + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket
          .getOutputStream()
          .write(request.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      return Site.status(
          new String(
              socket.getInputStream().readAllBytes(),
              java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(Hosting hosting, String path) {
    return send(hosting, path, "GET", "Accept", "*/*");
  }

  private HttpResponse<String> send(
      Hosting hosting, String path, String method, String name, String value) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(server.origin(hosting) + path))
              .header(name, value)
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
