package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.crosscheck.input.CuedStep;
import org.crosscheck.input.Step;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Load;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A session whose parts are all fakes: no process, no user contexts, no events. */
public class BrowserSessionTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private static PageLoad load(Duration deadline) {
    return new PageLoad(URI.create("http://localhost/a"), Set.of("done"), deadline, false);
  }

  private static FakeParts fake() {
    return new FakeParts();
  }

  @Test
  public void facts_that_are_drained_from_the_page_complete_a_visit() {
    FakeParts fake = fake();
    fake.page =
        url -> {
          fake.facts.report("done", true);
          fake.facts.drain();
        };
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(load(Duration.ofSeconds(60)), 0);

      assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
      // By the page's clock only, which differs widely from the harness's clock.
      assertThat(seen.facts()).containsExactly(new Fact("done", Reporter.MAIN, 1, 250, true));
      assertThat(seen.timings().page()).isEqualTo(250);
    }
    assertThat(fake.events)
        .containsExactly(
            "facts listen",
            "traffic listens",
            "watch tab-1",
            "navigate tab-1",
            "sync",
            "discard tab-1",
            "contexts closed",
            "quit");
  }

  @Test
  public void facts_that_were_not_drained_before_the_deadline_are_collected_at_the_end() {
    FakeParts fake = fake();
    fake.page = url -> fake.facts.report("half", 1);
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(load(SHORT), 0);

      assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(seen.facts()).extracting(Fact::name).containsExactly("half");
    }
  }

  @Test
  public void a_visit_that_timed_out_names_what_it_waited_for_and_how_busy_the_machine_was() {
    FakeParts fake = fake();
    Load measured =
        new Load(
            OptionalDouble.of(12),
            OptionalDouble.of(34),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    fake.meter = () -> () -> measured;
    fake.evaluated = script -> script.contains("setTimeout") ? 56 : 0;
    fake.page =
        url -> {
          fake.facts.report("half", 1);
          fake.facts.drain();
        };
    Set<String> facts = Set.of("half", "more", "done");
    PageLoad load = new PageLoad(URI.create("http://localhost/a"), facts, SHORT, false);
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(load, 0);

      assertThat(seen.detail()).isEqualTo("waited 0 s for done, more");
      assertThat(seen.load()).isEqualTo(measured.withIdleGap(56));
    }
    assertThat(fake.events).containsSubsequence("evaluate tab-1", "discard tab-1");
  }

  @Test
  public void what_other_programs_used_counts_only_while_no_other_visit_is_made() {
    for (boolean exclusive : new boolean[] {true, false}) {
      FakeParts fake = fake();
      fake.meter = () -> () -> Load.UNKNOWN.withOthers(OptionalDouble.of(7));
      PageLoad load =
          new PageLoad(URI.create("http://localhost/a"), Set.of("done"), SHORT, exclusive);
      try (BrowserSession session = fake.session()) {
        assertThat(session.visit(load, 0).load().others().isPresent())
            .as("exclusive: %s", exclusive)
            .isEqualTo(exclusive);
      }
    }
  }

  @Test
  public void a_page_that_does_not_answer_has_no_gap_and_a_page_that_is_done_is_not_asked() {
    FakeParts fake = fake();
    fake.evaluated =
        script -> {
          throw new IllegalStateException("blocked");
        };
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load(SHORT), 0).load().idleGap()).hasValue(Double.POSITIVE_INFINITY);

      fake.events.clear();
      fake.page =
          url -> {
            fake.facts.report("done", true);
            fake.facts.drain();
          };
      assertThat(session.visit(load(Duration.ofSeconds(60)), 0).load().idleGap()).isEmpty();
      assertThat(fake.events).doesNotContain("evaluate tab-2");
    }
  }

  @Test
  public void steps_are_made_in_order_once_the_page_has_reported_the_fact_of_each() {
    FakeParts fake = fake();
    fake.page =
        url -> {
          fake.facts.report("asked", true);
          fake.facts.drain();
        };
    fake.made =
        step -> {
          if (step.kind() == Step.Kind.CLICK) {
            fake.facts.report("done", true);
            fake.facts.drain();
          }
        };
    try (BrowserSession session = fake.session()) {
      Observation seen =
          session.visit(
              load(Duration.ofSeconds(60))
                  .making(
                      List.of(
                          new CuedStep("asked", new Step(Step.Kind.TYPE, "Ada", "#name")),
                          new CuedStep("", new Step(Step.Kind.CLICK, "", "#ok")))),
              0);

      assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
      assertThat(fake.events)
          .containsSubsequence("navigate tab-1", "make type Ada into #name", "make click #ok");
    }
  }

  @Test
  public void a_step_waits_for_its_fact_and_the_first_one_that_fails_is_the_last() {
    FakeParts fake = fake();
    fake.page =
        url -> {
          fake.facts.report("asked", true);
          fake.facts.drain();
        };
    fake.made =
        step -> {
          throw new IllegalStateException("there is no element");
        };
    CuedStep never = new CuedStep("never", new Step(Step.Kind.CLICK, "", "#a"));
    CuedStep failing = new CuedStep("asked", new Step(Step.Kind.CLICK, "", "#b"));
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load(SHORT).making(List.of(never, failing)), 0).facts())
          .extracting(Fact::name)
          .doesNotContain("browser.step-failed");
      assertThat(fake.events).noneMatch(event -> event.startsWith("make"));

      Observation seen = session.visit(load(SHORT).making(List.of(failing, failing)), 0);
      assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(seen.facts())
          .filteredOn(fact -> fact.name().equals("browser.step-failed"))
          .extracting(Fact::value)
          .containsExactly("'click #b': fake: there is no element");
    }
  }

  @DataProvider
  public Object[][] works() {
    return new Object[][] {
      {PageSpeed.QUIET / 2, 1},
      {PageSpeed.QUIET * 3, 3},
      {PageSpeed.QUIET * 100, Session.MOST_SLOWDOWN},
    };
  }

  @Test(dataProvider = "works")
  public void a_slowdown_is_a_ratio_of_times_within_bounds(double milliseconds, double slowdown) {
    FakeParts fake = fake();
    fake.evaluated = script -> milliseconds;
    try (BrowserSession session = fake.session()) {
      assertThat(session.slowdown()).isEqualTo(slowdown);
    }
    assertThat(fake.events).containsSubsequence("evaluate tab-1", "discard tab-1");
  }

  @Test
  public void a_slowdown_that_cannot_be_measured_is_1() {
    FakeParts fake = fake();
    fake.evaluated =
        script -> {
          throw new IllegalStateException("refused");
        };
    try (BrowserSession session = fake.session()) {
      assertThat(session.slowdown()).isEqualTo(1);
    }
    assertThat(fake.events).contains("discard tab-1");
  }

  @Test
  public void the_end_of_the_lifetime_ends_the_visit() {
    FakeParts fake = fake();
    fake.page = url -> fake.lifetime.end("the node is gone");
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(load(Duration.ofSeconds(60)), 0);

      assertThat(seen.outcome()).isEqualTo(Outcome.BROWSER_DIED);
      assertThat(seen.detail()).isEqualTo("the node is gone");
      assertThat(session.state()).isEqualTo(Session.State.DIED);
      assertThat(session.pid()).isEmpty();
    }
    assertThat(fake.events).doesNotContain("quit");
  }

  @Test
  public void a_transport_that_refuses_to_navigate_does_not_open_the_page() {
    FakeParts fake = fake();
    fake.page =
        url -> {
          throw new IllegalStateException("no");
        };
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(load(SHORT), 0);

      assertThat(seen.outcome()).isEqualTo(Outcome.NOT_OPENED);
      assertThat(seen.detail()).isEqualTo("fake: no");
      assertThat(session.state()).isEqualTo(Session.State.RUNNING);
    }
  }

  @Test
  public void a_transport_that_no_longer_answers_retires_the_session() {
    FakeParts fake = fake();
    fake.stuck = Optional.of(new IllegalStateException("stuck"));
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load(SHORT), 0).outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(session.state()).isEqualTo(Session.State.RETIRED);
    }
  }

  @Test
  public void a_browser_that_does_not_answer_is_not_the_fault_of_the_page() {
    FakeParts fake = fake();
    fake.page =
        url -> {
          throw new IllegalStateException("no answer");
        };
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load(SHORT), 0).outcome()).isEqualTo(Outcome.BROWSER_DIED);
      assertThat(session.state()).isEqualTo(Session.State.RETIRED);
    }
  }

  @Test
  public void a_browser_that_a_page_flooded_gets_no_further_page() {
    FakeParts fake = fake();
    fake.page =
        url -> {
          for (int i = 0; i < 30_000; i++) {
            fake.facts.report("line", i);
          }
          fake.facts.report("done", true);
          fake.facts.drain();
        };
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load(Duration.ofSeconds(60)), 0).outcome()).isEqualTo(Outcome.DONE);
      assertThat(session.state()).isEqualTo(Session.State.RETIRED);
    }
  }

  @Test
  public void a_page_that_no_longer_confirms_that_it_is_done_is_waited_for() {
    FakeParts fake = fake();
    AtomicInteger asked = new AtomicInteger();
    fake.confirms =
        () -> {
          // A tag was added in the meantime; it is done at the second question.
          if (asked.getAndIncrement() > 0) {
            return true;
          }
          fake.facts.report("tags", 2);
          fake.facts.drain();
          return false;
        };
    fake.page =
        url -> {
          fake.facts.report("done", true);
          fake.facts.drain();
        };
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(quiet(Duration.ofSeconds(60)), 0);

      assertThat(seen.outcome()).isEqualTo(Outcome.DONE);
      assertThat(asked.get()).isGreaterThan(1);
    }
  }

  @Test
  public void a_page_that_never_confirms_that_it_is_done_times_out() {
    FakeParts fake = fake();
    fake.confirms = () -> false;
    fake.page =
        url -> {
          fake.facts.report("done", true);
          fake.facts.drain();
        };
    try (BrowserSession session = fake.session()) {
      Observation seen = session.visit(quiet(Duration.ofMillis(200)), 0);

      assertThat(seen.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(seen.fact("browser.no-answer")).isPresent();
    }
  }

  @Test
  public void a_page_is_told_whether_the_awaited_lines_are_there() {
    FakeParts fake = fake();
    List<String> asked = new ArrayList<>();
    fake.confirms =
        () -> {
          asked.add(fake.confirmation);
          if (asked.size() > 1) {
            return true;
          }
          fake.log("almost ready");
          fake.log("ready");
          return false;
        };
    fake.page =
        url -> {
          fake.facts.report("done", true);
          fake.facts.drain();
        };
    PageLoad load =
        load(Duration.ofSeconds(60))
            .until(
                new PageLoad.Quiet(
                    Duration.ofMillis(1), Duration.ofMillis(20), "done", List.of("ready")));
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load, 0).outcome()).isEqualTo(Outcome.DONE);
      assertThat(asked).startsWith("(done)(false)").endsWith("(done)(true)");
    }
  }

  private static PageLoad quiet(Duration deadline) {
    return load(deadline)
        .until(new PageLoad.Quiet(Duration.ofMillis(1), Duration.ofMillis(20), "done", List.of()));
  }

  @Test
  public void traffic_that_the_server_recorded_belongs_to_the_visit() {
    FakeParts fake = fake();
    fake.served.add(new Exchange(1000, "GET", "http://localhost/a", 200, false, List.of(), ""));
    try (BrowserSession session = fake.session()) {
      assertThat(session.visit(load(SHORT), 0).exchanges())
          .extracting(Exchange::url)
          .containsExactly("http://localhost/a");
    }
  }

  @Test
  public void a_screenshot_is_taken_if_the_policy_wants_one() {
    FakeParts fake = fake();
    byte[][] taken = {{}};
    ScreenshotPolicy policy =
        new ScreenshotPolicy() {
          @Override
          public boolean wants(Observation seen) {
            return seen.outcome() == Outcome.TIMED_OUT;
          }

          @Override
          public void save(byte[] png) {
            taken[0] = png;
          }
        };
    try (BrowserSession session = fake.session()) {
      session.visit(load(SHORT).with(Optional.of(policy)), 0);
    }
    assertThat(taken[0]).containsExactly(1);
    assertThat(fake.events).containsSubsequence("sync", "screenshot tab-1", "discard tab-1");
  }

  @Test
  public void an_exclusive_visit_waits_for_the_contexts_to_settle() {
    FakeParts fake = fake();
    try (BrowserSession session = fake.session()) {
      session.visit(new PageLoad(URI.create("http://localhost/a"), Set.of("done"), SHORT, true), 0);
    }
    assertThat(fake.events).contains("settle");
  }

  @Test
  public void a_part_that_cannot_listen_ends_the_browser() {
    FakeParts fake = fake();
    SessionParts parts = fake.parts();
    Traffic deaf =
        new Traffic() {
          @Override
          public void listen(OpenVisits visits) {
            throw new IllegalStateException("unknown event");
          }

          @Override
          public void complete(PageLoad load, VisitCollector visit) {}
        };
    assertThatThrownBy(
            () ->
                new BrowserSession(
                    new SessionParts(
                        parts.identity(),
                        parts.lifetime(),
                        parts.transport(),
                        parts.contexts(),
                        parts.facts(),
                        deaf,
                        LoadMeter.NONE)))
        .hasMessage("unknown event");
    assertThat(fake.lifetime.isAlive()).isFalse();
  }
}
