package org.crosscheck.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.workspace.Checkout;

/**
 * The verdicts of a run made the baseline of its release. Verdicts under external hostings are left
 * out: what holds there is accepted of the hosting that each is like. Of a record that was cut off,
 * what it has is accepted, and other cases keep what was accepted before.
 *
 * @param comparison how the run differs from what was accepted before
 * @param baseline what is accepted now
 * @param file where the baseline belongs
 */
public record Acceptance(Comparison comparison, Baseline baseline, Path file) {

  /**
   * Why deviations are accepted.
   *
   * @param byClaim the reasons, by the id of the claim
   * @param others the reason for claims that have none of their own, if there is one
   * @param sameAs the release whose baseline has reasons for what it accepts too, if there is one
   */
  public record Reasons(
      Map<String, String> byClaim, Optional<String> others, Optional<String> sameAs) {
    /** Copies the map. */
    public Reasons {
      byClaim = Map.copyOf(byClaim);
    }
  }

  /**
   * {@return a run accepted; nothing is written yet}
   *
   * @throws UserError if the run was made with a local build or has no verdict of the catalog's
   *     hostings, if a reason is for an unknown claim, or a deviation has no reason
   */
  public static Acceptance of(
      Checkout checkout, Catalog catalog, RunRecord record, Reasons reasons) {
    reasons.byClaim().keySet().forEach(catalog.claims()::claim);
    String release = record.info().release().name();
    String build = record.info().release().build();
    if (!build.isEmpty()) {
      throw new UserError(
          "That run was made with a local build, " + build + ".",
          "Baselines are for what npm has; accept a run without --release-dir.");
    }
    Map<String, String> given = new HashMap<>(reasons.byClaim());
    reasons.others().ifPresent(text -> given.put(Baseline.OTHERS, text));
    Baseline other =
        reasons.sameAs().map(like -> baseline(checkout, like)).orElse(Baseline.empty());
    Baseline before = ComparedRun.accepted(checkout, release);
    Set<TestCaseId> vanished = Cases.vanished(catalog, record, before);
    List<TestResult> judged =
        record.results().stream()
            .filter(one -> !record.externalHostings().contains(one.of().hosting()))
            .toList();
    if (judged.isEmpty()) {
      throw new UserError(
          "That run has no verdict about a hosting of the catalog.",
          "Baselines are for the hostings that './crosscheck hostings' lists.");
    }
    return new Acceptance(
        Comparison.of(before, judged, vanished),
        before.accept(judged, given, other, vanished),
        checkout.baseline(release));
  }

  private static Baseline baseline(Checkout checkout, String release) {
    return Baseline.read(checkout.baseline(release))
        .orElseThrow(
            () ->
                new UserError(
                    "There is no baseline of " + release + ".",
                    "There are: " + String.join(", ", checkout.baselines()) + "."));
  }

  /**
   * Writes the baseline.
   *
   * @throws UserError if it cannot be written
   */
  public void write() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, baseline.text());
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }
}
