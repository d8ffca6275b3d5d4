package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.conformance.ComparedRun;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.Test;

public class RunExitTest {
  private static final VisitKey FLAKY = VisitKey.parse("worker-tag:inline pyscript-com chrome mpy");

  /** The same visit without the try that disagrees. */
  private static final List<TestResult> STEADY =
      SampleRun.visit(FLAKY.page(), FLAKY.hosting(), FLAKY.engine(), FLAKY.interpreters())
          .results();

  @Test
  public void a_flaky_case_fails_a_run_only_if_that_is_asked_for() {
    RunResult result = compared(FLAKY, STEADY);

    assertThat(result.comparison().summary()).isEqualTo("3 verdicts compared: 1 flaky.");
    assertThat(RunCommand.exit(result, RunCommand.FailOn.DIFFERENCE)).isEqualTo(Main.Exit.SAME);
    assertThat(RunCommand.exit(result, RunCommand.FailOn.FLAKY)).isEqualTo(Main.Exit.DIFFERS);
  }

  @Test
  public void a_difference_fails_a_run_and_an_error_of_crosscheck_is_another_code() {
    RunResult news = compared(FLAKY, List.of());
    RunResult error =
        compared(VisitKey.parse("worker-tag:inline coi-minimal chrome py"), List.of());

    assertThat(RunCommand.exit(news, RunCommand.FailOn.DIFFERENCE)).isEqualTo(Main.Exit.DIFFERS);
    assertThat(RunCommand.exit(error, RunCommand.FailOn.DIFFERENCE))
        .isEqualTo(Main.Exit.INTERNAL_ERROR);
  }

  private static RunResult compared(VisitKey visited, List<TestResult> accepted) {
    RunRecord all = SampleRun.complete();
    List<VisitRecord> visits =
        all.visits().stream().filter(visit -> visit.key().equals(visited)).toList();
    Catalog catalog = Catalog.read(Path.of("../../fixtures"));
    RunRecord run = new RunRecord(all.info(), all.browsers(), visits, all.end());
    return new RunResult(
        ComparedRun.with(Verdicts.of("accepted", accepted), catalog, run),
        Path.of(""),
        Optional.empty());
  }
}
