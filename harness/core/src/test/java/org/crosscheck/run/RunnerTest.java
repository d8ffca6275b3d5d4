package org.crosscheck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
            () -> new Runner(0, b -> new ScriptedSession(), v -> PAGE, new RecordingSink()))
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
  public void a_browser_that_dies_is_restarted_and_the_visit_tried_once_more() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(2),
        b -> starts.incrementAndGet() == 1 ? new ScriptedSession("died") : new ScriptedSession());

    assertThat(sink.events).containsExactly("started", "v0", "BROWSER_DIED, DONE", "v1", "DONE");
    assertThat(starts).hasValue(2);
  }

  @Test
  public void a_browser_that_dies_twice_is_not_restarted_and_its_visits_report_that() {
    AtomicInteger starts = new AtomicInteger();
    RecordingSink sink = new RecordingSink();

    run(
        sink,
        matrix(3),
        b -> {
          starts.incrementAndGet();
          return new ScriptedSession("answered", "died");
        });

    assertThat(sink.events)
        .containsExactly(
            "started",
            "v0",
            "DONE",
            "v1",
            "BROWSER_DIED, DONE",
            "v2",
            "BROWSER_DIED, BROWSER_DIED");
    assertThat(sink.details).endsWith("chrome died twice and is not restarted");
    assertThat(starts).hasValue(2);
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

    assertThat(sink.events)
        .containsExactly(
            "started", "v0", "BROWSER_DIED, BROWSER_DIED", "v1", "BROWSER_DIED, BROWSER_DIED");
    assertThat(sink.details).contains("Chrome is not installed. Install it.");
    assertThat(starts).hasValue(2);
  }

  @Test
  public void a_browser_that_does_not_start_ends_the_run_and_the_other_browser() {
    ScriptedSession firefox = new ScriptedSession();
    RecordingSink sink = new RecordingSink();
    Fixture fixture = Given.fixture("page", Fixture.Needs.NONE);
    Matrix both =
        new Matrix(
            List.of(
                Visits.of(fixture, TestEngines.CHROME), Visits.of(fixture, TestEngines.FIREFOX)));

    assertThatThrownBy(
            () ->
                run(
                    sink,
                    both,
                    b -> {
                      if (b.equals(TestEngines.CHROME)) {
                        throw new UserError("Chrome is not installed.", "Install it.");
                      }
                      return firefox;
                    }))
        .isInstanceOf(UserError.class)
        .hasMessage("Chrome is not installed. Install it.");
    assertThat(sink.events).doesNotContain("DONE", "BROWSER_DIED");
    assertThat(firefox.closed).isTrue();
  }

  @Test
  public void the_visits_of_one_browser_do_not_wait_for_the_other_to_start() {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    RecordingSink sink = new RecordingSink();
    sink.whenVisited = () -> answered.complete(null);
    Fixture fixture = Given.fixture("page", Fixture.Needs.NONE);
    Matrix both =
        new Matrix(
            List.of(
                Visits.of(fixture, TestEngines.CHROME), Visits.of(fixture, TestEngines.FIREFOX)));

    new Runner(
            2,
            b -> {
              if (b.equals(TestEngines.FIREFOX)) {
                answered.orTimeout(1, TimeUnit.MINUTES).join();
              }
              return new ScriptedSession();
            },
            v -> PAGE,
            sink)
        .run(both);

    assertThat(sink.events).filteredOn("DONE"::equals).hasSize(2);
  }

  @Test
  public void after_stop_no_other_visit_begins_and_the_running_one_is_not_recorded() {
    RecordingSink sink = new RecordingSink();
    ScriptedSession session = new ScriptedSession();
    Runner runner = new Runner(1, b -> session, v -> PAGE, sink);
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

    new Runner(2, b -> new ScriptedSession(), v -> PAGE, sink).run(matrix);

    assertThat(sink.events).containsExactly("started", "other", "DONE", "measures", "DONE");
  }

  private static void run(RecordingSink sink, Matrix matrix, SessionFactory open) {
    new Runner(1, open, v -> PAGE, sink).run(matrix);
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
    private Runnable whenVisited = () -> {};
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
      whenVisited.run();
      if (end.equals("died")) {
        state = State.DIED;
        return Given.seen(Outcome.BROWSER_DIED, "process 7 ended");
      }
      state = end.equals("retired") ? State.RETIRED : State.RUNNING;
      return Given.seen();
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
    private boolean fails;
    private Runnable whenVisited = () -> {};

    @Override
    public void started(Identity browser) {
      events.add("started");
    }

    @Override
    public void visiting(Visit visit) {
      events.add(visit.fixture().name());
    }

    @Override
    public void visited(Visit visit, List<Observation> tries) {
      if (fails) {
        throw new IllegalStateException("disk full");
      }
      events.add(String.join(", ", tries.stream().map(t -> t.outcome().name()).toList()));
      tries.forEach(t -> details.add(t.detail()));
      whenVisited.run();
    }
  }
}
