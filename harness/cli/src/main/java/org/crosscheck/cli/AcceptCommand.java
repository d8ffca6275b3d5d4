package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.conformance.Acceptance;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the baseline; nothing else does. */
@Command(
    name = "accept",
    description = "Accept the verdicts of a run as the baseline of its release.",
    mixinStandardHelpOptions = true)
final class AcceptCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The folder of a run; default: reports/latest.")
  private Path run = Path.of("");

  @Option(
      names = "--reason",
      paramLabel = "CLAIM=TEXT",
      description =
          "Why a deviation of this claim is accepted: what the documentation says, what happens.")
  private Map<String, String> reasons = Map.of();

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description =
          "Why all deviations that have no reason of their own are accepted: for a release that is"
              + " older than the documentation.")
  private String because = "";

  @Option(
      names = "--like",
      paramLabel = "RELEASE",
      description = "Take the reasons of this release's baseline where it accepts the same.")
  private String like = "";

  @Override
  public Integer call() {
    Checkout checkout = ProjectLocator.checkout();
    Catalog catalog = Catalog.read(checkout.fixtures());
    reasons.keySet().forEach(catalog.claims()::claim);
    RunRecord record =
        RecordReader.read(run.toString().isEmpty() ? checkout.latest() : run).orRefuseEmpty();
    if (record.cutOff()) {
      System.out.println(
          "The record was cut off after "
              + record.visits().size()
              + " visits; what it has is accepted, and the rest stays as it was.");
    }
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
        accepted.comparison().differences().size()
            + " differences accepted; "
            + checkout.root().relativize(accepted.file())
            + " has "
            + accepted.baseline().lines().size()
            + " lines. Commit it.");
    return Main.Exit.SAME;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }
}
