package org.crosscheck.report;

import gg.jte.output.StringOutput;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.record.RunRecord;

/**
 * A run in a few words, as an image for a README.
 *
 * @param label what was run
 * @param says the answer
 * @param good whether nothing differs from the baseline
 */
public record Badge(String label, String says, boolean good) {
  private static final int PER_LETTER = 7;
  private static final int PADDING = 12;

  /** {@return the badge of a run} */
  public static Badge of(RunRecord run, Comparison comparison) {
    int worse = comparison.of(ChangeKind.WORSE).size();
    String says =
        run.orRefuseEmpty().stopped().isPresent()
            ? "did not get to its end"
            : comparison.same()
                ? comparison.compared() + " as accepted"
                : worse > 0 ? worse + " worse" : comparison.differences().size() + " changed";
    boolean good = comparison.same() && run.stopped().isEmpty();
    return new Badge("PyScript " + run.info().release().name(), says, good);
  }

  /** {@return the image, SVG} */
  public String svg() {
    StringOutput svg = new StringOutput();
    HtmlReport.TEMPLATES.render("badge.jte", this, svg);
    return Visible.of(svg.toString());
  }

  /** {@return the width of the whole in pixels, as wide as its letters are at most} */
  public int width() {
    return labelWidth() + saysWidth();
  }

  /** {@return the width of the left part in pixels} */
  public int labelWidth() {
    return label.length() * PER_LETTER + PADDING;
  }

  /** {@return the width of the right part in pixels} */
  public int saysWidth() {
    return says.length() * PER_LETTER + PADDING;
  }

  /** {@return a colour on which white text can be read; the words say the same} */
  public String colour() {
    return good ? "#1b6e3c" : "#b3261e";
  }
}
