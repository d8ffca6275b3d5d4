package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.crosscheck.given.Answers;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.http.HttpReply;
import org.crosscheck.server.FixtureServer;
import org.testng.annotations.Test;

/** Tests the findings about an address before a browser opens it, with real servers. */
public class ReachedTest {
  /** The findings that this test produces. */
  static final Set<FindingType> KINDS = Reached.types();

  private static final int MAX_BYTES = 16 << 20;
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(30);

  private static List<FindingType> found(String url, Duration patience) {
    List<FindingType> found = new ArrayList<>();
    Reached.of(new HttpProbe(patience, MAX_BYTES).page(URI.create(url)))
        .forEach(f -> found.add(f.type()));
    return found;
  }

  @Test
  public void a_working_page_has_no_finding() {
    try (Answers answers = new Answers().page("/", "hello")) {
      assertThat(found(answers.url("/"), LONG)).isEmpty();
      assertThat(answers.requests()).containsExactly("GET /");
    }
  }

  @Test
  public void an_unknown_host_name_is_found() {
    assertThat(found("http://nobody.invalid/", LONG)).containsExactly(FindingType.NAME_NOT_FOUND);
  }

  @Test
  public void a_closed_port_is_found() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(found("http://localhost:" + port + "/", LONG))
        .containsExactly(FindingType.CONNECTION_REFUSED);
  }

  @Test
  public void a_server_that_does_not_answer_is_found() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(found("http://localhost:" + socket.getLocalPort() + "/", SHORT))
          .containsExactly(FindingType.NO_ANSWER);
    }
  }

  @Test
  public void an_answer_that_is_not_http_is_found() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server =
          new Thread(
              () -> {
                try (Socket client = socket.accept()) {
                  client.getInputStream().read(new byte[1 << 12]);
                  client
                      .getOutputStream()
                      .write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  // The finding is then another one.
                  return;
                }
              });
      server.start();

      assertThat(found("http://localhost:" + socket.getLocalPort() + "/", LONG))
          .containsExactly(FindingType.UNREADABLE_ANSWER);
    }
  }

  @Test
  public void a_response_that_does_not_end_is_found() {
    try (Answers answers = new Answers()) {
      java.util.concurrent.CountDownLatch over = new java.util.concurrent.CountDownLatch(1);
      answers.on(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            try {
              over.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });

      assertThat(found(answers.url("/"), SHORT)).containsExactly(FindingType.NEVER_ENDS);
      over.countDown();
    }
  }

  @Test
  public void a_response_of_300_megabytes_is_not_read_to_its_end() {
    try (Answers answers = new Answers()) {
      long[] sent = {0};
      answers.on(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 300L << 20);
            byte[] chunk = new byte[1 << 20];
            try (OutputStream to = exchange.getResponseBody()) {
              for (int i = 0; i < 300; i++) {
                to.write(chunk);
                sent[0] += chunk.length;
              }
            }
          });

      assertThat(found(answers.url("/"), LONG)).containsExactly(FindingType.TOO_LARGE);
      assertThat(sent[0]).isLessThan(100L << 20);
    }
  }

  @Test
  public void a_redirect_loop_is_found() {
    try (Answers answers = new Answers()) {
      answers.on("/", e -> answers.send(e, 302, "", "", "Location: /"));

      assertThat(found(answers.url("/"), LONG)).containsExactly(FindingType.REDIRECTS_WITHOUT_END);
    }
  }

  @Test
  public void an_error_page_and_a_download_are_found() {
    try (Answers answers = new Answers()) {
      answers.page("/download", "x", "Content-Disposition: attachment; filename=x.html");
      answers.file("/text", "text/plain", "x");

      assertThat(found(answers.url("/gone"), LONG)).containsExactly(FindingType.STATUS);
      assertThat(found(answers.url("/download"), LONG)).containsExactly(FindingType.NOT_A_PAGE);
      assertThat(found(answers.url("/text"), LONG)).containsExactly(FindingType.NOT_A_PAGE);
    }
  }

  @Test
  public void an_untrusted_certificate_is_found_and_accepted() {
    Hosting https =
        Hosting.of(
            "https", "It signs itself.", new HeaderSet(List.of()), Delivery.PLAIN.overHttps());
    try (FixtureServer server =
        FixtureServer.start(Path.of("../../fixtures"), List.of(), List.of(https))) {
      HttpReply answer = new HttpProbe(LONG, MAX_BYTES).page(server.origin(https).resolve("/gone"));

      assertThat(answer.certificate()).isPresent();
      assertThat(answer.status()).isEqualTo(404);
      assertThat(Reached.of(answer)).extracting(Finding::type).contains(FindingType.CERTIFICATE);
    }
  }

  @Test
  public void credentials_are_sent_and_never_printed() {
    try (Answers answers = new Answers()) {
      List<String> sent = new ArrayList<>();
      answers.on(
          "/",
          exchange -> {
            sent.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            answers.send(exchange, 404, "text/html", "no");
          });

      HttpReply answer =
          new HttpProbe(LONG, MAX_BYTES)
              .page(URI.create("http://me:secret@localhost:" + answers.port() + "/"));

      assertThat(sent).containsExactly("Basic bWU6c2VjcmV0");
      assertThat(answer.toString()).doesNotContain("secret");
      assertThat(Reached.of(answer).toString()).doesNotContain("secret");
    }
  }
}
