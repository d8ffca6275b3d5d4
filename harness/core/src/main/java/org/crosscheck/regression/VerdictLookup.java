package org.crosscheck.regression;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.comparison.Baseline;
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
   * {@return the verdicts of a run, or those that are accepted of a release}
   *
   * @param name the folder or the record of a run, or a release that has a baseline
   * @throws UserError if it is neither, with what there is
   */
  public static Verdicts verdicts(Checkout checkout, String name) {
    if (Files.exists(Path.of(name))) {
      RunRecord run = RecordReader.read(Path.of(name)).orRefuseEmpty();
      return Verdicts.of("run " + run.info().id(), run.results()).partial(run.partial());
    }
    return baseline(checkout, name);
  }

  private static Verdicts baseline(Checkout checkout, String asked) {
    String name = checkout.baselines().contains(asked) ? asked : name(checkout, asked);
    Optional<Baseline> baseline = Baseline.read(checkout.baseline(name));
    String called = name.equals(asked) ? asked : asked + " (" + name + " represents it)";
    return baseline
        .map(b -> Verdicts.of("baseline " + called, b))
        .orElseThrow(
            () ->
                new UserError(
                    "There is no baseline of " + called + ".",
                    "Run it and accept what it says: ./crosscheck run --release "
                        + asked
                        + " && ./crosscheck accept; baselines there are: "
                        + String.join(", ", checkout.baselines())
                        + "."));
  }

  private static String name(Checkout checkout, String asked) {
    try {
      ReleaseCatalog book = ReleaseCatalog.read(checkout.fixtures());
      return book.name(book.core(asked));
    } catch (UserError e) {
      throw new UserError(
          "'" + asked + "' is neither a run nor a release: " + e.getMessage(),
          "Give a folder of " + checkout.root().relativize(checkout.runs()) + ", or a release.");
    }
  }
}
