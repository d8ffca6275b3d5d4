package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.file.TextFile;
import org.crosscheck.format.ReleaseList;
import org.crosscheck.format.TextFormats;
import org.crosscheck.format.VersionsJson;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.NpmVersions;
import org.crosscheck.release.Pins;
import org.crosscheck.release.Registry;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the known releases. */
@Command(
    name = "releases",
    description = "List the known releases of PyScript, or get new ones from npm",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReleasesCommand implements Callable<Integer> {
  @Option(
      names = "--refresh",
      description =
          "First read the versions and their SHA-512 from npm and write them to fixtures/"
              + ReleaseCatalog.VERSIONS
              + ".")
  private boolean refresh;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
    if (refresh) {
      Registry registry = new Registry();
      List<KnownVersion> versions = registry.versions(catalog.known(), format.steps()::println);
      Pins pins = catalog.pins().and(registry.integrity(versions, format.steps()::println));
      Path file = checkout.fixtures().resolve(ReleaseCatalog.VERSIONS);
      TextFile.write(file, new VersionsJson().write(new NpmVersions(versions, pins)));
      format
          .steps()
          .println(
              "npm has %d versions; %d were known. %d packages are pinned; %d were."
                  .formatted(
                      versions.size(),
                      catalog.known().size(),
                      pins.integrity().size(),
                      catalog.pins().integrity().size()));
      catalog = ReleaseCatalog.read(checkout.fixtures());
    }
    format.print(
        TextFormats.releases(),
        new ReleaseList(catalog, new Baselines(checkout.baselines()).releases()));
    return Main.Exit.SAME;
  }
}
