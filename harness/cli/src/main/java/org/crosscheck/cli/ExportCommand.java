package org.crosscheck.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.collect.StartPage;
import org.crosscheck.file.TextFile;
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

/** Writes the fixtures as a folder that can be uploaded to a host. */
@Command(
    name = "export",
    description = {
      "Write the fixtures as a folder that any host can serve, also below a path",
      "After the upload, './crosscheck run --host NAME=URL' tests that host; so does any device that"
          + " opens its index.html, with './crosscheck import FILE' for what it saves."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@WithoutResult("It writes a folder, and prints how to go on.")
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "The folder to write. It must be empty or not exist yet.")
  private Path folder = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "URL",
      description = {
        "The URL of the uploaded folder, such as",
        "https://host/path/. The pages then load everything from it. Without it, the interpreters"
            + " come from cdn.jsdelivr.net, because PyScript loads them by absolute URLs only."
      })
  private Optional<String> at = Optional.empty();

  @Option(
      names = "--cdn",
      description = "Load PyScript itself from cdn.jsdelivr.net too. Only the pages are written.")
  private boolean cdn;

  @Option(
      names = "--fixture",
      split = ",",
      paramLabel = "NAME",
      description = "Write only the pages of these fixtures. Default: all.")
  private List<String> fixtures = List.of();

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
                                        "'%s' is not the URL of a folder.".formatted(text),
                                        "Write --at https://host/path/."))
                            .replaceFirst("/+$", "")))
            .orElseGet(cdn ? PageOrigins::fromCdn : PageOrigins::anywhere);
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    Release release = Provisioning.release(checkout, what -> System.out.println(what + " ..."));
    List<String> pages = paths(visits(catalog, release, true));
    StaticSite site = new StaticSite(checkout.fixtures(), release, catalog.files());
    if (cdn) {
      site.writePages(folder, pages, origins);
    } else {
      site.write(folder, pages, origins);
    }
    TextFile.write(
        folder.resolve("index.html"), StartPage.alone(release, visits(catalog, release, false)));
    System.out.println(
        """
        Wrote %d pages for %s to %s.
        Upload the whole folder and run:
          ./crosscheck run --host NAME=%s
        Or open index.html there on any device, save the results, and run:
          ./crosscheck import FILE\
        """
            .formatted(pages.size(), release.explain(), folder, at.orElse("https://host/path/")));
    return Main.Exit.SAME;
  }

  /** The visits under the isolated and the bare hosting, so that any host can be tested. */
  private List<Visit> visits(Catalog catalog, Release release, boolean thorough) {
    Selection selection =
        new Selection(Set.of(), Set.of("any"), Set.of(), Set.copyOf(fixtures), Set.of(), thorough);
    return List.of("pyscript-com", "bare").stream()
        .flatMap(
            like -> {
              Hosting host =
                  Hosting.of("any", "A host.", new HeaderSet(List.of()), Delivery.PLAIN)
                      .remoteLike(like);
              return catalog.with(List.of(host)).matrix(release, selection).visits().stream();
            })
        .toList();
  }

  private static List<String> paths(List<Visit> visits) {
    return visits.stream().map(Visit::path).distinct().sorted().toList();
  }
}
