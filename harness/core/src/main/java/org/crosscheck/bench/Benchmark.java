package org.crosscheck.bench;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.engine.Startup;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.MachineMeter;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Commands;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Provisioning;
import org.crosscheck.workspace.Workspace;

/**
 * Measures everything in one run: the two sides visit the same served pages in turns, each first
 * every other time, so that what changes on the machine meanwhile is the same for both.
 */
public final class Benchmark {
  private final Checkout checkout;
  private final Catalog catalog;
  private final Progress progress;

  /**
   * Creates a benchmark with a checkout's fixtures.
   *
   * @param progress receives each step before it starts
   */
  public Benchmark(Checkout checkout, Catalog catalog, Progress progress) {
    this.checkout = checkout;
    this.catalog = catalog;
    this.progress = progress;
  }

  /** {@return why nothing can be compared with Playwright Test here; empty if it can} */
  public static Optional<UserError> missing(Checkout checkout) {
    return PlaywrightSide.missing(checkout);
  }

  /**
   * {@return the measurements, without command and profile, which the caller adds}
   *
   * @throws UserError if a program is missing or opens no page
   */
  public BenchResult measure(BenchRequest request) {
    if (!request.kinds().isEmpty()) {
      PlaywrightSide.missing(checkout)
          .ifPresent(
              error -> {
                throw error;
              });
    }
    Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Machine machine = Machine.now();
    Release release = Provisioning.release(checkout, Optional.empty(), progress);
    Engine engine = comparable();
    Map<Engine, Installation> browsers = Provisioning.browsers(List.of(engine), progress);
    Installation browser = browsers.get(engine);
    if (browser == null) {
      throw new IllegalStateException(engine + " was not found");
    }
    Map<PageKind, List<Visit>> visits = new LinkedHashMap<>();
    request
        .kinds()
        .forEach(
            k -> visits.put(k, BenchPage.visits(catalog, release, engine, k, request.pages())));
    Visit small = BenchPage.visits(catalog, release, engine, PageKind.SMALL, 1).get(0);
    try (Workspace workspace = Workspace.create();
        MachineMeter meter = new MachineMeter();
        FixtureServer server = serve(release, visits, small)) {
      Function<Visit, URI> addresses =
          visit -> URI.create(server.origin(visit.hosting()) + visit.path());
      OurSide ours =
          new OurSide(new LocalSessions(browsers, workspace, meter), addresses, request.parallel());
      PlaywrightSide theirs = new PlaywrightSide(checkout, browser, workspace, request.parallel());
      String programs =
          "%s, Crosscheck %s, %s, PyScript %s"
              .formatted(
                  version(browser),
                  Checkout.version(),
                  visits.isEmpty() ? "no Playwright Test" : theirs.version(),
                  release.name());
      List<SideBySide> pairs = new ArrayList<>();
      visits.forEach(
          (kind, of) -> pairs.add(alternate(kind, of, ours, theirs, addresses, request)));
      return new BenchResult(
          "",
          when,
          machine,
          programs,
          pairs,
          growth(ours, small, request),
          new Commandline(request.self(), workspace).answers(request.alternations(), progress),
          Optional.empty());
    }
  }

  /** The last line, because a script that starts a browser can print warnings before. */
  private static String version(Installation browser) {
    return Commands.output(List.of(browser.binary().toString(), "--version"))
        .flatMap(text -> text.lines().reduce((before, last) -> last))
        .orElse(browser.browser().displayName());
  }

  /** Playwright drives only engines of Chromium without a build of its own. */
  private static Engine comparable() {
    return Engines.defaults().stream()
        .filter(e -> e.startup().connection() instanceof Startup.ThroughDriver)
        .findFirst()
        .orElseThrow();
  }

  private FixtureServer serve(Release release, Map<PageKind, List<Visit>> visits, Visit small) {
    Set<Hosting> hostings = new HashSet<>();
    hostings.add(small.hosting());
    visits.values().forEach(all -> all.forEach(v -> hostings.add(v.hosting())));
    return FixtureServer.start(
        checkout.fixtures(), List.of(release), catalog.toServe(hostings), catalog.files(), 0);
  }

  private SideBySide alternate(
      PageKind kind,
      List<Visit> visits,
      OurSide ours,
      PlaywrightSide theirs,
      Function<Visit, URI> addresses,
      BenchRequest request) {
    List<BenchPage> pages = visits.stream().map(v -> new BenchPage(v, addresses.apply(v))).toList();
    List<Sample> first = new ArrayList<>();
    List<Sample> second = new ArrayList<>();
    for (int i = 1; i <= request.alternations(); i++) {
      progress.report(
          "%d %s, alternation %d of %d"
              .formatted(visits.size(), kind.displayName(), i, request.alternations()));
      if (i % 2 == 1) {
        first.add(ours.sample(visits));
        second.add(theirs.sample(pages));
      } else {
        second.add(theirs.sample(pages));
        first.add(ours.sample(visits));
      }
    }
    return new SideBySide(kind, first, second);
  }

  private Optional<Growth> growth(OurSide ours, Visit small, BenchRequest request) {
    if (request.visits() == 0) {
      return Optional.empty();
    }
    progress.report(request.visits() + " visits to one small page");
    return Optional.of(ours.growth(small, request.visits()));
  }
}
