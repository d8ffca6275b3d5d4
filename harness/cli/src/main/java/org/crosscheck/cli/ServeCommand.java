package org.crosscheck.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.collect.Collector;
import org.crosscheck.format.HostingList;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.ExitAction;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the fixtures, to look at them in a browser. */
@Command(
    name = "serve",
    description = {
      "Serve the fixtures until stopped, and print the URL of every page",
      "With --collect, print one URL instead. A browser that opens it, and that nobody drives, is"
          + " led through the pages, and what they report becomes a run."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:The verdicts of all devices are as accepted",
      "1:Those of a device differ from the baseline, or it was stopped",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
@WithoutResult("It prints addresses until it is stopped; the runs that it collects have reports.")
final class ServeCommand implements Callable<Integer> {
  /** The hosting whose pages are also served with a configuration file. */
  private static final String LIKE = "bare";

  /**
   * Hostings that most sites are like, of which every browser on this machine reaches the pages.
   */
  private static final List<String> COLLECTED = List.of("pyscript-com", "bare", "mini-coi");

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Use only these hostings. Default: all; with --collect,",
        "bare, mini-coi and pyscript-com."
      })
  private List<String> names = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the first hosting. Default: a free one.")
  private int port;

  @Mixin private HostingFileOptions files = new HostingFileOptions();

  @Option(
      names = "--collect",
      description = "Lead each browser that opens the printed URL through the pages, as a run.")
  private boolean collect;

  @Option(
      names = "--fixture",
      split = ",",
      paramLabel = "NAME",
      description = "With --collect: only these fixtures. Default: all.")
  private List<String> fixtures = List.of();

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "With --collect: stop after N devices were led through. Default: never.")
  private Optional<Integer> devices = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UserError(
          "--port must be from 0 to 65535, got %d.".formatted(port), "0 is a free port.");
    }
    if (!collect && (devices.isPresent() || !fixtures.isEmpty())) {
      throw new UserError("--fixture and --devices need --collect.", "Add it, or leave them out.");
    }
    if (devices.orElse(1) < 1) {
      throw new UserError(
          "--devices must be at least 1, got %d.".formatted(devices.orElse(1)),
          "Leave it out to serve until stopped.");
    }
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    Optional<Hosting> ofFile =
        files.site(() -> Platforms.read(checkout.fixtures())).map(ServeCommand::hosting);
    List<Hosting> hostings =
        names.isEmpty() && ofFile.isEmpty()
            ? catalog.hostings().hostings()
            : Stream.concat(names.stream().map(catalog.hostings()::hosting), ofFile.stream())
                .toList();
    if (collect && ofFile.isPresent()) {
      throw new UserError(
          "--collect and --hosting-file exclude each other.",
          "Export the pages, upload them with the file, and open them: ./crosscheck export DIR");
    }
    Release release = Provisioning.release(checkout, System.out::println);
    if (collect) {
      return collected(checkout, catalog, release);
    }
    try (FixtureServer server =
        FixtureServer.start(
            checkout.fixtures(),
            List.of(release),
            catalog.toServe(hostings),
            catalog.files(),
            port)) {
      for (Hosting hosting : hostings) {
        System.out.print(new HostingList(List.of(hosting), true).text());
        catalog.matrix(release, Selection.everything()).visits().stream()
            .filter(
                v ->
                    ofFile.filter(hosting::equals).isPresent()
                        ? v.hosting().name().equals(LIKE)
                        : v.hosting().equals(hosting))
            .map(Visit::path)
            .distinct()
            .forEach(path -> System.out.println("  " + server.origin(hosting) + path));
      }
      System.out.println("Serving. Press Ctrl-C to stop.");
      new CountDownLatch(1).await();
    }
    return Main.Exit.SAME;
  }

  private int collected(Checkout checkout, Catalog catalog, Release release)
      throws InterruptedException {
    List<Hosting> hostings =
        (names.isEmpty() ? COLLECTED : names)
            .stream().distinct().map(catalog.hostings()::hosting).toList();
    CountDownLatch left = new CountDownLatch(devices.orElse(Integer.MAX_VALUE));
    DeviceRuns runs =
        new DeviceRuns(checkout, catalog, release, hostings, Set.copyOf(fixtures), left);
    try (ExitAction onExit = ExitAction.register();
        Collector collector = new Collector(runs);
        FixtureServer server =
            FixtureServer.start(
                checkout.fixtures(),
                List.of(release),
                catalog.toServe(hostings),
                catalog.files(),
                port,
                Optional.of(collector))) {
      runs.on(server);
      onExit.set(collector::close);
      String url = runs.home(hostings.get(0)).toString();
      System.out.println(
          """
          Open this URL in any browser on this machine:
            %s
          It is led through the pages for %s under %s.
          Its pages and the files that they load are at the ports %s.
          A device on the network does not reach them: docs/devices.md tells how to test one."""
              .formatted(
                  url,
                  release.explain(),
                  hostings.stream().map(Hosting::name).collect(Collectors.joining(", ")),
                  server.ports().stream()
                      .sorted()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "))));
      if (RunDisplay.onTerminal()) {
        System.out.println("For an Android phone whose ports are forwarded to this machine:");
        System.out.println(new QrCode(url).lines());
      }
      System.out.println("Serving. Press Ctrl-C to stop.");
      left.await();
      onExit.awaitIfRunning();
    }
    return runs.exit();
  }

  private static Hosting hosting(PlatformSite site) {
    HostingFileOptions.remarks(site).forEach(System.out::println);
    return site.hosting();
  }
}
