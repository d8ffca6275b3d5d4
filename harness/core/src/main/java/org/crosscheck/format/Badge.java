package org.crosscheck.format;

import java.util.List;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;
import org.crosscheck.report.ReportInput;

/** A run in a few words, as an image for a README. */
public final class Badge implements ReportFormat {
  private static final int PER_LETTER = 7;
  private static final int PADDING = 12;

  // White text is legible on both; the words mean the same as the color.
  private static final String GREEN = "#1b6e3c";
  private static final String RED = "#b3261e";

  @Override
  public String id() {
    return "badge";
  }

  @Override
  public String description() {
    return "an SVG image for a README";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    RunRecord run = in.run().orRefuseEmpty();
    String label = "PyScript " + run.info().release().name();
    boolean good = in.comparison().same() && run.partial().isEmpty();
    return List.of(
        Artifact.of("badge.svg", svg(label, result(run, in.comparison()), good ? GREEN : RED)));
  }

  private static String result(RunRecord run, Comparison comparison) {
    if (run.partial().isPresent()) {
      return "incomplete";
    }
    if (comparison.same()) {
      return comparison.compared() + " as accepted";
    }
    if (!comparison.fails()) {
      return comparison.of(ChangeKind.FLAKY).size() + " flaky";
    }
    int worse = comparison.of(ChangeKind.WORSE).size();
    return worse > 0 ? worse + " worse" : comparison.differences().size() + " changed";
  }

  private static String svg(String label, String result, String color) {
    int left = width(label);
    int right = width(result);
    String title = label + ": " + result;
    Xml svg = new Xml();
    svg.open("svg", "xmlns", "http://www.w3.org/2000/svg");
    svg.attributes("width", String.valueOf(left + right), "height", "20");
    svg.attributes("role", "img", "aria-label", title).text("\n");
    svg.element("title", title).text("\n");
    svg.empty("rect", "width", String.valueOf(left), "height", "20", "fill", "#444").text("\n");
    svg.empty("rect", "x", String.valueOf(left), "width", String.valueOf(right));
    svg.attributes("height", "20", "fill", color).text("\n");
    svg.open("g", "fill", "#fff", "text-anchor", "middle");
    svg.attributes("font-family", "Verdana,DejaVu Sans,sans-serif", "font-size", "11").text("\n");
    svg.element("text", label, "x", String.valueOf(left / 2), "y", "14").text("\n");
    svg.element("text", result, "x", String.valueOf(left + right / 2), "y", "14").text("\n");
    return svg.close().text("\n").close().document();
  }

  /** The maximum width of a text, in pixels. */
  private static int width(String text) {
    return text.length() * PER_LETTER + PADDING;
  }
}
