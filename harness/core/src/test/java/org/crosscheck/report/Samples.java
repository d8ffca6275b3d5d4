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
import org.crosscheck.claim.ClaimBook;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Ladder;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.fixture.PageSources;
import org.crosscheck.fixture.SourceFile;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;

/** What the sample run is shown against. */
public final class Samples {
  private Samples() {}

  /** {@return a book with a sentence nobody claims, one nobody asks and one nobody can test} */
  public static ClaimBook book() {
    try {
      return ClaimBook.read(
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

  /** {@return a baseline from which the sample run differs in every way} */
  public static Baseline baseline(Collection<Judged> judged) {
    Map<Case, Baseline.Line> lines = new TreeMap<>();
    judged.stream()
        .filter(j -> !j.of().toString().startsWith("page-is-isolated isolation coep-only"))
        .forEach(
            j -> {
              String verdict = j.verdict().accepted();
              String reason = Baseline.needsReason(j.verdict().kind()) ? "firefox-dom" : "";
              lines.put(j.of(), new Baseline.Line(verdict, reason));
            });
    put(lines, "worker-reaches-dom worker-tag:inline pyscript-com firefox mpy", "HOLDS", "");
    put(lines, "sync-calls-main worker-tag:inline coi-minimal chrome py", "HOLDS", "");
    put(lines, "worker-tag-runs worker-tag:inline bare chrome mpy", "BROKEN", "firefox-dom");
    put(lines, "worker-tag-runs worker-tag:inline bare chrome py", "BROKEN", "firefox-dom");
    put(lines, "page-is-isolated isolation coi-minimal firefox none", "SAYS(false)", "");
    put(lines, "worker-tag-runs worker-tag:gone bare chrome py", "HOLDS", "");
    return new Baseline(
        new TreeMap<>(
            Map.of("firefox-dom", "Firefox gives the worker no document there; see issue 12.")),
        new TreeMap<>(lines));
  }

  private static void put(
      Map<Case, Baseline.Line> lines, String of, String verdict, String reason) {
    lines.put(Case.parse(of), new Baseline.Line(verdict, reason));
  }

  /** {@return a run with a baseline, another release, and the code of a page} */
  public static ReportInput input(RunRecord run, Baseline baseline) {
    return input(run, baseline, List.of());
  }

  /** {@return the same, with folders that have pictures} */
  public static ReportInput input(RunRecord run, Baseline baseline, List<Path> pictures) {
    return input(run, compared(run, baseline), baseline, pictures);
  }

  /** {@return a run with this comparison, whatever the baseline says} */
  public static ReportInput input(RunRecord run, Comparison comparison, Baseline baseline) {
    return input(run, comparison, baseline, List.of());
  }

  private static ReportInput input(
      RunRecord run, Comparison comparison, Baseline baseline, List<Path> pictures) {
    return new ReportInput(
        run,
        book(),
        new PageSources(
            Map.of(
                "worker-tag", List.of(new SourceFile("index.html", "<script worker></script>")))),
        comparison,
        baseline,
        Ladder.of(
            List.of(Verdicts.of("2026.1.1", baseline), Verdicts.of("this run", run.judged()))),
        pictures);
  }

  /** {@return how a run differs from a baseline} */
  public static Comparison compared(RunRecord run, Baseline baseline) {
    Set<Case> vanished = new HashSet<>(baseline.lines().keySet());
    run.judged().forEach(one -> vanished.remove(one.of()));
    return Comparison.of(baseline, run.judged(), run.whole() ? vanished : Set.of());
  }
}
