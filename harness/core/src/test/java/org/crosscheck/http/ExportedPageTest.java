package org.crosscheck.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.crosscheck.hosting.HeaderField;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class ExportedPageTest {
  private static final int HUGE = 200 << 20;

  private HttpServer server = create();

  private static HttpServer create() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeMethod
  public void start() {
    server = create();
    server.start();
  }

  @AfterMethod
  public void stop() {
    server.stop(0);
  }

  @Test
  public void the_header_lines_of_the_page_are_those_that_the_host_sends() {
    answer("/page", 200, "<title>isolation</title>", "X-Twice", "a", "X-Twice", "b");

    ExportedPage answer = ExportedPage.fetch(at("/page"), "<title>isolation</title>");

    assertThat(answer.problem()).isEmpty();
    assertThat(answer.headers().stream().filter(l -> l.named("X-Twice")).map(HeaderField::value))
        .containsExactly("a", "b");
  }

  @Test
  public void the_page_can_be_where_a_redirect_leads() {
    answer("/page", 301, "", "Location", "/there");
    answer("/there", 200, "mark");

    assertThat(ExportedPage.fetch(at("/page"), "mark"))
        .extracting(ExportedPage::url, a -> a.problem().isEmpty())
        .containsExactly(at("/there"), true);
  }

  @Test
  public void a_redirect_loop_is_reported_with_its_urls() {
    answer("/a", 302, "", "Location", "/b");
    answer("/b", 302, "", "Location", "/a");

    assertThat(ExportedPage.fetch(at("/a"), "mark").problem())
        .hasValue(
            at("/a")
                + " redirects in a loop: "
                + at("/a")
                + " -> "
                + at("/b")
                + " -> "
                + at("/a")
                + ". Configure it to return the page.");
  }

  @Test
  public void a_missing_page_is_reported_with_a_hint() {
    answer("/page", 404, "mark");

    assertThat(ExportedPage.fetch(at("/page"), "mark").problem().orElse(""))
        .contains(" returns status 404. Upload everything that './crosscheck export DIR' writes");
  }

  @Test
  public void a_different_page_is_reported() {
    answer("/page", 200, "Welcome!");

    assertThat(ExportedPage.fetch(at("/page"), "mark").problem().orElse(""))
        .contains("is not the page that was exported");
  }

  @Test
  public void a_response_of_200_megabytes_is_reported_and_not_read_completely() {
    long[] written = {0};
    server.createContext(
        "/page",
        exchange -> {
          exchange.sendResponseHeaders(200, HUGE);
          byte[] chunk = new byte[1 << 16];
          try (OutputStream body = exchange.getResponseBody()) {
            for (; written[0] < HUGE; written[0] += chunk.length) {
              body.write(chunk);
            }
          }
        });

    assertThat(ExportedPage.fetch(at("/page"), "mark").problem().orElse(""))
        .contains("returns more than a megabyte");
    assertThat(written[0]).isLessThan(HUGE);
  }

  @Test
  public void a_host_that_is_down_is_reported() {
    URI gone = at("/page");
    server.stop(0);

    assertThat(ExportedPage.fetch(gone, "mark").problem().orElse(""))
        .isEqualTo(
            gone
                + " does not respond: connection refused. Check the URL and that the server is"
                + " running.");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answer(String path, int status, String body, String... namesAndValues) {
    server.createContext(
        path,
        exchange -> {
          for (int i = 0; i < namesAndValues.length; i += 2) {
            exchange.getResponseHeaders().add(namesAndValues[i], namesAndValues[i + 1]);
          }
          byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  public void a_host_whose_name_is_unknown_is_reported() {
    assertThat(List.of(ExportedPage.fetch(URI.create("http://no.such.host.invalid/"), "mark")))
        .allSatisfy(
            a -> assertThat(a.problem().orElse("")).contains("its host name cannot be resolved"));
  }
}
