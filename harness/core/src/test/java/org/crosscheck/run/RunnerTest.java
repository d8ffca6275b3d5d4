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

/** With sessions that only say how each visit ended. */
public class RunnerTest {
  private static final Target PAGE = new Target.Reachable(URI.create("http://localhost/"));

  @Test
  public void no_visit_at_once_makes_no_run() {
    assertThatThrownBy(() -> new Runner(0, b -> new Played(), v -> PAGE, new Heard()))
        .isInstanceOf(UserError.class)
        .hasMessage("0 visits at once make no run. Give --parallel 1 or more.");
  }

  @Test
  public void every_visit_is_made_once_and_the_browser_closed() {
    Played session = new Played();
    Heard heard = new Heard();

    run(heard, matrix(3), b -> session);

    assertThat(heard.said).containsExactly("started", "v0", "DONE", "v1", "DONE", "v2", "DONE");
    assertThat(session.closed).isTrue();
  }

  @Test
  public void a_browser_that_dies_is_started_again_and_the_visit_tried_once_more() {
    AtomicInteger starts = new AtomicInteger();
    Heard heard = new Heard();

    run(heard, matrix(2), b -> starts.incrementAndGet() == 1 ? new Played("died") : new Played());

    assertThat(heard.said).containsExactly("started", "v0", "BROWSER_DIED, DONE", "v1", "DONE");
    assertThat(starts).hasValue(2);
  }

  @Test
  public void a_browser_that_dies_twice_is_left_and_every_visit_says_so() {
    AtomicInteger starts = new AtomicInteger();
    Heard heard = new Heard();

    run(
        heard,
        matrix(3),
        b -> {
          starts.incrementAndGet();
          return new Played("answered", "died");
        });

    assertThat(heard.said)
        .containsExactly(
            "started",
            "v0",
            "DONE",
            "v1",
            "BROWSER_DIED, DONE",
            "v2",
            "BROWSER_DIED, BROWSER_DIED");
    assertThat(heard.details).endsWith("chrome died twice and is not started again");
    assertThat(starts).hasValue(2);
  }

  @Test
  public void a_browser_that_the_harness_ended_is_started_again_each_time() {
    AtomicInteger starts = new AtomicInteger();
    Heard heard = new Heard();

    run(
        heard,
        matrix(4),
        b -> {
          starts.incrementAndGet();
          return new Played("retired");
        });

    assertThat(heard.said).filteredOn("DONE"::equals).hasSize(4);
    assertThat(starts).hasValue(4);
  }

  @Test
  public void a_browser_that_does_not_start_again_is_told_in_the_visits_left() {
    AtomicInteger starts = new AtomicInteger();
    Heard heard = new Heard();

    run(
        heard,
        matrix(2),
        b -> {
          if (starts.incrementAndGet() > 1) {
            throw new UserError("No chrome.", "Install it.");
          }
          return new Played("died");
        });

    assertThat(heard.said)
        .containsExactly(
            "started", "v0", "BROWSER_DIED, BROWSER_DIED", "v1", "BROWSER_DIED, BROWSER_DIED");
    assertThat(heard.details).contains("No chrome. Install it.");
    assertThat(starts).hasValue(2);
  }

  @Test
  public void a_browser_that_does_not_start_ends_the_run_and_the_other_browser() {
    Played firefox = new Played();
    Heard heard = new Heard();
    Fixture fixture = Given.fixture("page", Fixture.Needs.NONE);
    Matrix both =
        new Matrix(
            List.of(
                Visits.of(fixture, TestEngines.CHROME), Visits.of(fixture, TestEngines.FIREFOX)));

    assertThatThrownBy(
            () ->
                run(
                    heard,
                    both,
                    b -> {
                      if (b.equals(TestEngines.CHROME)) {
                        throw new UserError("No chrome.", "Install it.");
                      }
                      return firefox;
                    }))
        .isInstanceOf(UserError.class)
        .hasMessage("No chrome. Install it.");
    assertThat(heard.said).doesNotContain("DONE", "BROWSER_DIED");
    assertThat(firefox.closed).isTrue();
  }

  @Test
  public void the_visits_of_one_browser_do_not_wait_for_the_other_to_start() {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    Heard heard = new Heard();
    heard.whenVisited = () -> answered.complete(null);
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
              return new Played();
            },
            v -> PAGE,
            heard)
        .run(both);

    assertThat(heard.said).filteredOn("DONE"::equals).hasSize(2);
  }

  @Test
  public void after_stop_no_other_visit_begins_and_the_one_under_way_is_not_recorded() {
    Heard heard = new Heard();
    Played session = new Played();
    Runner runner = new Runner(1, b -> session, v -> PAGE, heard);
    session.whenVisited = runner::stop;

    runner.run(matrix(3));

    assertThat(heard.said).containsExactly("started", "v0");
    assertThat(session.closed).isTrue();
  }

  @Test
  public void a_sink_that_fails_ends_the_run_and_the_browser() {
    Played session = new Played();
    Heard heard = new Heard();
    heard.fails = true;

    assertThatThrownBy(() -> run(heard, matrix(3), b -> session))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
    assertThat(session.closed).isTrue();
  }

  @Test
  public void a_page_that_cannot_be_visited_is_recorded_with_the_reason_and_without_a_browser() {
    Heard heard = new Heard();
    Target closed =
        new Target.Unreachable(
            URI.create("http://a/"), Outcome.NOT_VISITED, "nginx is not installed");

    new Runner(
            1,
            b -> {
              throw new IllegalStateException("no browser is needed");
            },
            v -> closed,
            heard)
        .run(matrix(2));

    assertThat(heard.said).containsExactly("v0", "NOT_VISITED", "v1", "NOT_VISITED");
  }

  @Test
  public void what_measures_time_goes_last_and_alone() {
    Heard heard = new Heard();
    Matrix matrix =
        new Matrix(
            List.of(
                Visits.of(fixture("measures", true), TestEngines.CHROME),
                Visits.of(fixture("other", false), TestEngines.CHROME)));

    new Runner(2, b -> new Played(), v -> PAGE, heard).run(matrix);

    assertThat(heard.said).containsExactly("started", "other", "DONE", "measures", "DONE");
  }

  private static void run(Heard heard, Matrix matrix, SessionFactory open) {
    new Runner(1, open, v -> PAGE, heard).run(matrix);
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

  /** A session that plays what it was told: {@code answered}, {@code died} or {@code retired}. */
  private static final class Played implements Session {
    private final List<String> script;
    private int visits;
    private State state = State.RUNNING;
    private Runnable whenVisited = () -> {};
    private boolean closed;

    Played(String... script) {
      this.script = Arrays.asList(script);
    }

    @Override
    public Identity identity() {
      return new Identity(TestEngines.CHROME, "played", "1", List.of());
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

  /** Writes down what a run says. */
  private static final class Heard implements RunSink {
    private final List<String> said = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private boolean fails;
    private Runnable whenVisited = () -> {};

    @Override
    public void started(Identity browser) {
      said.add("started");
    }

    @Override
    public void visiting(Visit visit) {
      said.add(visit.fixture().name());
    }

    @Override
    public void visited(Visit visit, List<Observation> tries) {
      if (fails) {
        throw new IllegalStateException("disk full");
      }
      said.add(String.join(", ", tries.stream().map(t -> t.outcome().name()).toList()));
      tries.forEach(t -> details.add(t.detail()));
      whenVisited.run();
    }
  }
}
