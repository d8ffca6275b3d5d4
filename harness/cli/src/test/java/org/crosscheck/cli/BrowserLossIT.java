package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.Processes;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests runs with two browsers, one or both of which are killed. */
public class BrowserLossIT {
  private static final List<String> BROWSERS = List.of("chrome", "firefox");

  @DataProvider(parallel = true)
  public Object[][] browsers() {
    return new Object[][] {{"chrome", "firefox"}, {"firefox", "chrome"}};
  }

  @Test(dataProvider = "browsers", groups = Nightly.ONLY)
  public void a_browser_that_is_killed_twice_while_it_first_starts_is_started_again(
      String killed, String other) throws IOException {
    try (Folder folder = project("fact('done');");
        RunProcess run = RunProcess.start(folder)) {
      killAsItStarts(run, killed, 2);

      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(run.output()).contains("All 4 verdicts are as accepted.");
      assertThat(verdicts(run.record(), killed)).containsOnly(Verdict.Kind.HOLDS).hasSize(2);
      assertThat(verdicts(run.record(), other)).containsOnly(Verdict.Kind.HOLDS).hasSize(2);
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test(dataProvider = "browsers", groups = Nightly.ONLY)
  public void a_browser_that_is_killed_three_times_while_it_first_starts_is_given_up_alone(
      String killed, String other) throws IOException {
    try (Folder folder = project("fact('done');");
        RunProcess run = RunProcess.start(folder)) {
      killAsItStarts(run, killed, 3);

      assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
      assertGivenUp(run, killed, other);
      assertThat(run.output()).contains(killed + " did not start in 3 tries: Could not start ");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test(dataProvider = "browsers", groups = Nightly.ONLY)
  public void the_doctor_starts_a_browser_again_that_is_killed_twice_while_it_first_starts(
      String killed, String other) throws IOException {
    try (Folder folder =
            RunProcess.project().with("site/index.html", "<!doctype html><title>x</title>");
        RunProcess doctor =
            RunProcess.command(
                folder, List.of("doctor", "--no-trial", folder.path("site").toString()))) {
      killAsItStarts(doctor, killed, 2);

      assertThat(doctor.exitCode()).as(doctor.output()).isEqualTo(Main.Exit.DIFFERS);
      assertThat(doctor.output())
          .containsPattern("(?m)^  " + killed + " [\\d.]+: not isolated")
          .containsPattern("(?m)^  " + other + " [\\d.]+: not isolated")
          .contains("coop-missing")
          .doesNotContain("Could not start");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_driver_that_is_killed_while_it_starts_its_browser_leaves_no_browser()
      throws IOException {
    try (Folder folder = project("fact('done');");
        RunProcess run = RunProcess.start(folder)) {
      ProcessHandle started = started(run, "chrome");
      run.ownProcesses("chrome").forEach(ProcessHandle::destroyForcibly);

      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(run.output()).contains("All 4 verdicts are as accepted.");
      assertThat(started).matches(process -> !Workspace.runs(process), "has ended");
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test
  public void a_driver_and_a_browser_that_are_killed_in_a_visit_are_replaced() throws IOException {
    try (Visitors visitors = new Visitors((browser, visit) -> visit == 1);
        Folder folder = project(visitors.script());
        RunProcess run = RunProcess.start(folder)) {
      visitors.of(run);

      assertThat(run.exitCode()).as(run.output()).isZero();
      assertThat(run.output()).contains("All 4 verdicts are as accepted.");
      for (String browser : BROWSERS) {
        assertThat(verdicts(run.record(), browser)).containsOnly(Verdict.Kind.HOLDS).hasSize(2);
      }
      assertThat(run.record().visits())
          .filteredOn(visit -> visit.tries().size() == 2)
          .hasSizeGreaterThanOrEqualTo(2);
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  @Test(dataProvider = "browsers", groups = Nightly.ONLY)
  public void a_browser_that_is_killed_in_every_visit_is_given_up_alone(String killed, String other)
      throws IOException {
    try (Visitors visitors = new Visitors((browser, visit) -> browser.equals(killed));
        Folder folder = project(visitors.script());
        RunProcess run = RunProcess.start(folder)) {
      visitors.of(run);

      assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
      assertGivenUp(run, killed, other);
      assertThat(folder.path("t")).isEmptyDirectory();
    }
  }

  private static void assertGivenUp(RunProcess run, String killed, String other) {
    RunRecord record = run.record();
    assertThat(record.end()).map(RunEnd::how).contains(RunEnd.How.COMPLETE);
    assertThat(verdicts(record, killed)).containsOnly(Verdict.Kind.INCONCLUSIVE).hasSize(2);
    assertThat(verdicts(record, other)).containsOnly(Verdict.Kind.HOLDS).hasSize(2);
    assertThat(run.output())
        .contains("4 verdicts compared: 2 inconclusive.")
        .contains(killed + ": 2 visits were left without a browser: ")
        .contains("Record: ")
        .contains("Report: ")
        .doesNotContain("worse")
        .doesNotContain("Internal error");
  }

  private static Folder project(String script) throws IOException {
    Folder folder = RunProcess.project();
    RunProcess.page(folder, "a-page", 60, script);
    RunProcess.page(folder, "b-page", 60, script);
    return folder;
  }

  private static List<Verdict.Kind> verdicts(RunRecord record, String browser) {
    return record.results().stream()
        .filter(result -> result.of().visit().engine().equals(browser))
        .map(TestResult::verdict)
        .map(Verdict::kind)
        .toList();
  }

  /** Kills the main process of a browser as soon as it exists, and so its successors. */
  private static void killAsItStarts(RunProcess run, String browser, int times) {
    for (int i = 0; i < times; i++) {
      ProcessHandle process = started(run, browser);
      process.destroyForcibly();
      Processes.awaitEnd(process);
    }
  }

  /** {@return the main process of a browser, as soon as it exists} */
  private static ProcessHandle started(RunProcess run, String browser) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (true) {
      Optional<ProcessHandle> process =
          run.mainProcesses(browser).stream().filter(Workspace::runs).findFirst();
      if (process.isPresent()) {
        return process.get();
      }
      assertThat(System.nanoTime()).as(browser + " starts in time").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** A server that each page asks before it is done, and that kills the browser of some pages. */
  private static final class Visitors implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BiPredicate<String, Integer> kills;
    private final Map<String, Integer> visits = new ConcurrentHashMap<>();
    private final CompletableFuture<RunProcess> run = new CompletableFuture<>();

    /**
     * Starts the server.
     *
     * @param kills whether the browser with this id is killed in its n-th visit
     */
    Visitors(BiPredicate<String, Integer> kills) throws IOException {
      this.kills = kills;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::visited);
      server.setExecutor(threads);
      server.start();
    }

    void of(RunProcess process) {
      run.complete(process);
    }

    String script() {
      return "await fetch('http://localhost:%d/', {mode: 'no-cors'}); fact('done');"
          .formatted(server.getAddress().getPort());
    }

    private void visited(HttpExchange exchange) throws IOException {
      String agent = exchange.getRequestHeaders().getFirst("User-Agent");
      String browser = agent.contains("Firefox") ? "firefox" : "chrome";
      if (kills.test(browser, visits.merge(browser, 1, Integer::sum))) {
        run.join().ownProcesses(browser).forEach(ProcessHandle::destroyForcibly);
      }
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
