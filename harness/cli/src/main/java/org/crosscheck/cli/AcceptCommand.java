package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.Acceptance;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
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
      description = "Folder or record of a run. Default: the newest run.")
  private Path run = Path.of("");

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

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    reasons.keySet().forEach(catalog.claims()::claim);
    RunRecord record =
        RecordReader.read(run.toString().isEmpty() ? checkout.latest() : run).orRefuseEmpty();
    record
        .partial()
        .ifPresent(
            why ->
                System.out.println(
                    "%s The verdicts of the %s that it has are accepted; the others stay as they were."
                        .formatted(why, English.count(record.visits().size(), "visit"))));
    Acceptance accepted =
        Acceptance.of(
            checkout,
            catalog,
            record,
            new Acceptance.Reasons(reasons, given(because), given(like)));
    accepted
        .comparison()
        .differences()
        .forEach(d -> System.out.println(TextSanitizer.line(d.toString())));
    accepted.write();
    System.out.println(
        "%d differences accepted. The baseline now has %d lines; commit %s."
            .formatted(
                accepted.comparison().differences().size(),
                accepted.baseline().lines().size(),
                accepted.files().stream()
                    .map(file -> checkout.shown(file).toString())
                    .collect(Collectors.joining(" and "))));
    return record.partial().isEmpty() ? Main.Exit.SAME : Main.Exit.DIFFERS;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }
}
