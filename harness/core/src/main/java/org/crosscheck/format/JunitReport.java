package org.crosscheck.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.Try;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.report.ReportInput;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * A run as JUnit XML, in the elements of Surefire's schema ({@code surefire-test-report.xsd}), so
 * that CI systems show claims as tests. A difference from the baseline is a failure; an ERROR
 * verdict and an incomplete run are errors; NOT_APPLICABLE and a verdict about the machine only are
 * skipped with the reason; an accepted deviation passes and its output has the reason. Tries of a
 * visit are reruns, as Surefire writes them: {@code flakyFailure} if they disagree, {@code
 * rerunFailure} if all fail.
 */
public final class JunitReport implements ReportFormat {
  private static final double MILLISECONDS = 1000;

  @Override
  public String id() {
    return "junit";
  }

  @Override
  public String description() {
    return "JUnit XML for CI";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    return List.of(
        Artifact.of("junit.xml", xml(in.run().orRefuseEmpty(), in.comparison(), in.baseline())));
  }

  private static String xml(RunRecord run, Comparison comparison, Baseline baseline) {
    Map<TestCaseId, Difference> differences = comparison.byCase();
    List<Difference> gone = comparison.of(ChangeKind.GONE);
    List<TestResult> all = run.results();
    Xml xml = new Xml().declaration();
    xml.open(
        "testsuite",
        "name",
        "PyScript " + run.info().release().name(),
        "tests",
        String.valueOf(all.size() + gone.size() + partial(run)),
        "errors",
        String.valueOf(count(all, j -> fault(j)) + partial(run)),
        "failures",
        String.valueOf(count(all, j -> failed(j, differences)) + gone.size()),
        "skipped",
        String.valueOf(count(all, j -> skipped(j, differences))),
        "time",
        seconds(run.visits().stream().mapToDouble(JunitReport::time).sum()));
    for (VisitRecord visit : run.visits()) {
      for (TestResult judged : visit.results()) {
        write(xml, visit, judged, Optional.ofNullable(differences.get(judged.of())), baseline);
      }
    }
    for (Difference difference : gone) {
      TestCaseId of = difference.of();
      open(xml, of.claim().text() + " [" + of.visit() + "]", of.hosting() + "." + of.page(), 0);
      element(xml, "failure", difference.kind().name(), difference.toString());
      xml.close();
    }
    if (run.partial().isPresent()) {
      open(xml, "the run is complete", "crosscheck.run", 0);
      element(xml, "error", "PARTIAL", run.partial().get());
      xml.close();
    }
    return xml.close().document();
  }

  private static void write(
      Xml xml,
      VisitRecord visit,
      TestResult judged,
      Optional<Difference> difference,
      Baseline baseline) {
    Verdict verdict = judged.verdict();
    open(
        xml,
        judged.of().claim().text() + " [" + visit.key() + "]",
        visit.hosting() + "." + visit.page(),
        time(visit) / Math.max(1, visit.results().size()));
    if (fault(judged)) {
      element(xml, "error", verdict.kind().name(), verdict.because());
    } else if (difference.filter(Difference::fails).isPresent()) {
      element(xml, "failure", verdict.kind().name(), difference.get().toString());
      tries(xml, "rerunFailure", visit.tries().subList(1, visit.tries().size()), judged);
    } else if (verdict.kind() == Verdict.Kind.FLAKY) {
      tries(xml, "flakyFailure", visit.tries(), judged);
    } else if (verdict.kind() == Verdict.Kind.NOT_APPLICABLE || !verdict.aboutPage()) {
      xml.empty("skipped", "message", verdict.because());
    } else if (verdict.kind().deviation()) {
      Baseline.Line line = baseline.lines().get(judged.of());
      String reason = line == null ? "" : baseline.reasons().getOrDefault(line.reason(), "");
      xml.element(
          "system-out",
          "Accepted as %s: %s\n%s".formatted(verdict.accepted(), reason, verdict.because()));
    }
    xml.close();
  }

  /** The tries that did not pass, as Surefire writes the reruns of a test. */
  private static void tries(Xml xml, String name, List<Try> tries, TestResult judged) {
    for (Try one : tries) {
      one.verdict(judged.of())
          .filter(v -> v.kind().deviation())
          .ifPresent(
              v -> {
                xml.open(name, "type", v.kind().name(), "message", v.because());
                xml.element("stackTrace", v.because());
                xml.close();
              });
    }
  }

  private static void open(Xml xml, String name, String className, double milliseconds) {
    xml.open("testcase", "name", name, "classname", className, "time", seconds(milliseconds));
  }

  private static void element(Xml xml, String name, String type, String text) {
    xml.element(name, text, "type", type, "message", text);
  }

  private static boolean fault(TestResult judged) {
    return judged.verdict().kind() == Verdict.Kind.ERROR;
  }

  private static boolean skipped(TestResult judged, Map<TestCaseId, Difference> differences) {
    return !fault(judged)
        && !failed(judged, differences)
        && (judged.verdict().kind() == Verdict.Kind.NOT_APPLICABLE
            || !judged.verdict().aboutPage());
  }

  private static boolean failed(TestResult judged, Map<TestCaseId, Difference> differences) {
    Difference difference = differences.get(judged.of());
    return !fault(judged) && difference != null && difference.fails();
  }

  private static long count(List<TestResult> all, Predicate<TestResult> which) {
    return all.stream().filter(which).count();
  }

  private static long partial(RunRecord run) {
    return run.partial().stream().count();
  }

  private static double time(VisitRecord visit) {
    return visit.last().timings().page() + visit.last().timings().harness();
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / MILLISECONDS);
  }
}
