package org.crosscheck.regression;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.crosscheck.run.Repetition;
import org.crosscheck.run.RunSink;
import org.crosscheck.run.Runner;
import org.crosscheck.run.Target;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.session.Identity;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/**
 * Measures how long a worker takes to start and how long its calls take in two releases, in turns
 * within one browser, so that both have the same machine. It is a benchmark, not a test, and fails
 * nothing.
 */
public final class TimingComparison {
  /** The fixture that measures. */
  private static final String FIXTURE = "timings";

  /** What is measured: the facts, and what they are called for people. */
  private static final Map<String, String> MEASURES =
      Map.of("worker.start.ms", "start of a worker", "calls.ms", "200 sync calls");

  private final Checkout checkout;
  private final Catalog catalog;
  private final Progress progress;

  /**
   * Measurements with a checkout's fixtures.
   *
   * @param progress receives what is being done
   */
  public TimingComparison(Checkout checkout, Catalog catalog, Progress progress) {
    this.checkout = checkout;
    this.catalog = catalog;
    this.progress = progress;
  }

  /**
   * What was measured of one thing in one browser.
   *
   * @param browser the browser's word
   * @param what what was measured, for people
   * @param first durations in the first release, in milliseconds
   * @param second durations in the second, each measured right after its counterpart
   */
  public record Measured(String browser, String what, List<Double> first, List<Double> second) {
    /** Copies the lists. */
    public Measured {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }
  }

  /**
   * {@return what was measured, by browser}
   *
   * @param names two releases
   * @param rounds how often each is visited, after one round that is not counted
   * @throws UserError if a release never gave a number
   */
  public List<Measured> measure(
      List<String> names, Set<Engine> wanted, Interpreter interpreter, int rounds) {
    List<Release> releases =
        names.stream().map(n -> Provisioning.release(checkout, Optional.of(n), progress)).toList();
    Release before = releases.get(0);
    Release after = releases.get(1);
    if (before.core().equals(after.core())) {
      throw new UserError(
          names.get(0) + " and " + names.get(1) + " are the same version, " + before.core() + ".",
          "Name two releases.");
    }
    Selection selection =
        new Selection(wanted, Set.of(), Set.of(), Set.of(FIXTURE), Set.of(interpreter), true);
    List<Visit> first = catalog.matrix(before, selection).visits();
    List<Visit> second = catalog.matrix(after, selection).visits();
    List<Visit> inTurns = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      inTurns.addAll(first);
      inTurns.addAll(second);
    }
    Matrix matrix = new Matrix(inTurns);
    Map<Engine, Installation> browsers = Provisioning.browsers(matrix.browsers(), progress);
    List<Seen> seen = new ArrayList<>();
    progress.report(matrix.visits().size() + " visits in turns");
    try (Workspace workspace = Workspace.create();
        FixtureServer server =
            FixtureServer.start(
                checkout.fixtures(),
                releases,
                catalog.toServe(matrix.hostings()),
                catalog.files(),
                0)) {
      new Runner(
              1,
              new Repetition(1, 1),
              new LocalSessions(browsers, workspace),
              visit ->
                  new Target.Reachable(URI.create(server.origin(visit.hosting()) + visit.path())),
              new Collector(seen))
          .run(matrix);
    }
    List<Measured> measured = new ArrayList<>();
    for (Engine browser : matrix.browsers().stream().sorted().toList()) {
      MEASURES.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder()))
          .forEach(
              m ->
                  measured.add(
                      new Measured(
                          browser.id(),
                          m.getValue(),
                          durations(seen, browser, before, m.getKey()),
                          durations(seen, browser, after, m.getKey()))));
    }
    return measured;
  }

  /** The first visit of each warms caches up, so it is left out. */
  private static List<Double> durations(
      List<Seen> seen, Engine browser, Release release, String fact) {
    List<Seen> visits =
        seen.stream()
            .filter(s -> s.visit().browser().equals(browser) && s.visit().release().equals(release))
            .skip(1)
            .toList();
    List<Double> durations =
        visits.stream()
            .flatMap(s -> s.observation().facts().stream())
            .filter(f -> f.name().equals(fact))
            .map(Fact::value)
            .filter(Number.class::isInstance)
            .map(value -> ((Number) value).doubleValue())
            .toList();
    if (durations.size() < visits.size() || durations.isEmpty()) {
      throw new UserError(
          "PyScript "
              + release.name()
              + " gave '"
              + fact
              + "' in "
              + durations.size()
              + " of "
              + visits.size()
              + " visits of "
              + browser.id()
              + ".",
          "See why: ./crosscheck run --release " + release.name() + " --fixture " + FIXTURE);
    }
    return durations;
  }

  private record Seen(Visit visit, Observation observation) {}

  /** Keeps each visit that a browser survived. */
  private record Collector(List<Seen> seen) implements RunSink {
    @Override
    public void started(Identity browser) {}

    @Override
    public void visiting(Visit visit) {}

    @Override
    public void visited(Visit visit, Observation observation) {
      if (observation.outcome() != Outcome.BROWSER_DIED) {
        seen.add(new Seen(visit, observation));
      }
    }
  }
}
