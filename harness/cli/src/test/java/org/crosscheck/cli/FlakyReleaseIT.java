package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.testng.annotations.Test;

/** Tests a copy of PyScript in which something fails every third time. */
public class FlakyReleaseIT {
  /** Where PyScript's main thread calls the function that a worker asked for. */
  private static final String CALL = "await t[e[1]].apply(null,e[2])";

  private static final String CLAIM = "sync-call-passes-positional-arguments";

  @Test
  public void a_sync_call_that_fails_in_every_third_page_is_flaky() throws IOException {
    Checkout real = Checkout.above(Path.of(""));
    Path packages = Provisioning.release(real, System.out::println).packages();
    try (EveryThird every = new EveryThird();
        Folder folder = new Folder().withFolder("t").withFolder("reports")) {
      Files.createSymbolicLink(folder.path("fixtures"), real.fixtures());
      Files.createSymbolicLink(
          folder.path("reports/baselines"), real.root().resolve("reports/baselines"));
      breakCopy(packages.resolve("@pyscript/core"), folder.path("copy"), every.address());

      try (RunProcess run =
          RunProcess.start(
              folder,
              "--release-dir",
              folder.path("copy").toString(),
              "--fixture",
              "sync-calls",
              "--browser",
              "chrome",
              "--interpreter",
              "mpy",
              "--repeat",
              "3")) {
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.record().visits())
            .singleElement()
            .satisfies(visit -> assertThat(visit.tries()).hasSize(3));
        assertThat(run.record().results())
            .filteredOn(result -> result.of().claim().text().equals(CLAIM))
            .singleElement()
            .extracting(TestResult::verdict)
            .satisfies(verdict -> assertThat(verdict.kind()).isEqualTo(Verdict.Kind.FLAKY))
            .satisfies(verdict -> assertThat(verdict.label()).isEqualTo("FLAKY(1 of 3)"));
        assertThat(run.output())
            .containsPattern("flaky: " + CLAIM + " .*was HOLDS, is FLAKY\\(1 of 3\\): ");
      }
    }
  }

  /** Copies a package; its calls of {@code greet} give nothing in a page whose turn it is. */
  private static void breakCopy(Path original, Path copy, String address) throws IOException {
    Files.createDirectories(copy.resolve("dist"));
    Files.copy(original.resolve("package.json"), copy.resolve("package.json"));
    int calls = 0;
    try (Stream<Path> files = Files.list(original.resolve("dist"))) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".map")).toList()) {
        Path to = copy.resolve("dist").resolve(file.getFileName().toString());
        String name = file.getFileName().toString();
        if (!name.matches("core-.*[.]js|core[.]js")) {
          Files.copy(file, to);
          continue;
        }
        String text = Files.readString(file);
        if (name.equals("core.js")) {
          text =
              text
                  + """
                  const turn = new XMLHttpRequest();
                  turn.open("GET", "%s", false);
                  turn.send();
                  globalThis.syncFails = turn.responseText === "yes";
                  """
                      .formatted(address);
        } else if (text.contains(CALL)) {
          // The first one runs on the main thread, the second one in workers.
          text =
              text.replaceFirst(
                  Pattern.quote(CALL),
                  "await(globalThis.syncFails&&e[1]===\"greet\"?\"\":t[e[1]].apply(null,e[2]))");
          calls++;
        }
        Files.writeString(to, text);
      }
    }
    assertThat(calls).as("files in which main calls a function").isEqualTo(1);
  }

  /** A server whose answer is "yes" to every third request. */
  private static final class EveryThird implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    EveryThird() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    String address() {
      return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
      byte[] answer =
          (requests.incrementAndGet() % 3 == 0 ? "yes" : "no").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
      exchange.getResponseHeaders().add("Cross-Origin-Resource-Policy", "cross-origin");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
