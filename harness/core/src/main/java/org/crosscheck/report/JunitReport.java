package org.crosscheck.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * A run as JUnit XML, in the elements of Surefire's schema ({@code surefire-test-report.xsd}), so
 * that CI shows claims as tests. What differs from the baseline is a failure, an error of the
 * harness and a run that did not get to its end are errors, what does not apply is skipped with the
 * reason; an accepted deviation passes and says so.
 */
public final class JunitReport {
  private static final double MILLISECONDS = 1000;

  private JunitReport() {}

  /** {@return the document} */
  public static String of(RunRecord run, Comparison comparison, Baseline baseline) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      write(xml, run, comparison, baseline);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text takes any XML", e);
    }
    return text + "\n";
  }

  private static void write(
      XMLStreamWriter xml, RunRecord run, Comparison comparison, Baseline baseline)
      throws XMLStreamException {
    Map<TestCaseId, Difference> differences = comparison.byCase();
    List<Difference> gone = comparison.of(ChangeKind.GONE);
    List<TestResult> all = run.orRefuseEmpty().results();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "PyScript " + clean(run.info().release().name()));
    xml.writeAttribute("tests", String.valueOf(all.size() + gone.size() + stopped(run)));
    xml.writeAttribute("errors", String.valueOf(count(all, j -> fault(j)) + stopped(run)));
    xml.writeAttribute(
        "failures",
        String.valueOf(
            count(all, j -> !fault(j) && differences.containsKey(j.of())) + gone.size()));
    xml.writeAttribute("skipped", String.valueOf(count(all, j -> skipped(j, differences))));
    xml.writeAttribute("time", seconds(run.visits().stream().mapToDouble(JunitReport::time).sum()));
    for (VisitRecord visit : run.visits()) {
      for (TestResult judged : visit.results()) {
        write(xml, visit, judged, Optional.ofNullable(differences.get(judged.of())), baseline);
      }
    }
    for (Difference difference : gone) {
      TestCaseId of = difference.of();
      start(xml, of.claim().text() + " [" + of.visit() + "]", of.hosting() + "." + of.page(), 0);
      element(xml, "failure", difference.kind().name(), difference.toString());
      xml.writeEndElement();
    }
    if (run.stopped().isPresent()) {
      start(xml, "the run got to its end", "crosscheck.run", 0);
      element(xml, "error", "STOPPED", run.stopped().get());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void write(
      XMLStreamWriter xml,
      VisitRecord visit,
      TestResult judged,
      Optional<Difference> difference,
      Baseline baseline)
      throws XMLStreamException {
    Verdict verdict = judged.verdict();
    start(
        xml,
        judged.of().claim().text() + " [" + visit.key() + "]",
        visit.hosting() + "." + visit.page(),
        time(visit) / Math.max(1, visit.results().size()));
    if (fault(judged)) {
      element(xml, "error", verdict.kind().name(), verdict.because());
    } else if (difference.isPresent()) {
      element(xml, "failure", verdict.kind().name(), difference.get().toString());
    } else if (verdict.kind() == Verdict.Kind.NOT_APPLICABLE) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", clean(verdict.because()));
    } else if (verdict.kind().deviation()) {
      Baseline.Line line = baseline.lines().get(judged.of());
      String reason = line == null ? "" : baseline.reasons().getOrDefault(line.reason(), "");
      xml.writeStartElement("system-out");
      xml.writeCharacters(
          clean("Accepted as " + verdict.accepted() + ": " + reason + "\n" + verdict.because()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, String name, String className, double milliseconds)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("classname", clean(className));
    xml.writeAttribute("time", seconds(milliseconds));
  }

  private static void element(XMLStreamWriter xml, String name, String type, String said)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", clean(said));
    xml.writeCharacters(clean(said));
    xml.writeEndElement();
  }

  private static boolean fault(TestResult judged) {
    return judged.verdict().kind() == Verdict.Kind.ERROR;
  }

  private static boolean skipped(TestResult judged, Map<TestCaseId, Difference> differences) {
    return judged.verdict().kind() == Verdict.Kind.NOT_APPLICABLE
        && !differences.containsKey(judged.of());
  }

  private static long count(List<TestResult> all, java.util.function.Predicate<TestResult> which) {
    return all.stream().filter(which).count();
  }

  private static long stopped(RunRecord run) {
    return run.stopped().stream().count();
  }

  private static double time(VisitRecord visit) {
    return visit.last().timings().page() + visit.last().timings().ours();
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / MILLISECONDS);
  }

  /** XML 1.0 has no way to write some characters (section 2.2). */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    Visible.of(text).codePoints().map(c -> allowed(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
