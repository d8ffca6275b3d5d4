package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.observation.Outcome;
import org.crosscheck.record.BrowserInfo;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.ReportInput;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * The visits of one browser as wptreport JSON, which the tools of web-platform-tests read ({@code
 * tools/wptrunner/wptrunner/formatters/wptreport.py}): a visit is a test, a claim a subtest. {@code
 * expected} is present only if the baseline has another status, as wptrunner writes it.
 */
public final class WptReport implements ReportFormat {
  @Override
  public String id() {
    return "wptreport";
  }

  @Override
  public String description() {
    return "JSON of web-platform-tests, a file for each browser";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    return in.run().orRefuseEmpty().browsers().stream()
        .map(BrowserInfo::engine)
        .distinct()
        .map(
            browser ->
                Artifact.of(
                    "wptreport-" + browser + ".json", json(in.run(), in.comparison(), browser)))
        .toList();
  }

  private static String json(RunRecord run, Comparison comparison, String browser) {
    ObjectNode json = Json.object();
    ObjectNode info = json.putObject("run_info");
    info.put("product", browser);
    run.browsers().stream()
        .filter(b -> b.engine().equals(browser))
        .forEach(b -> info.put("browser_version", b.version()));
    info.put("os", run.info().environment().os());
    info.put("revision", run.info().environment().git().commit().orElse(""));
    info.put("pyscript", run.info().release().explain());
    json.put("time_start", run.info().startedAt().toEpochMilli());
    run.end().ifPresent(end -> json.put("time_end", end.endedAt().toEpochMilli()));
    ArrayNode results = json.putArray("results");
    Map<TestCaseId, Difference> differences = comparison.byCase();
    for (VisitRecord visit : run.visits()) {
      if (visit.engine().equals(browser)) {
        add(results.addObject(), visit, differences);
      }
    }
    run.partial()
        .ifPresent(
            why -> {
              ObjectNode test = results.addObject();
              test.put("test", "/run").put("status", "ERROR").put("message", why);
              test.put("duration", 0).putArray("subtests");
            });
    return Json.line(json);
  }

  private static void add(
      ObjectNode test, VisitRecord visit, Map<TestCaseId, Difference> differences) {
    String path = "/" + visit.page() + "/" + visit.hosting() + "/" + visit.interpreters();
    test.put("test", path);
    test.put("status", status(visit.last().outcome()));
    test.put("message", visit.last().detail().isEmpty() ? null : visit.last().detail());
    test.put("duration", Math.round(visit.last().timings().page()));
    ArrayNode subtests = test.putArray("subtests");
    for (TestResult judged : visit.results()) {
      ObjectNode subtest = subtests.addObject();
      String status = status(last(judged.verdict()).kind().result());
      subtest.put("name", judged.of().claim().text());
      subtest.put("status", status);
      String because = judged.verdict().because();
      subtest.put("message", because.isEmpty() ? null : because);
      Optional.ofNullable(differences.get(judged.of()))
          .flatMap(Difference::was)
          .map(was -> status(was.kind().result()))
          .filter(expected -> !expected.equals(status))
          .ifPresent(expected -> subtest.put("expected", expected));
      intermittent(subtest, status, judged.verdict());
    }
  }

  /** The verdict of the last try counts; wptreport has the others as known to be intermittent. */
  private static Verdict last(Verdict verdict) {
    return verdict instanceof Verdict.Flaky flaky
        ? flaky.tries().get(flaky.tries().size() - 1)
        : verdict;
  }

  private static void intermittent(ObjectNode subtest, String status, Verdict verdict) {
    if (verdict instanceof Verdict.Flaky flaky) {
      ArrayNode known = subtest.putArray("known_intermittent");
      flaky.tries().stream()
          .map(v -> status(v.kind().result()))
          .distinct()
          .filter(other -> !other.equals(status))
          .forEach(known::add);
    }
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case DONE -> "OK";
      case TIMED_OUT, RELOAD_LOOP, PAGE_GONE -> "TIMEOUT";
      case BROWSER_DIED -> "CRASH";
      case NOT_VISITED -> "SKIP";
      case NOT_OPENED, INTERNAL_ERROR -> "ERROR";
    };
  }

  private static String status(Verdict.Result result) {
    return switch (result) {
      case PASSED -> "PASS";
      case FAILED -> "FAIL";
      case SKIPPED -> "PRECONDITION_FAILED";
      case UNDECIDED, FLAKY -> "NOTRUN";
    };
  }
}
