package org.crosscheck.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Release;
import org.crosscheck.server.PageOrigins;
import org.crosscheck.server.StaticSite;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the fixtures as a folder to upload. */
@Command(
    name = "export",
    description = {
      "Write the pages as a folder that any host can serve, also below a path;",
      "then './crosscheck run --host NAME=URL' asks that host."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that is empty, or not there yet.")
  private Path folder = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "URL",
      description = {
        "Where the folder will be, such as https://host/path/. Then it needs no other host:",
        "PyScript takes its interpreters by whole addresses only, and without --at they",
        "come from cdn.jsdelivr.net, as PyScript itself loads them."
      })
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--cdn",
      description = "Have PyScript itself come from cdn.jsdelivr.net too; nothing else is written.")
  private boolean cdn;

  @Override
  public Integer call() {
    if (cdn && at.isPresent()) {
      throw new UserError("--cdn and --at exclude each other.", "Give one of them.");
    }
    PageOrigins origins =
        at.map(
                text ->
                    PageOrigins.at(
                        ExternalHostingOptions.base(text)
                            .map(URI::toString)
                            .orElseThrow(
                                () ->
                                    new UserError(
                                        "'" + text + "' is no address of a folder.",
                                        "Write --at https://host/path/."))
                            .replaceFirst("/+$", "")))
            .orElseGet(cdn ? PageOrigins::fromCdn : PageOrigins::anywhere);
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    Release release = Provisioning.release(checkout, what -> System.out.println(what + " ..."));
    List<String> pages = pages(catalog, release);
    new StaticSite(checkout.fixtures(), release, catalog.files())
        .write(folder, pages, origins, !cdn);
    System.out.println(
        pages.size()
            + " pages of "
            + release.explain()
            + " are in "
            + folder
            + ". Upload them, all of them, and run:\n  ./crosscheck run --host name="
            + at.orElse("https://host/path/"));
    return Main.Exit.SAME;
  }

  /** What a host can be asked: what the isolated and the bare hosting are. */
  private static List<String> pages(Catalog catalog, Release release) {
    return List.of("pyscript-com", "bare").stream()
        .flatMap(
            like -> {
              Hosting anywhere =
                  Hosting.of("any", "A host.", new HeaderSet(List.of()), Delivery.PLAIN)
                      .remoteLike(like);
              return catalog
                  .with(List.of(anywhere))
                  .matrix(release, Selection.everything().with(java.util.Set.of("any")))
                  .visits()
                  .stream();
            })
        .map(Visit::path)
        .distinct()
        .sorted()
        .toList();
  }
}
