package org.crosscheck.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.crosscheck.given.Answers;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is said of a response that is not as it should be, by real servers. */
public class HttpProbeTest {
  private static final HttpProbe PROBE = new HttpProbe(Duration.ofSeconds(10), 1 << 20);

  @DataProvider
  public Object[][] unreadable() {
    return new Object[][] {
      {
        "HTTP/1.1 200 OK\r\nX-A: a\u001bb\r\n\r\nhi",
        "the response has the header line 'X-A: a\u001bb', which contains a character that HTTP"
            + " does not allow"
      },
      {
        "HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n",
        "the response has a header named 'Bad Name', which HTTP does not allow"
      },
      {
        "HTTP/1.1 200 OK\r\nX-A: " + "x".repeat(1 << 19) + "\r\n\r\nhi",
        "the response has more than 393216 bytes of header lines"
      },
      {
        "SSH-2.0-OpenSSH_9.9\r\n",
        "the response starts with 'SSH-2.0-OpenSSH_9.9', which is not HTTP"
      },
      {"garbage", "the response starts with 'garbage', which is not HTTP"},
      {
        "y".repeat(500) + "\r\n",
        "the response starts with '" + "y".repeat(200) + "…', which is not HTTP"
      },
    };
  }

  @Test(dataProvider = "unreadable")
  public void a_response_that_is_not_http_is_quoted(String sent, String detail) throws IOException {
    assertThat(answered(sent).error()).hasValue(new FetchError(FetchError.Kind.UNREADABLE, detail));
  }

  @Test
  public void a_closed_connection_is_not_reported_as_a_timeout() throws IOException {
    assertThat(answered("").error())
        .hasValue(
            new FetchError(
                FetchError.Kind.NO_RESPONSE, "the connection was closed without a response"));
    assertThat(answered("HTTP/1.1 200 OK\r\nContent-Ty").error())
        .hasValue(
            new FetchError(FetchError.Kind.BROKEN_OFF, "ended in the middle of its header lines"));
    assertThat(answered("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi").error())
        .hasValueSatisfying(e -> assertThat(e.kind()).isEqualTo(FetchError.Kind.BROKEN_OFF));
  }

  @Test
  public void a_page_is_revalidated_as_in_a_browser() {
    try (Answers answers = new Answers()) {
      answers.on(
          "/",
          exchange -> {
            boolean again = exchange.getRequestHeaders().containsKey("If-None-Match");
            answers.send(
                exchange, again ? 304 : 200, "text/html", again ? "" : "hi", "ETag: \"1\"");
          });

      HttpReply reply = PROBE.page(URI.create(answers.url("/")));

      assertThat(reply.ok()).isTrue();
      assertThat(reply.body()).isEqualTo("hi");
      assertThat(reply.notModified()).isPresent();
      assertThat(PROBE.get(URI.create(answers.url("/"))).notModified()).isEmpty();
    }
  }

  @Test
  public void no_upgrade_is_requested_because_browsers_request_none() {
    try (Answers answers = new Answers()) {
      answers.on(
          "/",
          e ->
              answers.send(
                  e, e.getRequestHeaders().containsKey("Upgrade") ? 400 : 200, "text/html", "hi"));

      assertThat(PROBE.page(URI.create(answers.url("/"))).status()).isEqualTo(200);
    }
  }

  @Test
  public void a_redirect_is_followed_and_recorded() {
    try (Answers answers = new Answers().page("/there", "there")) {
      answers.on("/", e -> answers.send(e, 302, "", "", "Location: /there"));
      answers.on("/bad", e -> answers.send(e, 302, "", "", "Location: http://a b/"));

      HttpReply reply = PROBE.get(URI.create(answers.url("/")));

      assertThat(reply.url()).isEqualTo(URI.create(answers.url("/there")));
      assertThat(reply.redirects()).containsExactly(URI.create(answers.url("/")));
      assertThat(PROBE.head(URI.create(answers.url("/")), Map.of()).ok()).isTrue();
      assertThat(PROBE.get(URI.create(answers.url("/bad"))).error())
          .hasValue(
              new FetchError(
                  FetchError.Kind.REDIRECTS, "redirects to 'http://a b/', which is not a URL"));
    }
  }

  @Test
  public void an_interrupted_thread_stays_interrupted() {
    try (Answers answers = new Answers().page("/", "hi")) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> PROBE.get(URI.create(answers.url("/"))))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  public void errors_never_contain_credentials() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI gone = URI.create("http://me:secret@localhost:" + socket.getLocalPort() + "/");
      socket.close();

      assertThat(PROBE.get(gone).toString()).doesNotContain("secret");
      assertThatThrownBy(() -> PROBE.open(gone))
          .isInstanceOf(FetchException.class)
          .hasMessageNotContaining("secret");
    }
  }

  /** Asks a server that sends some bytes to whoever connects, and closes. */
  private static HttpReply answered(String bytes) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(socket, bytes));
      server.setDaemon(true);
      server.start();
      return PROBE.get(URI.create("http://localhost:" + socket.getLocalPort() + "/"));
    }
  }

  private static void serve(ServerSocket socket, String bytes) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept();
          InputStream in = client.getInputStream()) {
        in.read(new byte[1 << 12]);
        client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        client.shutdownOutput();
        in.readAllBytes();
      } catch (IOException e) {
        // The client gave up, or the test is over.
      }
    }
  }
}
