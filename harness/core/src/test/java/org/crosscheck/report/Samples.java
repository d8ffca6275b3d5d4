package org.crosscheck.report;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.crosscheck.analysis.ReleaseMatrix;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.fixture.SourceFile;
import org.crosscheck.given.Given;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.verdict.VisitKey;

/** What the sample run is compared with. */
public final class Samples {
  private Samples() {}

  /**
   * {@return a catalog with a sentence without claims, one that is not tested and one that cannot
   * be}
   */
  public static ClaimCatalog catalog() {
    try {
      return ClaimCatalog.read(
          Path.of(Objects.requireNonNull(Samples.class.getResource("fixtures")).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return a run with at least five thousand verdicts} */
  public static RunRecord fiveThousand() {
    List<VisitRecord> visits = new ArrayList<>();
    for (int i = 0; visits.size() * 3 < 5_000; i++) {
      for (String hosting : SampleRun.HOSTINGS) {
        visits.add(SampleRun.visit("worker-tag:v" + i, hosting, "firefox", "mpy"));
      }
    }
    return new RunRecord(
        SampleRun.info(), SampleRun.browsers(), visits, SampleRun.complete().end());
  }

  /** {@return an earlier run, in which a visit of the sample run has no deviations} */
  public static RunRecord before(RunRecord run) {
    RunInfo info = run.info();
    VisitKey other = VisitKey.parse("worker-tag:inline pyscript-com firefox mpy");
    List<VisitRecord> visits = new ArrayList<>(run.visits());
    visits.replaceAll(
        visit ->
            !visit.key().equals(other)
                ? visit
                : new VisitRecord(
                    visit.key(),
                    visit.fixture(),
                    visit.release(),
                    visit.predicted(),
                    Given.seen(Given.fact("worker.ran", true), Given.fact("dom.read", "Hello")),
                    visit.results().stream()
                        .map(r -> r.with(new Verdict.Holds("dom.read is \"Hello\"")))
                        .toList()));
    return new RunRecord(
        new RunInfo(
            info.format(), "the-run-before", info.startedAt(), info.environment(), info.scope()),
        run.browsers(),
        visits,
        run.end());
  }

  /** {@return a baseline from which the sample run differs in every way} */
  public static Baseline baseline(Collection<TestResult> judged) {
    Map<TestCaseId, Baseline.Line> lines = new TreeMap<>();
    judged.stream()
        .filter(j -> !j.of().toString().startsWith("page-is-isolated isolation coep-only"))
        .forEach(
            j -> {
              String verdict = j.verdict().accepted().toString();
              String reason = j.verdict().kind().deviation() ? "firefox-dom" : "";
              lines.put(j.of(), Baseline.Line.parse(verdict, reason));
            });
    put(lines, "worker-reaches-dom worker-tag:inline pyscript-com firefox mpy", "HOLDS", "");
    put(lines, "sync-calls-main worker-tag:inline coi-minimal chrome py", "HOLDS", "");
    put(lines, "worker-tag-runs worker-tag:inline bare chrome mpy", "BROKEN", "firefox-dom");
    put(lines, "worker-tag-runs worker-tag:inline bare chrome py", "BROKEN", "firefox-dom");
    put(lines, "page-is-isolated isolation coi-minimal firefox none", "ANSWER(false)", "");
    put(lines, "worker-tag-runs worker-tag:gone bare chrome py", "HOLDS", "");
    return new Baseline(
        new TreeMap<>(
            Map.of("firefox-dom", "Firefox gives the worker no document there; see issue 12.")),
        new TreeMap<>(lines));
  }

  private static void put(
      Map<TestCaseId, Baseline.Line> lines, String of, String verdict, String reason) {
    lines.put(TestCaseId.parse(of), Baseline.Line.parse(verdict, reason));
  }

  /** {@return a run with a baseline, another release, and the code of a page} */
  public static ReportInput input(RunRecord run, Baseline baseline) {
    return input(run, baseline, List.of());
  }

  /** {@return the same, with folders that contain screenshots} */
  public static ReportInput input(RunRecord run, Baseline baseline, List<Path> pictures) {
    return input(run, compared(run, baseline), baseline, pictures);
  }

  /** {@return a run with this comparison, independently of the baseline} */
  public static ReportInput input(RunRecord run, Comparison comparison, Baseline baseline) {
    return input(run, comparison, baseline, List.of());
  }

  private static ReportInput input(
      RunRecord run, Comparison comparison, Baseline baseline, List<Path> pictures) {
    return new ReportInput(
        run,
        catalog(),
        new PageSources(
            Map.of(
                "worker-tag", List.of(new SourceFile("index.html", "<script worker></script>")))),
        comparison,
        baseline,
        ReleaseMatrix.of(
            List.of(Verdicts.of("2026.1.1", baseline), Verdicts.of("this run", run.results()))),
        pictures);
  }

  /** {@return how a run differs from a baseline} */
  public static Comparison compared(RunRecord run, Baseline baseline) {
    Set<TestCaseId> vanished = new HashSet<>(baseline.lines().keySet());
    run.results().forEach(one -> vanished.remove(one.of()));
    return Comparison.of(baseline, run.results(), run.whole() ? vanished : Set.of());
  }
}
