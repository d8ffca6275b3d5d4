package org.crosscheck.conformance;

import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.grid.ProxyTargets;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.run.Target;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.session.GridSessions;
import org.crosscheck.session.LoadMeter;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.PausingSession;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.session.Showing;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/** Opens the sessions of one run, on this machine or on a Selenium Grid; close it to end them. */
final class RunSessions implements AutoCloseable {
  private final SessionFactory factory;
  private final Runnable end;

  private RunSessions(SessionFactory factory, Runnable end) {
    this.factory = factory;
    this.end = end;
  }

  /**
   * {@return the browsers of this machine that a run needs, installed if they are missing; none if
   * a Grid or the caller opens them}
   *
   * @throws org.crosscheck.message.UserError if they cannot be had, or the Grid cannot be used
   */
  static Map<Engine, Installation> provide(
      RunBrowsers browsers, Set<Engine> engines, Progress progress) {
    if (browsers.grid().isPresent()) {
      GridSessions.check(browsers.grid().get(), engines);
      return Map.of();
    }
    if (browsers.open().isPresent()) {
      return Map.of();
    }
    return Provisioning.browsers(engines, progress);
  }

  /**
   * {@return the sessions of browsers on this machine}
   *
   * @param installed what {@link #provide} returned
   * @param insecure the port of a hosting under {@link Delivery#NOT_LOOPBACK}; empty if there is
   *     none
   */
  static RunSessions here(
      RunBrowsers browsers,
      Map<Engine, Installation> installed,
      Workspace workspace,
      LoadMeter meter,
      OptionalInt insecure) {
    if (browsers.open().isPresent()) {
      return new RunSessions(browsers.open().get(), () -> {});
    }
    Showing showing = browsers.showing();
    LocalSessions local = new LocalSessions(installed, workspace, meter, showing.windows());
    LocalSessions sessions = insecure.isPresent() ? local.withProxy(insecure.getAsInt()) : local;
    return new RunSessions(
        engine -> new PausingSession(sessions.open(engine), showing.pause()), () -> {});
  }

  /**
   * {@return the sessions of a Grid, and the proxy through which they reach the pages of a run}
   *
   * @param server serves the pages
   * @param targets where the page of each visit is
   * @param progress receives where the proxy listens, and what has to be waited for
   * @throws org.crosscheck.message.UserError if the proxy cannot listen
   */
  static RunSessions on(
      GridSettings grid,
      Matrix matrix,
      FixtureServer server,
      Function<Visit, Target> targets,
      Progress progress) {
    Set<URI> addresses =
        matrix.visits().stream()
            .map(targets)
            .filter(Target.Reachable.class::isInstance)
            .map(Target::url)
            .collect(Collectors.toSet());
    Set<Integer> ports = server.ports();
    GridSessions sessions =
        GridSessions.start(
            grid,
            new ProxyTargets(
                ports,
                matrix.hosts(),
                addresses.stream().filter(url -> !ports.contains(url.getPort())).toList()),
            progress);
    return new RunSessions(sessions, sessions::close);
  }

  /** {@return opens sessions} */
  SessionFactory factory() {
    return factory;
  }

  /** Ends all sessions on a Grid and closes the proxy; later calls do nothing. */
  @Override
  public void close() {
    end.run();
  }
}
