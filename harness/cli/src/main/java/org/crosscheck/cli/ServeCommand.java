package org.crosscheck.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the fixtures, to look at them in a browser. */
@Command(
    name = "serve",
    description = "Serve the fixtures until stopped, and print the URL of every page",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  /** The hosting whose pages are also served with a configuration file. */
  private static final String LIKE = "bare";

  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description = "Use only these hostings. Default: all.")
  private List<String> names = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the first hosting. Default: a free one.")
  private int port;

  @Mixin private HostingFileOptions files = new HostingFileOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UserError(
          "--port must be from 0 to 65535, got %d.".formatted(port), "0 is a free port.");
    }
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    Optional<Hosting> ofFile =
        files.site(Platforms.read(checkout.fixtures())).map(ServeCommand::hosting);
    List<Hosting> hostings =
        names.isEmpty() && ofFile.isEmpty()
            ? catalog.hostings().hostings()
            : Stream.concat(names.stream().map(catalog.hostings()::hosting), ofFile.stream())
                .toList();
    Release release = Provisioning.release(checkout, System.out::println);
    try (FixtureServer server =
        FixtureServer.start(
            checkout.fixtures(),
            List.of(release),
            catalog.toServe(hostings),
            catalog.files(),
            port)) {
      for (Hosting hosting : hostings) {
        System.out.print(HostingsCommand.describe(hosting));
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

  private static Hosting hosting(PlatformSite site) {
    HostingFileOptions.remarks(site).forEach(System.out::println);
    return site.hosting();
  }
}
