package org.crosscheck.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.matrix.Shard;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.MergedRuns;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.RunScope;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.Test;

public class ShardedRunTest {
  private static final Catalog CATALOG = Catalog.read(Path.of("../../fixtures"));
  private static final RunRecord UNDIVIDED = SampleRun.complete();

  @Test
  public void all_shards_of_a_run_are_that_run() {
    RunRecord merged = MergedRuns.of(List.of(shard(2, 3), shard(3, 3), shard(1, 3)));

    assertThat(merged.results()).containsExactlyInAnyOrderElementsOf(UNDIVIDED.results());
    assertThat(merged.info().selection()).isEqualTo("everything");
    assertThat(merged.whole()).isTrue();
    assertThat(compared(merged).comparison()).isEqualTo(compared(UNDIVIDED).comparison());
    assertThat(compared(merged).comparison().summary()).contains("1 gone");
  }

  @Test
  public void without_one_shard_a_run_is_not_whole() {
    RunRecord merged = MergedRuns.of(List.of(shard(1, 3), shard(2, 3), shard(1, 2)));

    assertThat(merged.info().selection())
        .isEqualTo("everything, shard 1/3; everything, shard 2/3; everything, shard 1/2");
    assertThat(merged.whole()).isFalse();
    assertThat(compared(merged).comparison().of(ChangeKind.GONE)).isEmpty();
    assertThat(shard(1, 3).whole()).isFalse();
  }

  @Test
  public void each_version_of_a_browser_is_kept() {
    BrowserInfo older = new BrowserInfo("chrome", "Chrome", "155.0", List.of(), 1);
    BrowserInfo newer = new BrowserInfo("chrome", "Chrome", "156.0", List.of(), 1);
    BrowserInfo again = new BrowserInfo("chrome", "Chrome", "156.0", List.of(), 2);

    RunRecord merged =
        MergedRuns.of(
            List.of(in(shard(1, 3), older, newer), in(shard(2, 3), again), in(shard(3, 3), older)));

    assertThat(merged.browsers()).containsExactlyInAnyOrder(older, again);
  }

  /** Compared with one case that no longer exists, and without some that are new. */
  private static ComparedRun compared(RunRecord run) {
    List<TestResult> accepted =
        UNDIVIDED.results().stream()
            .filter(result -> !result.of().hosting().equals("bare"))
            .collect(Collectors.toList());
    accepted.add(
        Given.judged(
            "worker-tag-runs gone bare chrome mpy", new Verdict.Holds("worker.ran is true")));
    return ComparedRun.with(Baseline.of(Verdicts.of("accepted", accepted)), CATALOG, run);
  }

  private static RunRecord in(RunRecord run, BrowserInfo... browsers) {
    return new RunRecord(run.info(), List.of(browsers), run.visits(), run.end());
  }

  private static RunRecord shard(int index, int count) {
    Set<VisitKey> mine =
        new Shard(index, count)
            .of(UNDIVIDED.visits().stream().map(VisitRecord::key).collect(Collectors.toSet()));
    RunInfo info = UNDIVIDED.info();
    RunScope scope = info.scope();
    return new RunRecord(
        new RunInfo(
            info.format(),
            info.id(),
            info.startedAt(),
            info.environment(),
            new RunScope(
                scope.release(), scope.hostings(), scope.selection(), true, index + "/" + count)),
        UNDIVIDED.browsers(),
        UNDIVIDED.visits().stream().filter(visit -> mine.contains(visit.key())).toList(),
        UNDIVIDED.end());
  }
}
