package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.file.TextFile;
import org.crosscheck.format.TextTable;
import org.crosscheck.format.VersionsJson;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.NpmVersions;
import org.crosscheck.release.Pins;
import org.crosscheck.release.Registry;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
    if (refresh) {
      Registry registry = new Registry();
      List<KnownVersion> versions = registry.versions(catalog.known(), System.out::println);
      Pins pins = catalog.pins().and(registry.integrity(versions, System.out::println));
      Path file = checkout.fixtures().resolve(ReleaseCatalog.VERSIONS);
      TextFile.write(file, new VersionsJson().write(new NpmVersions(versions, pins)));
      System.out.println(
          "npm has %d versions; %d were known. %d packages are pinned; %d were."
              .formatted(
                  versions.size(),
                  catalog.known().size(),
                  pins.integrity().size(),
                  catalog.pins().integrity().size()));
      catalog = ReleaseCatalog.read(checkout.fixtures());
    }
    list(checkout, catalog);
    return Main.Exit.SAME;
  }

  private static void list(Checkout checkout, ReleaseCatalog catalog) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "release",
            "npm",
            "published",
            "PolyScript",
            "coincident",
            "MicroPython",
            "Pyodide",
            "baseline"));
    List<String> baselines = new Baselines(checkout.baselines()).releases();
    for (KnownVersion version : catalog.known()) {
      String name = catalog.name(version.core());
      rows.add(
          List.of(
              name.equals(version.core()) ? "-" : name,
              version.core(),
              version.published().orElse("-"),
              version.polyscript(),
              version.coincident().orElse("-"),
              interpreter(version, Interpreter.MPY),
              interpreter(version, Interpreter.PY),
              baselines.contains(name) ? "yes" : "no"));
    }
    System.out.print(TextTable.of(rows).text());
    System.out.println();
    System.out.println(
        "Release matrix: %s, and the newest."
            .formatted(String.join(", ", catalog.matrixReleases())));
    Map<String, ReleaseCatalog.StandIn> standIns = catalog.standIns();
    standIns.keySet().stream()
        .sorted()
        .flatMap(n -> catalog.remark(n).stream())
        .forEach(System.out::println);
  }

  /** The version that a release names, and the one used instead if npm does not have it. */
  private static String interpreter(KnownVersion version, Interpreter interpreter) {
    String named = version.named().getOrDefault(interpreter, "-");
    String instead = version.instead().getOrDefault(interpreter, "");
    return List.of(named, instead).stream()
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" not on npm, "));
  }
}
