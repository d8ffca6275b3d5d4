package org.crosscheck.regression;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.grid.ProxyTargets;
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
import org.crosscheck.session.GridSessions;
import org.crosscheck.session.Identity;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/**
 * A benchmark of two releases: how long a worker takes to start and how long its calls take. The
 * releases take turns in one browser, so that both run under the same conditions. No result is a
 * failure.
 */
public final class TimingComparison {
  /** The fixture that takes the measurements. */
  private static final String FIXTURE = "timings";

  /** The measured facts and their display names. */
  private static final Map<String, String> MEASURES =
      Map.of("worker.start.ms", "start of a worker", "calls.ms", "200 sync calls");

  private final Checkout checkout;
  private final Catalog catalog;
  private final Optional<GridSettings> grid;
  private final Progress progress;

  /**
   * Creates a benchmark with a checkout's fixtures.
   *
   * @param grid the Selenium Grid that opens the browsers, with one session of each, in which both
   *     releases take turns; empty for this machine
   * @param progress receives each step before it starts
   * @throws IllegalArgumentException if there is more than one session
   */
  public TimingComparison(
      Checkout checkout, Catalog catalog, Optional<GridSettings> grid, Progress progress) {
    if (grid.isPresent() && grid.get().sessions() > 1) {
      throw new IllegalArgumentException("the releases would be measured in different browsers");
    }
    this.checkout = checkout;
    this.catalog = catalog;
    this.grid = grid;
    this.progress = progress;
  }

  /**
   * The durations of one measure in one browser.
   *
   * @param browser the engine's id
   * @param what the display name of the measure
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
   * {@return the durations, by browser}
   *
   * @param names two releases, each a calendar tag or npm version
   * @param engines the engines to use; empty for the default ones
   * @param rounds the number of counted visits to each, after one round that is not counted
   * @throws UserError if both are the same version, or a visit did not report a number
   */
  public List<Measured> measure(
      List<String> names, Set<Engine> engines, Interpreter interpreter, int rounds) {
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
        new Selection(engines, Set.of(), Set.of(), Set.of(FIXTURE), Set.of(interpreter), true);
    Matrix matrix =
        alternating(
            catalog.matrix(before, selection).visits(),
            catalog.matrix(after, selection).visits(),
            rounds);
    List<ObservedVisit> observed = observe(matrix, releases);
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
                          durations(observed, browser, before, m.getKey()),
                          durations(observed, browser, after, m.getKey()))));
    }
    return measured;
  }

  private static Matrix alternating(List<Visit> first, List<Visit> second, int rounds) {
    List<Visit> visits = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      visits.addAll(first);
      visits.addAll(second);
    }
    return new Matrix(visits);
  }

  /** Makes the visits, one after the other. */
  private List<ObservedVisit> observe(Matrix matrix, List<Release> releases) {
    grid.ifPresent(hub -> GridSessions.check(hub, matrix.browsers()));
    Map<Engine, Installation> browsers =
        grid.isPresent() ? Map.of() : Provisioning.browsers(matrix.browsers(), progress);
    try (Workspace workspace = Workspace.create();
        FixtureServer server =
            FixtureServer.start(
                checkout.fixtures(),
                releases,
                catalog.toServe(matrix.hostings()),
                catalog.files(),
                0)) {
      progress.report(matrix.visits().size() + " alternating visits");
      if (grid.isEmpty()) {
        return observe(matrix, server, new LocalSessions(browsers, workspace));
      }
      ProxyTargets targets = new ProxyTargets(server.ports(), matrix.hosts(), List.of());
      try (GridSessions sessions = GridSessions.start(grid.get(), targets, progress)) {
        return observe(matrix, server, sessions);
      }
    }
  }

  private static List<ObservedVisit> observe(
      Matrix matrix, FixtureServer server, SessionFactory sessions) {
    List<ObservedVisit> observed = new ArrayList<>();
    new Runner(
            1,
            new Repetition(1, 1),
            sessions,
            visit ->
                new Target.Reachable(URI.create(server.origin(visit.hosting()) + visit.path())),
            new Collector(observed))
        .run(matrix);
    return observed;
  }

  /** The first visit to each is left out because it fills the caches. */
  private static List<Double> durations(
      List<ObservedVisit> observed, Engine browser, Release release, String fact) {
    List<ObservedVisit> visits =
        observed.stream()
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
          "PyScript %s reported '%s' in %d of %d visits with %s."
              .formatted(release.name(), fact, durations.size(), visits.size(), browser.id()),
          "To see why: ./crosscheck run --release " + release.name() + " --fixture " + FIXTURE);
    }
    return durations;
  }

  private record ObservedVisit(Visit visit, Observation observation) {}

  /** Collects each visit that a browser survived. */
  private record Collector(List<ObservedVisit> observed) implements RunSink {
    @Override
    public void started(Identity browser, double slowdown) {}

    @Override
    public void visiting(Visit visit) {}

    @Override
    public void visited(Visit visit, Observation observation) {
      if (observation.outcome() != Outcome.BROWSER_DIED) {
        observed.add(new ObservedVisit(visit, observation));
      }
    }
  }
}
