package org.crosscheck.conformance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.workspace.Checkout;

/**
 * Accepts the verdicts of a run as the baseline of its release. Verdicts under external hostings
 * are left out, because each is compared with the baseline of the hosting that it is like. If the
 * record was cut off, the test cases that it lacks keep their accepted verdicts.
 *
 * @param comparison how the run differs from the previous baseline
 * @param baseline the new baseline
 * @param release the release
 * @param baselines where the baseline is written
 */
public record Acceptance(
    Comparison comparison, Baseline baseline, String release, Baselines baselines) {

  /**
   * The reasons why deviations are accepted.
   *
   * @param byClaim the reasons, by the id of the claim
   * @param others the reason for claims without their own reason, if any
   * @param sameAs the release whose baseline provides the reasons for deviations that both accept,
   *     if any
   */
  public record Reasons(
      Map<String, String> byClaim, Optional<String> others, Optional<String> sameAs) {
    /** Copies the map. */
    public Reasons {
      byClaim = Map.copyOf(byClaim);
    }
  }

  /**
   * {@return the acceptance of a run; nothing is written yet}
   *
   * @throws UserError if the run used a local build or has no verdict for a hosting of the catalog,
   *     if a reason names an unknown claim, or if a deviation has no reason
   */
  public static Acceptance of(
      Checkout checkout, Catalog catalog, RunRecord record, Reasons reasons) {
    reasons.byClaim().keySet().forEach(catalog.claims()::claim);
    String release = record.info().release().name();
    String build = record.info().release().build();
    if (!build.isEmpty()) {
      throw new UserError(
          "The run used a local build, " + build + ".",
          "Baselines are for releases on npm; accept a run without --release-dir.");
    }
    Map<String, String> given = new HashMap<>(reasons.byClaim());
    reasons.others().ifPresent(text -> given.put(Baseline.OTHERS, text));
    Baseline same =
        reasons.sameAs().map(other -> baseline(checkout, other)).orElse(Baseline.empty());
    Baseline before = ComparedRun.accepted(checkout, release);
    Set<TestCaseId> vanished = Cases.vanished(catalog, record, before);
    List<TestResult> judged =
        record.results().stream()
            .filter(result -> !record.externalHostings().contains(result.of().hosting()))
            .toList();
    if (judged.isEmpty()) {
      throw new UserError(
          "The run has no verdict for a hosting of the catalog.",
          "Baselines are for the hostings that './crosscheck hostings' lists.");
    }
    return new Acceptance(
        Comparison.of(before, judged, vanished),
        before.accept(judged, given, same, vanished),
        release,
        new Baselines(checkout.baselines()));
  }

  private static Baseline baseline(Checkout checkout, String release) {
    Baselines baselines = new Baselines(checkout.baselines());
    return baselines
        .read(release)
        .orElseThrow(
            () ->
                new UserError(
                    "There is no baseline of " + release + ".",
                    "Existing baselines: " + String.join(", ", baselines.releases()) + "."));
  }

  /** {@return the files that are written} */
  public List<Path> files() {
    return baselines.files(release, baseline);
  }

  /**
   * Writes the baseline.
   *
   * @throws UserError if it cannot be written
   */
  public void write() {
    baselines.write(release, baseline);
  }
}
