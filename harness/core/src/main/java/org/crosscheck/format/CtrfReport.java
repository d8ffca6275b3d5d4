package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.ReportInput;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * A run in the Common Test Report Format (CTRF, {@code ctrf-io/ctrf}): each verdict is a test. A
 * difference from the baseline is {@code failed}; an accepted deviation and a flaky verdict are
 * {@code other}, with the verdict as raw status, because they neither pass nor fail. Each try is a
 * retry attempt.
 */
public final class CtrfReport implements ReportFormat {
  @Override
  public String id() {
    return "ctrf";
  }

  @Override
  public String description() {
    return "Common Test Report Format, JSON";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    return List.of(Artifact.of("ctrf.json", json(in.run(), in.comparison())));
  }

  private static String json(RunRecord run, Comparison comparison) {
    ObjectNode json = Json.object();
    json.put("reportFormat", "CTRF");
    json.put("specVersion", "0.0.0");
    json.put("generatedBy", "Crosscheck " + run.info().environment().harnessVersion());
    ObjectNode results = json.putObject("results");
    results
        .putObject("tool")
        .put("name", "crosscheck")
        .put("version", run.info().environment().harnessVersion());
    ObjectNode summary = results.putObject("summary");
    ArrayNode tests = results.putArray("tests");
    Map<TestCaseId, Difference> differences = comparison.byCase();
    Map<String, Integer> counts = new TreeMap<>();
    for (VisitRecord visit : run.orRefuseEmpty().visits()) {
      for (TestResult judged : visit.results()) {
        Optional<Difference> difference = Optional.ofNullable(differences.get(judged.of()));
        String status = status(judged, difference);
        counts.merge(status, 1, Integer::sum);
        add(tests.addObject(), visit, judged, status, difference);
      }
    }
    comparison
        .of(ChangeKind.GONE)
        .forEach(gone -> failed(tests, gone.of().toString(), gone.toString()));
    run.partial().ifPresent(why -> failed(tests, "the run is complete", why));
    counts.merge("failed", tests.size() - run.results().size(), Integer::sum);
    summary.put("tests", tests.size());
    for (String status : new String[] {"passed", "failed", "pending", "skipped", "other"}) {
      summary.put(status, counts.getOrDefault(status, 0));
    }
    Instant start = run.info().startedAt();
    summary.put("start", start.toEpochMilli());
    summary.put("stop", run.end().map(RunEnd::endedAt).orElse(start).toEpochMilli());
    ObjectNode environment = results.putObject("environment");
    environment.put("appName", "PyScript");
    environment.put("appVersion", run.info().release().name());
    environment.put("osPlatform", run.info().environment().os());
    run.info().environment().git().commit().ifPresent(commit -> environment.put("commit", commit));
    return Json.line(json);
  }

  private static void failed(ArrayNode tests, String name, String message) {
    ObjectNode test = tests.addObject();
    test.put("name", name).put("status", "failed").put("duration", 0).put("message", message);
  }

  private static void add(
      ObjectNode test,
      VisitRecord visit,
      TestResult judged,
      String status,
      Optional<Difference> difference) {
    test.put("name", judged.of().toString());
    test.put("status", status);
    // The verdicts of a visit share its time.
    test.put(
        "duration",
        Math.round(visit.last().timings().page() / Math.max(1, visit.results().size())));
    test.putArray("suite").add(visit.hosting()).add(visit.page());
    String message =
        difference.map(Difference::toString).orElseGet(() -> judged.verdict().because());
    if (!message.isEmpty()) {
      test.put("message", message);
    }
    test.put("rawStatus", judged.verdict().label());
    test.put("browser", visit.engine());
    test.put("retries", visit.tries().size() - 1);
    test.put("flaky", judged.verdict().kind() == Verdict.Kind.FLAKY);
    if (visit.tries().size() > 1) {
      attempts(test.putArray("retryAttempts"), visit, judged);
    }
  }

  private static void attempts(ArrayNode attempts, VisitRecord visit, TestResult judged) {
    for (Try one : visit.tries()) {
      ObjectNode attempt = attempts.addObject();
      attempt.put("attempt", attempts.size());
      Optional<Verdict> verdict = one.verdict(judged.of());
      attempt.put("status", verdict.map(v -> status(v.kind())).orElse("other"));
      attempt.put("duration", Math.round(one.observation().timings().page()));
      verdict.ifPresent(v -> attempt.put("message", (v.label() + " " + v.because()).strip()));
    }
  }

  private static String status(TestResult judged, Optional<Difference> difference) {
    return difference.filter(Difference::fails).isPresent()
        ? "failed"
        : status(judged.verdict().kind());
  }

  private static String status(Verdict.Kind kind) {
    return switch (kind.result()) {
      case PASSED -> "passed";
      case SKIPPED -> "skipped";
      case FAILED, FLAKY, UNDECIDED -> "other";
    };
  }
}
