package org.crosscheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.crosscheck.given.TestEngines;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.testng.annotations.Test;

public class SessionFleetTest {
  private static final PageLoad PAGE =
      new PageLoad(URI.create("http://localhost/"), Set.of(), Duration.ofSeconds(1), false);

  private static final int SECONDS = 30;

  private final List<String> started = Collections.synchronizedList(new ArrayList<>());

  @Test
  public void one_visit_is_made_in_each_session_at_a_time() throws Exception {
    BlockingQueue<CompletableFuture<Outcome>> running = new LinkedBlockingQueue<>();
    ExecutorService visitors = Executors.newFixedThreadPool(3);
    try (SessionFleet fleet =
        fleet(
            2,
            () ->
                new Scripted("node") {
                  @Override
                  Outcome outcome() {
                    CompletableFuture<Outcome> end = new CompletableFuture<>();
                    running.add(end);
                    return end.join();
                  }
                })) {
      List<Future<Observation>> visits = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        visits.add(visitors.submit(() -> fleet.visit(PAGE, 0)));
      }
      CompletableFuture<Outcome> first = next(running);
      CompletableFuture<Outcome> second = next(running);
      assertThat(running).isEmpty();

      first.complete(Outcome.DONE);
      next(running).complete(Outcome.DONE);
      second.complete(Outcome.DONE);

      for (Future<Observation> visit : visits) {
        assertThat(visit.get(SECONDS, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.DONE);
      }
    } finally {
      visitors.shutdownNow();
    }
  }

  @Test
  public void visits_begin_while_another_session_is_waited_for() {
    CompletableFuture<Scripted> full = new CompletableFuture<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    BlockingQueue<Supplier<Session>> next =
        new LinkedBlockingQueue<>(
            List.of(
                () -> new Scripted("node"),
                () -> {
                  asked.complete(null);
                  return full.join();
                }));
    Scripted late = new Scripted("late");
    try (SessionFleet fleet = fleet(2, () -> next.remove().get())) {
      for (int i = 0; i < 3; i++) {
        assertThat(fleet.visit(PAGE, 0).outcome()).isEqualTo(Outcome.DONE);
      }
      asked.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    full.complete(late);
    assertThat(late.closed.orTimeout(SECONDS, TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  public void each_browser_is_told_once() {
    BlockingQueue<String> nodes = new LinkedBlockingQueue<>(List.of("a", "b", "a"));
    try (SessionFleet fleet = fleet(1, () -> new Scripted(nodes.remove(), Outcome.BROWSER_DIED))) {
      fleet.visit(PAGE, 0);
      fleet.visit(PAGE, 0);
      fleet.visit(PAGE, 0);
    }

    assertThat(started).containsExactly("a", "b");
  }

  @Test
  public void a_session_that_is_lost_is_replaced_as_long_as_visits_finish() {
    try (SessionFleet fleet =
        fleet(1, () -> new Scripted("node", Outcome.DONE, Outcome.BROWSER_DIED))) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        outcomes.add(fleet.visit(PAGE, 0).outcome());
      }

      assertThat(outcomes).filteredOn(o -> o == Outcome.DONE).hasSize(4);
      assertThat(fleet.usable()).isTrue();
    }
  }

  @Test
  public void all_sessions_may_be_lost_at_once() {
    try (SessionFleet fleet = fleet(4, () -> new Scripted("node", Outcome.BROWSER_DIED))) {
      for (int i = 0; i < 4; i++) {
        fleet.visit(PAGE, 0);
      }

      assertThat(fleet.usable()).isTrue();
    }
  }

  @Test
  public void a_fleet_is_given_up_when_each_session_was_lost_three_times_without_a_visit() {
    try (SessionFleet fleet = fleet(2, () -> new Scripted("node", Outcome.BROWSER_DIED))) {
      for (int i = 0; i < 6; i++) {
        assertThat(fleet.visit(PAGE, 0).detail()).isEmpty();
      }

      assertThat(fleet.visit(PAGE, 0).detail())
          .isEqualTo("chrome ended or did not start 3 times in a row");
      assertThat(fleet.usable()).isFalse();
      assertThat(fleet.proven()).isFalse();
    }
  }

  @Test
  public void sessions_that_cannot_be_opened_are_reported() {
    try (SessionFleet fleet =
        fleet(
            2,
            () -> {
              throw new IllegalStateException("the hub refuses");
            })) {
      fleet.await();

      assertThat(fleet.visit(PAGE, 0).detail())
          .isEqualTo("chrome did not start in 3 tries: the hub refuses");
    }
  }

  @Test
  public void the_slowest_node_sets_the_deadlines() {
    BlockingQueue<Double> slowdowns = new LinkedBlockingQueue<>(List.of(1.5, 4.0));
    try (SessionFleet fleet =
        fleet(
            2,
            () ->
                new Scripted("node") {
                  @Override
                  public double slowdown() {
                    return slowdowns.remove();
                  }
                })) {
      fleet.await();
      fleet.visit(PAGE, 0);
      fleet.visit(PAGE, 0);

      assertThat(fleet.slowdown()).isIn(1.5, 4.0);
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(SECONDS, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private SessionFleet fleet(int size, Supplier<Session> opened) {
    started.clear();
    return new SessionFleet(
        TestEngines.CHROME,
        size,
        engine -> opened.get(),
        (identity, slowdown) -> started.add(identity.version()));
  }

  /** A session whose visits end as its script says, and are done after that. */
  private static class Scripted implements Session {
    private final String node;
    private final BlockingQueue<Outcome> script;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private volatile State state = State.RUNNING;

    Scripted(String node, Outcome... script) {
      this.node = node;
      this.script = new LinkedBlockingQueue<>(List.of(script));
    }

    Outcome outcome() {
      Outcome next = script.poll();
      return next == null ? Outcome.DONE : next;
    }

    @Override
    public Identity identity() {
      return new Identity(TestEngines.CHROME, "chrome", node, List.of());
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public Observation visit(PageLoad load, double queued) {
      Outcome outcome = outcome();
      if (outcome == Outcome.BROWSER_DIED) {
        state = State.DIED;
      }
      return Runner.notObserved(load.url(), outcome, "");
    }

    @Override
    public void close() {
      closed.complete(true);
    }
  }
}
