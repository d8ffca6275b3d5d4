package org.crosscheck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.FakeEngine;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.given.TestEngines;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.record.RunRecord;
import org.crosscheck.run.Repetition;
import org.crosscheck.run.RunSink;
import org.crosscheck.run.Runner;
import org.crosscheck.run.Target;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** The whole matrix with a third, optional engine. */
public class ThirdEngineTest {
  private static final Catalog CATALOG = Catalog.read(Checkout.above(Path.of("")).fixtures());
  private static final Engine FAKE = new FakeEngine();

  @Test
  public void a_run_that_does_not_request_it_does_not_use_it() {
    Matrix matrix = matrix(Set.of());

    assertThat(matrix.browsers()).containsExactlyInAnyOrderElementsOf(Engines.defaults());
    assertThat(matrix.browsers()).doesNotContain(FAKE);
  }

  @Test
  public void it_gets_its_own_visits_and_does_not_change_those_of_the_others() {
    Matrix usual = matrix(Set.of());
    Matrix three = matrix(Set.of(TestEngines.CHROME, TestEngines.FIREFOX, FAKE));

    assertThat(three.visits().stream().filter(v -> !v.browser().equals(FAKE)))
        .containsExactlyElementsOf(usual.visits());
    assertThat(matrix(Set.of(FAKE)).visits()).isNotEmpty().allMatch(v -> v.browser().equals(FAKE));
  }

  @Test
  public void it_is_judged_by_its_own_traits() {
    Map<String, String> predicted = new LinkedHashMap<>();
    for (Visit visit : matrix(Set.of(FAKE)).visits()) {
      String own =
          String.valueOf(
              IsolationModel.predict(
                      visit.hosting().effectiveLines(visit.path()),
                      URI.create(visit.hosting().delivery().origin() + visit.path()),
                      FAKE.traits())
                  .crossOriginIsolated());
      assertThat(visit.context().values()).as(visit.name()).containsEntry("isolated", own);
      predicted.put(visit.hosting().name(), own);
    }
    // Neither Firefox nor Chrome predicts both: Firefox does not know the first header, and Chrome
    // obeys the second.
    assertThat(predicted)
        .containsEntry("document-isolation-policy", "true")
        .containsEntry("permissions-policy-off", "true");
  }

  @Test
  public void each_visit_of_a_run_is_made_by_a_session_of_its_own_engine() {
    Matrix matrix = matrix(Set.of(TestEngines.CHROME, FAKE));
    Map<String, Set<String>> made = new TreeMap<>();
    List<Visit> visited = new ArrayList<>();
    Target page = new Target.Reachable(URI.create("http://localhost/"));
    RunSink sink =
        new RunSink() {
          @Override
          public void started(Identity browser, double slowdown) {}

          @Override
          public void visiting(Visit visit) {}

          @Override
          public void visited(Visit visit, Observation seen) {
            visited.add(visit);
            made.computeIfAbsent(visit.browser().id(), b -> new java.util.TreeSet<>())
                .add(seen.detail());
          }
        };

    new Runner(2, Repetition.DEFAULT, InstantSession::new, visit -> page, sink).run(matrix);

    assertThat(visited).containsExactlyInAnyOrderElementsOf(matrix.visits());
    assertThat(made)
        .containsEntry("chrome", Set.of("seen by chrome"))
        .containsEntry("fake", Set.of("seen by fake"));
  }

  @Test
  public void without_it_none_of_its_accepted_verdicts_vanish_from_a_whole_run() {
    RunRecord record = SampleRun.complete();
    SortedMap<TestCaseId, Baseline.Line> lines = new TreeMap<>();
    for (String browser : List.of("chrome", "fake")) {
      lines.put(
          TestCaseId.parse("gone-claim gone-page bare " + browser + " mpy"),
          Baseline.Line.parse("HOLDS", ""));
    }

    Set<TestCaseId> vanished =
        Cases.vanished(CATALOG, record, new Baseline(new TreeMap<>(), lines));

    assertThat(record.whole()).isTrue();
    assertThat(vanished.stream().map(TestCaseId::engine).collect(Collectors.toSet()))
        .containsExactly("chrome");
  }

  private static Matrix matrix(Set<Engine> browsers) {
    return CATALOG.matrix(
        Given.release(), new Selection(browsers, Set.of(), Set.of(), Set.of(), Set.of(), false));
  }

  /** A session in which every page is done immediately. */
  private record InstantSession(Engine engine) implements Session {
    @Override
    public Identity identity() {
      return new Identity(engine, engine.id(), "1", List.of());
    }

    @Override
    public State state() {
      return State.RUNNING;
    }

    @Override
    public Observation visit(PageLoad load, double queued) {
      return Given.seen(org.crosscheck.observation.Outcome.DONE, "seen by " + engine.id());
    }

    @Override
    public void close() {}
  }
}
