package org.crosscheck.cli;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.collect.Collector;
import org.crosscheck.collect.Device;
import org.crosscheck.conformance.CollectedRun;
import org.crosscheck.conformance.RunListener;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.workspace.Checkout;

/** Makes the runs of devices that open the start page of {@code serve --collect}. */
final class DeviceRuns implements Collector.Runs {
  private final Checkout checkout;
  private final Catalog catalog;
  private final Release release;
  private final List<Hosting> hostings;
  private final Set<String> fixtures;
  private final CountDownLatch left;

  /** The server, once it is up. */
  private volatile List<FixtureServer> server = List.of();

  private volatile int exit = Main.Exit.SAME;

  /**
   * Runs of some pages.
   *
   * @param hostings the hostings that devices visit, in this order
   * @param fixtures the names of the fixtures that they visit; empty for all
   * @param left counted down by each device that was led through all of its visits
   */
  DeviceRuns(
      Checkout checkout,
      Catalog catalog,
      Release release,
      List<Hosting> hostings,
      Set<String> fixtures,
      CountDownLatch left) {
    this.checkout = checkout;
    this.catalog = catalog;
    this.release = release;
    this.hostings = List.copyOf(hostings);
    this.fixtures = Set.copyOf(fixtures);
    this.left = left;
  }

  /** The server is up. */
  void on(FixtureServer started) {
    server = List.of(started);
  }

  /** {@return the exit code: whether a device differed from the baseline} */
  int exit() {
    return exit;
  }

  /** The visits of one hosting come together, because a device has to be led to its origin. */
  @Override
  public List<Visit> visits(Device device) {
    Set<String> names = hostings.stream().map(Hosting::name).collect(Collectors.toSet());
    Selection selection =
        new Selection(Set.of(device.engine()), names, Set.of(), fixtures, Set.of(), false);
    return catalog.matrix(release, selection).visits().stream()
        .sorted(Comparator.comparing(v -> hostings.indexOf(v.hosting())))
        .toList();
  }

  @Override
  public CollectedRun begin(Device device, List<Visit> visits) {
    String agent = TextSanitizer.line(device.agent());
    System.out.printf("A device began with %d visits: %s%n", visits.size(), agent);
    if (!device.secure()) {
      System.out.println(
          "It did not open a secure context, so none of its pages can be cross-origin isolated.");
    }
    return CollectedRun.begin(
        checkout, catalog, release, hostings, device.info(), new Listener(agent));
  }

  /** Prints problems; the device itself shows how far it is. */
  private record Listener(String agent) implements RunListener {
    @Override
    public void report(String step) {
      System.out.println(step);
    }

    @Override
    public void started(BrowserInfo browser) {
      System.out.println("It is judged as " + browser.engine() + ".");
    }
  }

  @Override
  public URI address(Visit visit) {
    return URI.create(origin(visit.hosting()) + visit.path());
  }

  @Override
  public URI home(Visit visit) {
    return home(visit.hosting());
  }

  /** {@return the URL of the start page of a hosting} */
  URI home(Hosting hosting) {
    return URI.create(origin(hosting) + hosting.delivery().folder() + "/");
  }

  private URI origin(Hosting hosting) {
    return server.get(0).origin(hosting);
  }

  @Override
  public void ended(RunResult result) {
    result
        .record()
        .browsers()
        .forEach(browser -> System.out.println("\n" + TextSanitizer.line(browser.explain())));
    try {
      new RunSummary(
              System.out,
              checkout,
              catalog,
              java.util.Optional.empty(),
              Verbosity.NORMAL,
              RunDisplay.onTerminal())
          .print(result);
    } catch (UserError e) {
      System.out.println(e.getMessage());
    }
    if (result.comparison().fails() || result.record().partial().isPresent()) {
      exit = Main.Exit.DIFFERS;
    }
    left.countDown();
  }
}
