package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

public class RunSummaryTest {
  private static final RunRecord RUN = SampleRun.complete();

  @Test
  public void a_log_ends_with_the_news_and_has_no_long_tables() {
    List<String> lines = printed(Verbosity.NORMAL, false).lines().toList();

    assertThat(lines.stream().filter(line -> !line.startsWith("  ")).count()).isLessThan(25);
    assertThat(lines).anyMatch(line -> line.startsWith("The report has the tables of "));
    int report = index(lines, "Report: ");
    assertThat(index(lines, "Record: ")).isLessThan(report);
    assertThat(lines.subList(report + 1, lines.size()))
        .anyMatch(line -> line.startsWith("  new: ") || line.startsWith("  worse: "))
        .last()
        .asString()
        .contains("crosscheck accept");
  }

  @Test
  public void a_verbose_log_and_a_terminal_have_the_tables() {
    for (String text :
        List.of(printed(Verbosity.VERBOSE, false), printed(Verbosity.NORMAL, true))) {
      assertThat(text).doesNotContain("The report has the tables of ");
    }
  }

  @Test
  public void a_part_of_a_run_is_not_to_be_accepted() {
    RunRecord stopped =
        new RunRecord(RUN.info(), RUN.browsers(), RUN.visits(), Optional.empty(), List.of());

    assertThat(printed(stopped, Verbosity.NORMAL, false))
        .contains(stopped.partial().orElseThrow())
        .doesNotContain("crosscheck accept");
  }

  private static int index(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("no line starts with " + start + ": " + lines);
  }

  private static String printed(Verbosity verbosity, boolean terminal) {
    return printed(RUN, verbosity, terminal);
  }

  private static String printed(RunRecord run, Verbosity verbosity, boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Folder folder = new Folder()) {
      folder.withFolder("runs/1");
      Checkout checkout = new Checkout(Checkout.above(Path.of("")).root(), folder.path());
      Catalog catalog = Catalog.read(checkout.fixtures());
      RunResult result =
          new RunResult(
              ComparedRun.with(Verdicts.of("none", Baseline.empty()), catalog, run),
              folder.path("runs/1"),
              Optional.empty());
      new RunSummary(
              new PrintStream(bytes, true, StandardCharsets.UTF_8),
              checkout,
              catalog,
              Optional.empty(),
              verbosity,
              terminal)
          .print(result);
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
