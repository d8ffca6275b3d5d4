package org.crosscheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Completion;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.Pages;
import org.crosscheck.given.Processes;
import org.crosscheck.given.TestEngines;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.BrowserSession;
import org.crosscheck.session.Identity;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Browsers that hang or are killed during a run. */
public class CrashIT {
  private Browsers browsers = new Browsers();

  @BeforeClass
  public void start() {
    stop();
    browsers = new Browsers();
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    browsers.close();
  }

  @DataProvider(parallel = true)
  public Object[][] some() {
    return Nightly.engines().map(browser -> new Object[] {browser}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "some")
  public void a_page_that_hangs_affects_only_its_own_visit(Engine browser) {
    try (TestRun run = new TestRun()) {

      run.run(browser, "answers", "hangs", "hangs", "answers");

      assertThat(run.outcomes())
          .containsExactly(
              List.of(Outcome.DONE),
              List.of(Outcome.TIMED_OUT),
              List.of(Outcome.TIMED_OUT),
              List.of(Outcome.DONE));
      assertThat(run.sessions).hasSize(1);
    }
  }

  @Test(dataProvider = "some")
  public void a_browser_that_is_killed_is_replaced_as_often_as_visits_finish(Engine browser) {
    try (TestRun run = new TestRun()) {
      run.whenTried(1, session -> kill(session.pid().orElseThrow()));
      run.whenTried(4, session -> kill(session.pid().orElseThrow()));

      run.run(browser, "silent", "answers", "silent", "answers");

      assertThat(run.outcomes())
          .containsExactly(
              List.of(Outcome.BROWSER_DIED, Outcome.TIMED_OUT),
              List.of(Outcome.DONE),
              List.of(Outcome.BROWSER_DIED, Outcome.TIMED_OUT),
              List.of(Outcome.DONE));
      assertThat(run.sessions).hasSize(3);
    }
  }

  @Test
  public void a_browser_that_is_killed_three_times_in_a_row_is_given_up() {
    try (TestRun run = new TestRun()) {
      for (int tried = 1; tried <= 3; tried++) {
        run.whenTried(tried, session -> kill(session.pid().orElseThrow()));
      }

      run.run(TestEngines.CHROME, "silent", "silent", "answers");

      assertThat(run.outcomes())
          .containsExactly(
              List.of(Outcome.BROWSER_DIED, Outcome.BROWSER_DIED),
              List.of(Outcome.BROWSER_DIED),
              List.of(Outcome.BROWSER_DIED));
      assertThat(run.last().detail()).isEqualTo("chrome ended or did not start 3 times in a row");
    }
  }

  @Test
  public void a_killed_chromedriver_is_restarted_with_its_chrome() {
    try (TestRun run = new TestRun()) {
      run.whenTried(1, session -> kill(parent(session.pid().orElseThrow())));

      run.run(TestEngines.CHROME, "silent", "answers");

      assertThat(run.outcomes())
          .containsExactly(List.of(Outcome.BROWSER_DIED, Outcome.TIMED_OUT), List.of(Outcome.DONE));
      assertThat(run.sessions)
          .allSatisfy(
              session ->
                  assertThat(ProcessHandle.of(session.pid().orElseThrow()).filter(Workspace::runs))
                      .isEmpty());
    }
  }

  private static long parent(long pid) {
    return ProcessHandle.of(pid).flatMap(ProcessHandle::parent).orElseThrow().pid();
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    Processes.awaitEnd(process);
  }

  /** A run of this test's pages in one browser, one visit at a time. */
  private final class TestRun implements RunSink, AutoCloseable {
    private final Pages pages = new Pages();
    final Map<Visit, List<Observation>> tries = new LinkedHashMap<>();
    final List<BrowserSession> sessions = new ArrayList<>();
    private final Map<Integer, Consumer<BrowserSession>> actions = new LinkedHashMap<>();
    private int triesStarted;

    TestRun() {
      pages.page("answers", "fact('done')");
      pages.page("silent", "fact('ready'); fetch('" + pages.signal() + "', { mode: 'no-cors' })");
      pages.page("hangs", "fact('ready'); await new Promise(r => setTimeout(r, 50)); for (;;);");
    }

    /** Acts on the browser when the page of the n-th try signals that it runs. */
    void whenTried(int n, Consumer<BrowserSession> action) {
      actions.put(n, action);
    }

    void run(Engine browser, String... names) {
      List<Visit> visits = new ArrayList<>();
      for (String name : names) {
        Fixture fixture =
            Fixture.of(
                    name,
                    "A page to visit.",
                    Fixture.Needs.NONE,
                    new Completion(
                        List.of("done"),
                        name.equals("answers") ? Browsers.LONG : Duration.ofSeconds(1)))
                .withVariants(List.of("v" + visits.size()));
        visits.add(Visits.of(fixture, browser));
      }
      new Runner(1, Repetition.DEFAULT, this::open, this::address, this).run(new Matrix(visits));
    }

    private BrowserSession open(Engine browser) {
      BrowserSession session = browsers.open(browser);
      sessions.add(session);
      return session;
    }

    private Target address(Visit visit) {
      triesStarted++;
      Consumer<BrowserSession> action = actions.get(triesStarted);
      if (action != null) {
        pages.whenSignalled(() -> action.accept(sessions.get(sessions.size() - 1)));
      }
      return new Target.Reachable(pages.address(visit.fixture().name(), "index.html"));
    }

    List<List<Outcome>> outcomes() {
      return tries.values().stream()
          .map(seen -> seen.stream().map(Observation::outcome).toList())
          .toList();
    }

    Observation last() {
      List<Observation> seen = new ArrayList<>();
      tries.values().forEach(seen::addAll);
      return seen.get(seen.size() - 1);
    }

    @Override
    public void close() {
      pages.close();
    }

    @Override
    public void started(Identity browser, double slowdown) {}

    @Override
    public void visiting(Visit visit) {}

    @Override
    public void visited(Visit visit, Observation seen) {
      tries.computeIfAbsent(visit, v -> new ArrayList<>()).add(seen);
    }
  }
}
