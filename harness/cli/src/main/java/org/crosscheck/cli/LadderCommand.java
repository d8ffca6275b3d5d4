package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows claims over releases: the release matrix. */
@Command(
    name = "ladder",
    description = {
      "Show for each claim in which releases it holds, broke, or was fixed",
      "This reads the accepted verdicts; './crosscheck run --release ladder' runs the claims."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LadderCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "RELEASE",
      description =
          "Releases with a baseline, or runs, oldest first. Default: the release matrix that"
              + " './crosscheck releases' prints.")
  private List<String> releases = List.of();

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    TextFormat<ReleaseMatrix> wanted = format.of(TextFormats.releaseMatrices());
    Checkout checkout = ProjectLocator.checkout();
    List<Verdicts> verdicts = new ArrayList<>();
    for (String name : releases.isEmpty() ? defaultReleases(checkout) : releases) {
      Verdicts found = VerdictLookup.verdicts(checkout, name);
      verdicts.add(new Verdicts(name, found.verdicts(), found.because()));
    }
    System.out.print(wanted.write(ReleaseMatrix.of(verdicts)));
    return Main.Exit.SAME;
  }

  /** The releases of the matrix that have a baseline; prints the others to the error output. */
  private static List<String> defaultReleases(Checkout checkout) {
    ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
    List<String> names = new ArrayList<>(catalog.matrixReleases());
    names.add(Provisioning.release(checkout, what -> {}).name());
    List<String> accepted = new Baselines(checkout.baselines()).releases();
    Map<Boolean, List<String>> byBaseline =
        names.stream()
            .collect(
                Collectors.partitioningBy(n -> accepted.contains(catalog.name(catalog.core(n)))));
    List<String> without = byBaseline.getOrDefault(false, List.of());
    if (!without.isEmpty()) {
      System.err.println("Left out, without a baseline: %s.".formatted(String.join(", ", without)));
    }
    return byBaseline.getOrDefault(true, List.of());
  }
}
