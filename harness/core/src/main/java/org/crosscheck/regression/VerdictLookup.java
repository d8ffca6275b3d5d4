package org.crosscheck.regression;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.workspace.Checkout;

/** Finds recorded and accepted verdicts by the name of a run or a release. */
public final class VerdictLookup {
  private VerdictLookup() {}

  /**
   * {@return the verdicts of a run, or the accepted verdicts of a release}
   *
   * @param name the folder, record file or id of a run, or a release that has a baseline
   * @throws UserError if it is neither; the message lists the existing baselines
   */
  public static Verdicts verdicts(Checkout checkout, String name) {
    Path path = checkout.run(name);
    if (Files.exists(path)) {
      RunRecord run = RecordReader.read(path).orRefuseEmpty();
      return Verdicts.of("run " + run.info().id(), run.results()).partial(run.partial());
    }
    Accepted accepted = accepted(checkout, name);
    return Verdicts.of(accepted.label(), accepted.baseline());
  }

  /** What is accepted for a release; {@code label} names it for display. */
  public record Accepted(String label, Baseline baseline) {}

  /**
   * {@return the accepted verdicts of a release, with their reasons}
   *
   * @throws UserError if it is not a release, or has no baseline; the message lists those that
   *     exist
   */
  public static Accepted accepted(Checkout checkout, String requested) {
    Baselines baselines = new Baselines(checkout.baselines());
    String name = baselines.releases().contains(requested) ? requested : name(checkout, requested);
    Optional<Baseline> baseline = baselines.read(name);
    String label =
        name.equals(requested) ? requested : requested + " (" + name + " is its baseline)";
    return baseline
        .map(b -> new Accepted("baseline " + label, b))
        .orElseThrow(
            () ->
                new UserError(
                    "There is no baseline of " + label + ".",
                    ("Run it and accept the verdicts: ./crosscheck run --release %s &&"
                            + " ./crosscheck accept; existing baselines: %s.")
                        .formatted(requested, String.join(", ", baselines.releases()))));
  }

  private static String name(Checkout checkout, String requested) {
    try {
      ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
      return catalog.name(catalog.core(requested));
    } catch (UserError e) {
      throw new UserError(
          "'" + requested + "' is neither a run nor a release: " + e.getMessage(),
          "Give a release, or the ID of a run: ./crosscheck history lists the runs in "
              + checkout.shown(checkout.runs())
              + ".");
    }
  }
}
