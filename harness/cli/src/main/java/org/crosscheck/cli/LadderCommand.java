package org.crosscheck.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.regression.VerdictLookup;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows claims over releases. */
@Command(
    name = "ladder",
    description = {
      "Show what became of each claim over releases: holds since, broke in, fixed in.",
      "Made of what was accepted; './crosscheck run --release ladder' asks anew."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LadderCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "RELEASE",
      description =
          "Releases with a baseline, or runs, oldest first; default: the ladder of"
              + " './crosscheck releases'.")
  private List<String> releases = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = FormatIds.class,
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private String format = "text";

  /** What {@code --format} takes. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TextFormats.releaseMatrices().ids().iterator();
    }
  }

  @Override
  public Integer call() {
    TextFormat<ReleaseMatrix> wanted = TextFormats.releaseMatrices().named(format);
    Checkout checkout = ProjectLocator.checkout();
    List<Verdicts> verdicts = new ArrayList<>();
    for (String name : releases.isEmpty() ? standard(checkout) : releases) {
      Verdicts kept = VerdictLookup.verdicts(checkout, name);
      verdicts.add(new Verdicts(name, kept.verdicts(), kept.because()));
    }
    System.out.print(wanted.write(ReleaseMatrix.of(verdicts)));
    return Main.Exit.SAME;
  }

  /** The rungs that have a baseline; what is left out is said, beside the table. */
  private static List<String> standard(Checkout checkout) {
    ReleaseCatalog book = ReleaseCatalog.read(checkout.fixtures());
    List<String> names = new ArrayList<>(book.ladder());
    names.add(Provisioning.release(checkout, what -> {}).name());
    Map<Boolean, List<String>> kept =
        names.stream()
            .collect(
                Collectors.partitioningBy(
                    n -> checkout.baselines().contains(book.name(book.core(n)))));
    List<String> without = kept.getOrDefault(false, List.of());
    if (!without.isEmpty()) {
      System.err.println("Without a baseline: " + String.join(", ", without) + ".");
    }
    return kept.getOrDefault(true, List.of());
  }
}
