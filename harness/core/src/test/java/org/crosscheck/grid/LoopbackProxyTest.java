package org.crosscheck.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Uses Java's own client for SOCKS 5, and a server that sends back what it receives. */
@Test(singleThreaded = true)
public class LoopbackProxyTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static final int SECONDS = 30;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init") // @BeforeMethod
  private ServerSocket server;

  @SuppressWarnings("NullAway.Init") // @BeforeMethod
  private LoopbackProxy proxy;

  @BeforeMethod
  public void start() throws IOException {
    said.clear();
    server = new ServerSocket(0, 50, LOOPBACK);
    Thread echo = new Thread(this::echo, "echo");
    echo.setDaemon(true);
    echo.start();
    proxy =
        LoopbackProxy.start(
            new ProxyPlace(LOOPBACK, 0, "127.0.0.1"),
            new ProxyTargets(
                Set.of(server.getLocalPort()),
                Set.of("insecure.test"),
                List.of(URI.create("https://Pages.Example"))),
            said::add);
  }

  @AfterMethod(alwaysRun = true)
  public void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private void echo() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } catch (IOException e) {
        // The next one.
      }
    }
  }

  @DataProvider
  public Object[][] ours() {
    return new Object[][] {
      {"localhost"}, {"127.0.0.1"}, {"cdn.localhost"}, {"LOCALHOST"}, {"insecure.test"}
    };
  }

  @Test(dataProvider = "ours")
  public void the_names_of_this_machine_lead_to_the_servers_of_the_run(String name)
      throws IOException {
    proxy.admit(LOOPBACK);

    assertThat(echoed(name, server.getLocalPort())).isEqualTo("ping");
  }

  @Test
  public void bytes_after_the_end_of_the_request_still_arrive() throws IOException {
    proxy.admit(LOOPBACK);

    try (Socket socket = connected("localhost", server.getLocalPort())) {
      byte[] much = new byte[1 << 20];
      Thread writer =
          new Thread(
              () -> {
                try {
                  socket.getOutputStream().write(much);
                  socket.shutdownOutput();
                } catch (IOException e) {
                  // The reader finds out.
                }
              });
      writer.start();

      assertThat(socket.getInputStream().readAllBytes()).hasSize(much.length);
    }
  }

  @Test
  public void every_other_target_is_refused() throws IOException {
    proxy.admit(LOOPBACK);
    try (ServerSocket another = new ServerSocket(0, 50, LOOPBACK)) {
      for (String name :
          List.of("localhost", "127.0.0.1", "insecure.test", "pages.example", "10.0.0.1")) {
        refused(name, another.getLocalPort());
      }
      refused("example.org", server.getLocalPort());
      refused("localhost.example.org", server.getLocalPort());
      refused("127.0.0.2", server.getLocalPort());
      refused("pages.example", 80);
    }
  }

  @Test
  public void an_origin_that_the_run_visits_elsewhere_is_a_target() {
    ProxyTargets targets =
        new ProxyTargets(Set.of(1), Set.of(), List.of(URI.create("https://Pages.Example/a")));

    assertThat(targets.of("pages.example", 443)).isPresent();
    assertThat(targets.of("pages.example", 1)).isEmpty();
  }

  @Test
  public void who_is_not_admitted_is_refused_and_named_once() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> echoed("localhost", server.getLocalPort()))
          .isInstanceOf(IOException.class);
    }

    assertThat(said.poll(SECONDS, TimeUnit.SECONDS))
        .isEqualTo("Refused a connection from 127.0.0.1, which is not a node that this run uses");
    assertThat(said).isEmpty();
  }

  @Test
  public void only_connections_can_be_asked_for() throws IOException {
    proxy.admit(LOOPBACK);
    int port = server.getLocalPort();
    byte[] bind = {5, 1, 0, 5, 2, 0, 1, 127, 0, 0, 1, (byte) (port >> 8), (byte) port};

    assertThat(answered(bind)).startsWith(5, 0, 5, 7);
  }

  @Test
  public void what_is_not_socks_5_gets_no_answer() throws IOException {
    proxy.admit(LOOPBACK);

    assertThat(answered("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII))).isEmpty();
  }

  @Test
  public void closing_ends_open_connections_and_frees_the_port() throws IOException {
    proxy.admit(LOOPBACK);
    try (Socket open = connected("localhost", server.getLocalPort())) {
      open.getOutputStream().write('a');
      assertThat(open.getInputStream().read()).isEqualTo('a');
      InetSocketAddress place = place();

      proxy.close();

      assertThat(ended(open.getInputStream())).isTrue();
      assertThatThrownBy(
              () -> {
                try (Socket next = new Socket()) {
                  next.connect(place);
                }
              })
          .isInstanceOf(ConnectException.class);
    }
  }

  private static boolean ended(InputStream in) {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private void refused(String host, int port) {
    assertThatThrownBy(() -> connected(host, port).close())
        .as(host + ":" + port)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not allowed by ruleset");
  }

  private byte[] answered(byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(place());
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return socket.getInputStream().readAllBytes();
    }
  }

  private String echoed(String host, int port) throws IOException {
    try (Socket socket = connected(host, port)) {
      socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private Socket connected(String host, int port) throws IOException {
    Socket socket = new Socket(new Proxy(Proxy.Type.SOCKS, place()));
    socket.connect(InetSocketAddress.createUnresolved(host, port), SECONDS * 1000);
    return socket;
  }

  private InetSocketAddress place() {
    String[] parts = proxy.address().split(":");
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }
}
