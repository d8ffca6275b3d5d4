package org.crosscheck.given;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.observation.Observation;
import org.crosscheck.session.BrowserSession;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.PageLoad;
import org.crosscheck.workspace.BrowserFinder;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** The real browsers of this machine, each started on first use. */
public final class Browsers implements AutoCloseable {
  /** A timeout that is long even on a busy machine; a test that reaches it has failed. */
  public static final Duration LONG = Duration.ofSeconds(60);

  private static final Map<Engine, Installation> FOUND = new TreeMap<>();

  private final Workspace workspace = Workspace.create();
  private final Map<Engine, BrowserSession> sessions = new TreeMap<>();

  /** {@return a new session, which the caller closes} */
  public BrowserSession open(Engine browser) {
    return new LocalSessions(Map.of(browser, installation(browser)), workspace).open(browser);
  }

  /** {@return the session that the tests of a class share} */
  public synchronized BrowserSession shared(Engine browser) {
    return sessions.computeIfAbsent(browser, this::open);
  }

  /** Visits a page until it reports {@code done}, in the shared session. */
  public Observation visit(Engine browser, URI url) {
    return shared(browser).visit(load(url, scaled(LONG)), System.currentTimeMillis());
  }

  /**
   * {@return a time that is meant for a quiet machine, multiplied by the slowdown of this one,
   * which is measured once}
   */
  public static Duration scaled(Duration quiet) {
    return Duration.ofMillis(Math.round(quiet.toMillis() * Slowdown.VALUE));
  }

  /** The slowdown of the first default engine, when it was first needed. */
  private static final class Slowdown {
    private static final double VALUE = measured();

    private static double measured() {
      try (Browsers browsers = new Browsers()) {
        return browsers.shared(Engines.defaults().get(0)).slowdown();
      }
    }
  }

  /** {@return the load of a page that ends when it reports {@code done}} */
  public static PageLoad load(URI url, Duration deadline) {
    return new PageLoad(url, Set.of("done"), deadline, false);
  }

  /** {@return the installation of a browser} */
  public static Installation installation(Engine browser) {
    synchronized (FOUND) {
      return FOUND.computeIfAbsent(
          browser, b -> new BrowserFinder(b, System.getenv(), System.out::println).find());
    }
  }

  /** {@return the installations of all default engines} */
  public static Map<Engine, Installation> installations() {
    return Engines.defaults().stream().collect(Collectors.toMap(b -> b, Browsers::installation));
  }

  @Override
  public void close() {
    sessions.values().forEach(BrowserSession::close);
    workspace.close();
  }
}
