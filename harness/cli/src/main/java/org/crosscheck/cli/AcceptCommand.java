package org.crosscheck.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.Acceptance;
import org.crosscheck.format.AcceptedRun;
import org.crosscheck.format.TextFormats;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the baseline of a release; no other command does. */
@Command(
    name = "accept",
    description = "Accept the verdicts of a run as the baseline of its release",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = Main.Exit.HEADING,
    exitCodeList = {
      "0:The verdicts are accepted",
      "1:The verdicts are accepted, and the run is partial",
      "2:Wrong usage, or something is missing",
      "3:Internal error"
    })
final class AcceptCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Folder, record or id of a run. Default: the newest run.")
  private String run = "";

  @Option(
      names = "--reason",
      paramLabel = "CLAIM=TEXT",
      description =
          "Why the deviations of this claim are accepted: what the documentation says and what"
              + " happens instead.")
  private Map<String, String> reasons = Map.of();

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description =
          "Why all other deviations are accepted, for a release that is older than the"
              + " documentation.")
  private String because = "";

  @Option(
      names = "--like",
      paramLabel = "RELEASE",
      description =
          "Copy the reasons from the baseline of this release where it accepts the same verdict.")
  private String like = "";

  @Mixin private FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    reasons.keySet().forEach(catalog.claims()::claim);
    RunRecord record =
        RecordReader.read(run.isEmpty() ? checkout.latest() : checkout.run(run)).orRefuseEmpty();
    Acceptance accepted =
        Acceptance.of(
            checkout,
            catalog,
            record,
            new Acceptance.Reasons(reasons, given(because), given(like)));
    accepted.write();
    format.print(
        TextFormats.acceptedRuns(),
        new AcceptedRun(
            accepted,
            accepted.files().stream().map(file -> checkout.shown(file).toString()).toList(),
            record.partial(),
            record.visits().size()));
    return record.partial().isEmpty() ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }
}
