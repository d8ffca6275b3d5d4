package org.crosscheck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.release.Release;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps hostings up to look at pages by hand. */
@Command(
    name = "serve",
    description =
        "Serve the fixtures under a hosting until stopped, and print every page's address.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--hosting",
      split = ",",
      paramLabel = "NAME",
      description = "The hostings to serve; default: all.")
  private List<String> names = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the first hosting; default: free ports.")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    List<Hosting> hostings =
        names.isEmpty()
            ? catalog.hostings().hostings()
            : names.stream().map(catalog.hostings()::hosting).toList();
    Release release = Provisioning.release(checkout, System.out::println);
    try (FixtureServer server =
        FixtureServer.start(
            checkout.fixtures(),
            List.of(release),
            catalog.toServe(hostings),
            catalog.files(),
            port)) {
      for (Hosting hosting : hostings) {
        System.out.print(HostingsCommand.shown(hosting));
        catalog.matrix(release, Selection.everything()).visits().stream()
            .filter(v -> v.hosting().equals(hosting))
            .map(Visit::path)
            .distinct()
            .forEach(path -> System.out.println("  " + server.origin(hosting) + path));
      }
      System.out.println("Serving until Ctrl-C.");
      new CountDownLatch(1).await();
    }
    return Main.Exit.SAME;
  }
}
