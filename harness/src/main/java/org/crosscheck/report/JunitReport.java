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
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
import org.crosscheck.verdict.Verdict;

/**
 * A run as JUnit XML, in the elements of Surefire's schema ({@code surefire-test-report.xsd}), so
 * that CI shows claims as tests. What differs from the baseline is a failure, a fault of ours an
 * error, what was not asked is skipped with the reason; an accepted deviation passes and says so.
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
      write(xml, run, comparison.byCase(), baseline);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text takes any XML", e);
    }
    return text + "\n";
  }

  private static void write(
      XMLStreamWriter xml, RunRecord run, Map<Case, Difference> differences, Baseline baseline)
      throws XMLStreamException {
    List<Judged> all = run.orRefuseEmpty().judged();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "PyScript " + clean(run.info().release().name()));
    xml.writeAttribute("tests", String.valueOf(all.size()));
    xml.writeAttribute("errors", count(all, j -> fault(j)));
    xml.writeAttribute("failures", count(all, j -> !fault(j) && differences.containsKey(j.of())));
    xml.writeAttribute("skipped", count(all, j -> skipped(j, differences)));
    xml.writeAttribute("time", seconds(run.visits().stream().mapToDouble(JunitReport::time).sum()));
    for (VisitRecord visit : run.visits()) {
      for (Judged judged : visit.judged()) {
        write(xml, visit, judged, Optional.ofNullable(differences.get(judged.of())), baseline);
      }
    }
    xml.writeEndElement();
  }

  private static void write(
      XMLStreamWriter xml,
      VisitRecord visit,
      Judged judged,
      Optional<Difference> difference,
      Baseline baseline)
      throws XMLStreamException {
    Verdict verdict = judged.verdict();
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", clean(judged.of().claim().text() + " [" + visit.name() + "]"));
    xml.writeAttribute("classname", clean(visit.hosting() + "." + visit.page()));
    xml.writeAttribute("time", seconds(time(visit) / Math.max(1, visit.judged().size())));
    if (fault(judged)) {
      element(xml, "error", verdict.kind().name(), verdict.because());
    } else if (difference.isPresent()) {
      element(xml, "failure", verdict.kind().name(), difference.get().toString());
    } else if (verdict.kind() == Verdict.Kind.NOT_ASKED) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", clean(verdict.because()));
    } else if (Baseline.needsReason(verdict.kind())) {
      Baseline.Line line = baseline.lines().get(judged.of());
      String reason = line == null ? "" : baseline.reasons().getOrDefault(line.reason(), "");
      xml.writeStartElement("system-out");
      xml.writeCharacters(
          clean("Accepted as " + verdict.accepted() + ": " + reason + "\n" + verdict.because()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String type, String said)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", clean(said));
    xml.writeCharacters(clean(said));
    xml.writeEndElement();
  }

  private static boolean fault(Judged judged) {
    return judged.verdict().kind() == Verdict.Kind.OUR_FAULT;
  }

  private static boolean skipped(Judged judged, Map<Case, Difference> differences) {
    return judged.verdict().kind() == Verdict.Kind.NOT_ASKED
        && !differences.containsKey(judged.of());
  }

  private static String count(List<Judged> all, java.util.function.Predicate<Judged> which) {
    return String.valueOf(all.stream().filter(which).count());
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
