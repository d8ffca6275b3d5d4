package org.crosscheck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.crosscheck.check.Books;
import org.crosscheck.check.Project;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.text.Visible;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
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
    Project project = Here.project();
    Books books = Books.of(project);
    reasons.keySet().forEach(books.claims()::claim);
    Map<String, String> given = new HashMap<>(reasons);
    if (!because.isBlank()) {
      given.put(Baseline.OTHERS, because);
    }
    RunRecord record =
        RecordReader.read(run.toString().isEmpty() ? project.latest() : run).orRefuseEmpty();
    if (record.cutOff()) {
      System.out.println(
          "The record was cut off after "
              + record.visits().size()
              + " visits; what it has is accepted, and the rest stays as it was.");
    }
    if (!record.info().release().build().isEmpty()) {
      throw new Told(
          "That run was made with a local build, " + record.info().release().build() + ".",
          "Baselines are for what npm has; accept a run without --release-dir.");
    }
    Path file = project.baseline(record.info().release().name());
    Baseline other =
        like.isEmpty()
            ? Baseline.empty()
            : Baseline.read(project.baseline(like))
                .orElseThrow(
                    () ->
                        new Told(
                            "There is no baseline of " + like + ".",
                            "There are: " + String.join(", ", project.baselines()) + "."));
    Baseline before = Baseline.read(file).orElseGet(Baseline::empty);
    Set<Case> vanished = books.vanished(record, before);
    // What holds at a guest is accepted of the hosting that it is like.
    List<Judged> judged =
        record.judged().stream()
            .filter(one -> !record.guests().contains(one.of().hosting()))
            .toList();
    if (judged.isEmpty()) {
      throw new Told(
          "That run asked no hosting of the catalogue.",
          "Baselines are for the hostings that './crosscheck hostings' lists.");
    }
    Comparison comparison = Comparison.of(before, judged, vanished);
    Baseline after = before.accept(judged, given, other, vanished);
    comparison.differences().forEach(d -> System.out.println(Visible.line(d.toString())));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, after.text());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
    System.out.println(
        comparison.differences().size()
            + " differences accepted; "
            + project.root().relativize(file)
            + " has "
            + after.lines().size()
            + " lines. Commit it.");
    return Main.Exit.SAME;
  }
}
