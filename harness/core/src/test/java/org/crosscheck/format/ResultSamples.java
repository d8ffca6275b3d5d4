package org.crosscheck.format;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.Coverage;
import org.crosscheck.comparison.Baselines;
import org.crosscheck.conformance.Acceptance;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.Promise;
import org.crosscheck.regression.Bisection;
import org.crosscheck.regression.TimingComparison;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.KnownVersion;
import org.crosscheck.release.NpmVersions;
import org.crosscheck.release.Pins;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.report.ReportInput;
import org.crosscheck.report.Samples;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.VisitKey;

/** A result of each command whose result is a class of this package, with hostile text. */
final class ResultSamples {
  private static final String HOSTILE = "a | <b>text</b> & \"more\"";

  private ResultSamples() {}

  static Map<String, Object> of(ReportInput input) {
    return Map.ofEntries(
        entry(
            TextFormats.runs().subject(),
            List.of(RunDigest.of(input.run(), input.comparison(), "reports/runs/1"))),
        entry(TextFormats.visits().subject(), visits()),
        entry(TextFormats.acceptedRuns().subject(), accepted(input)),
        entry(TextFormats.claims().subject(), new ClaimList(Coverage.of(Samples.catalog()))),
        entry(TextFormats.claim().subject(), claim(input)),
        entry(TextFormats.hostings().subject(), hostings()),
        entry(TextFormats.releases().subject(), new ReleaseList(releases(), List.of("2026.7.3"))),
        entry(TextFormats.bisectedClaims().subject(), bisected()),
        entry(TextFormats.timings().subject(), timings()));
  }

  private static VisitList visits() {
    return new VisitList(
        Map.of(
            "2026.7.3",
            List.of(
                VisitKey.parse("isolation bare chrome none"),
                VisitKey.parse("worker-tag:inline bare firefox py"))));
  }

  private static AcceptedRun accepted(ReportInput input) {
    return new AcceptedRun(
        new Acceptance(
            input.comparison(),
            input.baseline(),
            "2026.7.3",
            new Baselines(List.of(Path.of("baselines")))),
        List.of("reports/baselines/2026.7.3.txt"),
        Optional.of("This run was interrupted."),
        3);
  }

  private static ClaimDetails claim(ReportInput input) {
    Claim claim =
        Samples.catalog().claims().stream()
            .filter(c -> c.id().text().equals("worker-reaches-dom"))
            .findFirst()
            .orElseThrow();
    return ClaimDetails.of(claim, "2026.7.3", input.baseline(), Optional.of("By hand: open it."));
  }

  private static HostingList hostings() {
    return new HostingList(
        List.of(
            Given.hosting("bare").promising(Promise.of(false)),
            Given.hosting("other", "X-Hostile: " + HOSTILE)),
        true);
  }

  private static ReleaseCatalog releases() {
    NpmVersions versions =
        new NpmVersions(
            List.of(
                new KnownVersion(
                    "0.6.39",
                    Optional.empty(),
                    "^0.16.21",
                    Optional.empty(),
                    Map.of(Interpreter.PY, "0.27.2"),
                    Map.of()),
                new KnownVersion(
                    "0.7.31",
                    Optional.of("2026-07-03"),
                    "^0.20.5",
                    Optional.of("^3.0.2"),
                    Map.of(Interpreter.MPY, "1.28.0-6", Interpreter.PY, "314.0.7"),
                    Map.of(Interpreter.PY, "314.0.2"))),
            Pins.none());
    try (Folder folder =
        new Folder()
            .with("releases.yaml", "calendar:\n  0.7.31: 2026.7.3\n")
            .with("npm-versions.json", new VersionsJson().write(versions))) {
      return ReleaseCatalog.read(folder.path());
    }
  }

  private static BisectedClaims bisected() {
    TestCaseId of = TestCaseId.parse("worker-reaches-dom worker-tag:inline bare chrome py");
    return new BisectedClaims(
        new Bisection.Found(
            "0.6.39",
            "0.7.31",
            List.of("0.7.0"),
            new TreeMap<>(Map.of(of, AcceptedVerdict.parse("HOLDS"))),
            new TreeMap<>(Map.of(of, AcceptedVerdict.parse("BROKEN")))),
        false,
        releases());
  }

  private static ComparedTimings timings() {
    return new ComparedTimings(
        "2026.7.3",
        "2026.1.1",
        2,
        List.of(
            new TimingComparison.Measured(
                "chrome", "start of a worker", List.of(100.0, 110.5), List.of(150.25, 140.0))));
  }
}
