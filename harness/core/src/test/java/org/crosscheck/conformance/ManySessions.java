package org.crosscheck.conformance;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Folder;
import org.crosscheck.judge.Judge;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Timings;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.run.Repetition;
import org.crosscheck.run.Runner;
import org.crosscheck.run.Target;
import org.crosscheck.session.Identity;
import org.crosscheck.session.PageLoad;
import org.crosscheck.session.Session;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.verdict.VisitKey;
import org.crosscheck.workspace.Checkout;

/**
 * Simulates a Grid with many sessions: visits take as long as in a recorded run and report what was
 * seen there, and the harness judges and records them. It prints how many sessions' worth of visits
 * are made, and what a visit costs the harness. No browser is started and no page is served. Not a
 * test: the machine decides.
 */
public final class ManySessions {
  private static final int VISITS_OF_A_SESSION = 40;

  private static final double MILLIS = 1e6;

  private ManySessions() {}

  /**
   * Prints a line for each number of sessions.
   *
   * @param arguments the folder of a run of one release, then numbers of sessions; default: 1, 4,
   *     16, 64
   */
  public static void main(String[] arguments) {
    Checkout checkout = Checkout.above(Path.of(""));
    RunRecord run = RecordReader.read(Path.of(arguments[0]));
    List<Integer> sessions =
        arguments.length > 1
            ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
            : List.of(1, 4, 16, 64);
    Catalog catalog = Catalog.read(checkout.fixtures());
    Map<VisitKey, Observation> seen =
        run.visits().stream()
            .collect(Collectors.toMap(VisitRecord::key, v -> v.tries().get(0).observation()));
    List<Visit> visits =
        catalog.matrix(Selection.everything()).visits().stream()
            .filter(visit -> seen.containsKey(visit.key()) && !visit.exclusive())
            .toList();
    for (int count : sessions) {
      measure(checkout, catalog, run, visits, seen, count);
    }
  }

  private static void measure(
      Checkout checkout,
      Catalog catalog,
      RunRecord run,
      List<Visit> visits,
      Map<VisitKey, Observation> seen,
      int sessions) {
    List<Visit> repeated =
        new ArrayList<>(
            Collections.nCopies(1 + sessions * VISITS_OF_A_SESSION / visits.size(), visits).stream()
                .flatMap(List::stream)
                .toList());
    Engine engine = repeated.get(0).browser();
    Map<String, Observation> byName =
        repeated.stream()
            .distinct()
            .collect(Collectors.toMap(Visit::name, visit -> seen.get(visit.key())));
    DoubleAdder visited = new DoubleAdder();
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = machine.getProcessCpuTime();
    long start = System.nanoTime();
    try (Folder folder = new Folder();
        Recorder recorder =
            new Recorder(
                folder.path(),
                run.info(),
                new Judge(catalog.claims(), catalog.fixtures().repeated()),
                new Baselines(checkout.baselines()).read(run.info().release().name()).orElseThrow(),
                new RunListener() {})) {
      new Runner(
              sessions,
              new Repetition(1, 1),
              new Recorded(byName, sessions, visited),
              visit -> new Target.Reachable(address(visit.name())),
              recorder)
          .run(new Matrix(repeated));
      recorder.end(RunEnd.How.COMPLETE);
    }
    double took = (System.nanoTime() - start) / MILLIS;
    System.out.printf(
        Locale.ROOT,
        "%s, %d sessions: %d visits, %.0f%% of what the sessions could make; a visit takes %.1f s"
            + " and costs the harness %.1f ms of CPU time%n",
        engine,
        sessions,
        repeated.size(),
        100 * visited.sum() / took / sessions,
        visited.sum() / repeated.size() / 1000,
        (machine.getProcessCpuTime() - cpu) / MILLIS / repeated.size());
  }

  private static URI address(String visit) {
    return URI.create("http://localhost/?" + visit.replace(' ', '+'));
  }

  /** Sessions that take as long as the recorded visits. */
  private record Recorded(Map<String, Observation> byName, int perEngine, DoubleAdder visited)
      implements SessionFactory {
    @Override
    public Session open(Engine engine) {
      return new Session() {
        @Override
        public Identity identity() {
          return new Identity(engine, engine.id(), "0", List.of("recorded"));
        }

        @Override
        public State state() {
          return State.RUNNING;
        }

        @Override
        public Observation visit(PageLoad load, double queued) {
          Observation seen =
              Objects.requireNonNull(byName.get(load.url().getQuery().replace('+', ' ')));
          Timings timings = seen.timings();
          double millis = timings.context() + timings.navigation() + timings.page();
          visited.add(millis);
          long end = System.nanoTime() + (long) (millis * MILLIS);
          while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
          }
          return seen;
        }

        @Override
        public void close() {}
      };
    }
  }
}
