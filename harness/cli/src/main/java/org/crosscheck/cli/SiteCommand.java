package org.crosscheck.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.message.English;
import org.crosscheck.message.UserError;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.site.Site;
import org.crosscheck.site.SiteInput;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the dashboard. */
@Command(
    name = "site",
    description = {
      "Write a static site of the accepted verdicts and of recorded runs",
      "It shows every claim by release, engine and hosting, compares any two runs, and opens from"
          + " disk. In the folder of a site, only files that change are written."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:The site is written",
      "1:The site is written, without runs that could not be used",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
@WithoutResult("It writes a site, which has its data as JSON.")
final class SiteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder of the site.")
  private Path folder = Path.of("");

  @Option(
      names = "--runs",
      arity = "1..*",
      paramLabel = "FOLDER",
      description =
          "Folders of runs, or folders that contain them. Default: the accepted verdicts only.")
  private List<Path> runs = List.of();

  @Option(
      names = "--bench",
      paramLabel = "FOLDER",
      description =
          "A folder with JSON files that 'bench --format json' printed, whatever their names, to"
              + " show the speed of the harness over time. Default: none.")
  private Optional<Path> bench = Optional.empty();

  @Option(
      names = "--address",
      paramLabel = "URL",
      description =
          "Where the site will be published; the links of its feed are then complete. Default:"
              + " relative links.")
  private Optional<URI> address = Optional.empty();

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    Site.Written written =
        Site.write(
            new SiteInput(
                ReleaseCatalog.read(checkout.fixtures()),
                ClaimCatalog.read(checkout.fixtures()),
                new Baselines(checkout.baselines()),
                runs,
                bench,
                address.map(SiteCommand::checked)),
            folder);
    written
        .leftOut()
        .forEach((run, why) -> System.out.println("Left out " + checkout.shown(run) + ": " + why));
    System.out.println(
        "The site shows %s and %s. It has %s; %d changed and %d removed."
            .formatted(
                English.count(written.releases(), "release"),
                English.count(written.runs(), "run"),
                English.count(written.files(), "file"),
                written.written(),
                written.removed()));
    System.out.println("Wrote " + checkout.shown(folder.resolve("index.html")));
    return written.leftOut().isEmpty() ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }

  /** {@return the address with a slash at its end, so that links can be appended} */
  private static URI checked(URI address) {
    if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new UserError(
          "'%s' is not the address of a site.".formatted(address),
          "Write it as https://name.github.io/crosscheck/.");
    }
    return URI.create(address.toString().replaceFirst("/?$", "/"));
  }
}
