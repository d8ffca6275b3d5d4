package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.crosscheck.comparison.Difference;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.matrix.Interpreters;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.record.SampleRun;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.Case;
import org.testng.annotations.Test;

/** Where the output is no terminal, as in the log of a build. */
public class ProgressTest {
  private static final Case CASE = Case.parse("worker-tag-runs page bare chrome none");

  @Test
  public void a_run_says_its_browsers_its_size_and_a_line_for_each_visit() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VisitRecord visit = SampleRun.visit("isolation", "bare", "chrome", "none");
    VisitRecord twice =
        new VisitRecord(
            visit.page(),
            visit.fixture(),
            visit.hosting(),
            "firefox",
            visit.interpreters(),
            visit.release(),
            visit.predicted(),
            List.of(visit.last(), visit.last()),
            visit.judged());

    try (Progress progress =
        Progress.forThisTerminal(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      progress.says("Looking");
      progress.begins(SampleRun.info(), new Matrix(List.of(visit(), visit())));
      SampleRun.browsers().forEach(progress::started);
      progress.visiting(visit());
      progress.visited(
          visit,
          List.of(
              new Difference(Difference.Kind.WORSE, CASE, "HOLDS", "BROKEN", "it does not"),
              new Difference(Difference.Kind.BETTER, CASE, "BROKEN", "HOLDS", "")));
      progress.visited(twice, List.of());
    }

    String visited = " answered in 0.2 s";
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Looking ...",
            "2 visits with 2026.7.3, selection: everything",
            "chrome: Chrome 156.0.7777.12 (--no-sandbox because the harness ran as root)",
            "firefox: Firefox 153.0.1",
            "[  1/2] " + "%-60s".formatted("isolation bare chrome none") + visited,
            "  worse: " + CASE + " was HOLDS, is BROKEN: it does not",
            "[  2/2] "
                + "%-60s".formatted("isolation bare firefox none")
                + visited
                + " (second try)");
  }

  private static Visit visit() {
    return new Visit(
        Given.fixture("page", Fixture.Needs.NONE),
        Optional.empty(),
        Given.hosting("bare"),
        BrowserName.CHROME,
        new Interpreters(Optional.empty(), Optional.empty()),
        Given.release());
  }
}
