package org.crosscheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.given.TestEngines;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.testng.annotations.Test;

/** Uses sessions that only return how each visit ended. */
public class RunnerTest {
  private static final Target PAGE = new Target.Reachable(URI.create("http://localhost/"));

  @Test
  public void a_run_needs_at_least_one_visit_at_a_time() {
    assertThatThrownBy(
            () ->
                new Runner(
                    0,
                    Repetition.DEFAULT,
                    b -> new ScriptedSession(),
                    v -> PAGE,
                    new RecordingSink()))
        .isInstanceOf(UserError.class)
        .hasMessage("--parallel must be at least 1, but it is 0. Use --parallel 1 or more.");
  }

  @Test
  public void every_visit_is_made_once_and_the_browser_closed() {
    ScriptedSession session = new ScriptedSession();
    RecordingSink sink = new RecordingSink();

    run(sink, matrix(3), b -> session);

    assertThat(sink.events).containsExactly("started", "v0", "DONE", "v1", "DONE", "v2", "DONE");
    assertThat(session.closed).isTrue();
  }

  @Test
  public void deadlines_follow_the_slowdown_which_is_measured_again_before_further_tries() {
    ScriptedSession session = new ScriptedSession();
    session.slowdowns.addAll(List.of(2.5, 4.0));
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;

    run(sink, matrix(1), b -> session);

    assertThat(session.deadlines)
        .containsExactly(Duration.ofMillis(2500), Duration.ofMillis(4000), Duration.ofMillis(4000));
    assertThat(sink.slowdowns).containsExactly("started 2.5", "again 4.0");
  }

  /** The start of one browser slows down the other, and so would be measured. */
  @Test
  public void no_browser_is_measured_and_no_visit_begins_before_all_are_up() {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> tooEarly = new CompletableFuture<>();
    ScriptedSession quick = new ScriptedSession();
    quick.whenMeasured = () -> events.add("measured");
    quick.whenVisited = () -> tooEarly.complete(null);
    Fixture fixture = Given.fixture("page", Fixture.Needs.NONE);
    Matrix both =
        new Matrix(
            List.of(
                Visits.of(fixture, TestEngines.CHROME), Visits.of(fixture, TestEngines.FIREFOX)));
    SessionFactory open =
        browser -> {
          if (browser.equals(TestEngines.FIREFOX)) {
            tooEarly.completeOnTimeout(null, 50, TimeUnit.MILLISECONDS).join();
            events.add("up");
            return new ScriptedSession();
          }
          return quick;
        };

    new Runner(2, Repetition.DEFAULT, open, v -> PAGE, new RecordingSink()).run(both);

    assertThat(events).containsExactly("up", "measured");
  }

  @Test
  public void a_browser_that_dies_is_restarted_and_the_visit_tried_once_more() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(2),
        b -> starts.incrementAndGet() == 1 ? new ScriptedSession("died") : new ScriptedSession());

    assertThat(sink.events)
        .containsExactly("started", "v0", "BROWSER_DIED", "v0", "DONE", "v1", "DONE");
    assertThat(starts).hasValue(2);
  }

  @Test
  public void a_browser_that_dies_is_replaced_as_long_as_visits_finish() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(5),
        b -> {
          starts.incrementAndGet();
          return new ScriptedSession("answered", "died");
        });

    assertThat(sink.events).filteredOn("DONE"::equals).hasSize(5);
    assertThat(starts).hasValue(5);
  }

  @Test
  public void a_browser_that_dies_three_times_without_a_finished_visit_is_given_up() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(3),
        b -> {
          starts.incrementAndGet();
          return new ScriptedSession("died");
        });

    assertThat(sink.events)
        .containsExactly(
            "started",
            "v0",
            "BROWSER_DIED",
            "v0",
            "BROWSER_DIED",
            "v1",
            "BROWSER_DIED",
            "v2",
            "BROWSER_DIED");
    assertThat(sink.details).endsWith("chrome ended or did not start 3 times in a row");
    assertThat(starts).hasValue(3);
  }

  @Test
  public void a_browser_that_the_harness_ended_is_restarted_each_time() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(4),
        b -> {
          starts.incrementAndGet();
          return new ScriptedSession("retired");
        });

    assertThat(sink.events).filteredOn("DONE"::equals).hasSize(4);
    assertThat(starts).hasValue(4);
  }

  @Test
  public void a_browser_that_cannot_be_restarted_is_reported_in_the_remaining_visits() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(2),
        b -> {
          if (starts.incrementAndGet() > 1) {
            throw new UserError("Chrome is not installed.", "Install it.");
          }
          return new ScriptedSession("died");
        });

    assertThat(sink.events).containsExactly("started", "v0", "BROWSER_DIED", "v1", "BROWSER_DIED");
    assertThat(sink.details)
        .endsWith(
            "chrome ended or did not start 3 times in a row: Chrome is not installed. Install"
                + " it.");
    assertThat(starts).hasValue(3);
  }

  @Test
  public void a_browser_that_fails_to_start_at_first_is_started_again() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(1),
        b -> {
          if (starts.incrementAndGet() < 3) {
            throw new UserError("Chrome did not start.", "Start it.");
          }
          return new ScriptedSession();
        });

    assertThat(sink.events).containsExactly("started", "v0", "DONE");
  }

  @Test
  public void a_browser_that_never_starts_leaves_the_other_its_visits() {
    ScriptedSession firefox = new ScriptedSession();
    RecordingSink sink = new RecordingSink();
    Fixture fixture = Given.fixture("page", Fixture.Needs.NONE);
    Matrix both =
        new Matrix(
            List.of(
                Visits.of(fixture, TestEngines.CHROME), Visits.of(fixture, TestEngines.FIREFOX)));

    run(
        sink,
        both,
        b -> {
          if (b.equals(TestEngines.CHROME)) {
            throw new UserError("Chrome is not installed.", "Install it.");
          }
          return firefox;
        });

    assertThat(sink.events).filteredOn("DONE"::equals).hasSize(1);
    assertThat(sink.events).filteredOn("BROWSER_DIED"::equals).hasSize(1);
    assertThat(sink.details)
        .contains("chrome did not start in 3 tries: Chrome is not installed. Install it.");
    assertThat(firefox.closed).isTrue();
  }

  @Test
  public void a_visit_that_is_news_is_made_again_until_it_is_not() {
    RecordingSink sink = new RecordingSink();
    sink.news.addAll(List.of("v1", "v1"));

    run(sink, matrix(3), b -> new ScriptedSession());

    assertThat(sink.events)
        .containsExactly(
            "started", "v0", "DONE", "v1", "DONE", "v2", "DONE", "again: 1", "v1", "DONE");
  }

  @Test
  public void a_visit_that_stays_news_is_made_three_times_in_all() {
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;

    run(sink, matrix(1), b -> new ScriptedSession());

    assertThat(sink.events).filteredOn("v0"::equals).hasSize(3);
  }

  @Test
  public void with_one_try_nothing_is_made_again() {
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;

    new Runner(1, new Repetition(1, 1), b -> new ScriptedSession(), v -> PAGE, sink).run(matrix(2));

    assertThat(sink.events).containsExactly("started", "v0", "DONE", "v1", "DONE");
  }

  @Test
  public void repeated_visits_are_made_in_rounds() {
    RecordingSink sink = new RecordingSink();

    new Runner(1, new Repetition(2, 3), b -> new ScriptedSession(), v -> PAGE, sink).run(matrix(2));

    assertThat(sink.events)
        .containsExactly("started", "v0", "DONE", "v1", "DONE", "v0", "DONE", "v1", "DONE");
  }

  @Test
  public void after_ten_visits_that_stayed_the_same_the_others_are_not_made_again() {
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;

    run(sink, matrix(14), b -> new ScriptedSession());

    assertThat(sink.events).contains("again: 14").endsWith("not again: 4");
    assertThat(sink.events).filteredOn("v9"::equals).hasSize(3);
    assertThat(sink.events).filteredOn("v10"::equals).hasSize(1);
  }

  @Test
  public void a_given_up_browser_gets_no_further_tries() {
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;

    run(sink, matrix(1), b -> new ScriptedSession("died"));

    assertThat(sink.events).filteredOn("v0"::equals).hasSizeLessThanOrEqualTo(3);
    assertThat(sink.events).doesNotContain("DONE");
  }

  @Test
  public void a_page_in_which_a_browser_dies_is_tried_again_only_if_others_finish() {
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;
    AtomicInteger starts = new AtomicInteger();

    run(
        sink,
        matrix(2),
        b ->
            starts.incrementAndGet() == 3
                ? new ScriptedSession("answered")
                : new ScriptedSession("died"));

    assertThat(sink.events)
        .containsExactly(
            "started",
            "v0",
            "BROWSER_DIED",
            "v0",
            "BROWSER_DIED",
            "v1",
            "DONE",
            "again: 2",
            "v0",
            "DONE",
            "v0",
            "DONE",
            "v1",
            "DONE",
            "v1",
            "DONE");
  }

  @Test
  public void a_page_in_which_a_browser_dies_is_not_tried_again_if_no_other_finishes() {
    RecordingSink sink = new RecordingSink();
    sink.alwaysNews = true;

    run(sink, matrix(1), b -> new ScriptedSession("died"));

    assertThat(sink.events).containsExactly("started", "v0", "BROWSER_DIED", "v0", "BROWSER_DIED");
  }

  @Test
  public void after_stop_no_other_visit_begins_and_the_running_one_is_not_recorded() {
    RecordingSink sink = new RecordingSink();
    ScriptedSession session = new ScriptedSession();
    Runner runner = new Runner(1, Repetition.DEFAULT, b -> session, v -> PAGE, sink);
    session.whenVisited = runner::stop;

    runner.run(matrix(3));

    assertThat(sink.events).containsExactly("started", "v0");
    assertThat(session.closed).isTrue();
  }

  @Test
  public void a_sink_that_fails_ends_the_run_and_the_browser() {
    ScriptedSession session = new ScriptedSession();
    RecordingSink sink = new RecordingSink();
    sink.fails = true;

    assertThatThrownBy(() -> run(sink, matrix(3), b -> session))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
    assertThat(session.closed).isTrue();
  }

  @Test
  public void a_page_that_cannot_be_visited_is_recorded_with_the_reason_and_without_a_browser() {
    RecordingSink sink = new RecordingSink();
    Target closed =
        new Target.Unreachable(
            URI.create("http://a/"), Outcome.NOT_VISITED, "nginx is not installed");

    new Runner(
            1,
            Repetition.DEFAULT,
            b -> {
              throw new IllegalStateException("no browser is needed");
            },
            v -> closed,
            sink)
        .run(matrix(2));

    assertThat(sink.events).containsExactly("v0", "NOT_VISITED", "v1", "NOT_VISITED");
  }

  @Test
  public void exclusive_visits_come_last_one_at_a_time() {
    RecordingSink sink = new RecordingSink();
    Matrix matrix =
        new Matrix(
            List.of(
                Visits.of(fixture("measures", true), TestEngines.CHROME),
                Visits.of(fixture("other", false), TestEngines.CHROME)));

    new Runner(2, Repetition.DEFAULT, b -> new ScriptedSession(), v -> PAGE, sink).run(matrix);

    assertThat(sink.events).containsExactly("started", "other", "DONE", "measures", "DONE");
  }

  private static void run(RecordingSink sink, Matrix matrix, SessionFactory open) {
    new Runner(1, Repetition.DEFAULT, open, v -> PAGE, sink).run(matrix);
  }

  private static Matrix matrix(int visits) {
    List<Visit> all = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      all.add(Visits.of(fixture("v" + i, false), TestEngines.CHROME));
    }
    return new Matrix(all);
  }

  private static Fixture fixture(String name, boolean exclusive) {
    Fixture fixture = Given.fixture(name, Fixture.Needs.NONE);
    return exclusive ? fixture.asExclusive() : fixture;
  }

  /**
   * A session with scripted endings of visits: {@code answered}, {@code died} or {@code retired}.
   */
  private static final class ScriptedSession implements Session {
    private final List<String> script;
    private int visits;
    private State state = State.RUNNING;
    private final Deque<Double> slowdowns = new ArrayDeque<>();
    private final List<Duration> deadlines = new ArrayList<>();
    private Runnable whenVisited = () -> {};
    private Runnable whenMeasured = () -> {};
    private boolean closed;

    ScriptedSession(String... script) {
      this.script = Arrays.asList(script);
    }

    @Override
    public Identity identity() {
      return new Identity(TestEngines.CHROME, "scripted", "1", List.of());
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public Observation visit(PageLoad load, double queued) {
      String end = visits < script.size() ? script.get(visits) : "answered";
      visits++;
      deadlines.add(load.deadline());
      whenVisited.run();
      if (end.equals("died")) {
        state = State.DIED;
        return Given.seen(Outcome.BROWSER_DIED, "process 7 ended");
      }
      state = end.equals("retired") ? State.RETIRED : State.RUNNING;
      return Given.seen();
    }

    @Override
    public double slowdown() {
      whenMeasured.run();
      return slowdowns.isEmpty() ? 1 : slowdowns.pop();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Records the events of a run. */
  private static final class RecordingSink implements RunSink {
    private final List<String> events = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final List<String> slowdowns = new ArrayList<>();
    private boolean alwaysNews;
    private boolean fails;
    private Runnable whenVisited = () -> {};

    @Override
    public void started(Identity browser, double slowdown) {
      events.add("started");
      slowdowns.add("started " + slowdown);
    }

    @Override
    public void measuredAgain(Engine browser, double slowdown) {
      slowdowns.add("again " + slowdown);
    }

    @Override
    public void visiting(Visit visit) {
      events.add(visit.fixture().name());
    }

    @Override
    public void visited(Visit visit, Observation seen) {
      if (fails) {
        throw new IllegalStateException("disk full");
      }
      events.add(seen.outcome().name());
      details.add(seen.detail());
      whenVisited.run();
    }

    @Override
    public boolean wantsAnotherTry(Visit visit) {
      return alwaysNews || news.remove(visit.fixture().name());
    }

    @Override
    public void tryingAgain(List<Visit> visits) {
      events.add("again: " + visits.size());
    }

    @Override
    public void notTriedAgain(List<Visit> visits, int confirmed) {
      events.add("not again: " + visits.size());
    }
  }
}
