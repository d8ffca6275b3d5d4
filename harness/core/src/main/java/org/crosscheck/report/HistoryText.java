package org.crosscheck.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.analysis.History;
import org.crosscheck.verdict.AcceptedVerdict;

/** The history of claims for the terminal: what changed last. */
public final class HistoryText {
  private static final int SHOWN = 10;
  private static final int LONGEST = 60;

  private HistoryText() {}

  /** {@return a sentence, and the claims that came out another way last, a line each} */
  public static String of(HistoryPage page) {
    List<History.Row> changed = page.changed();
    String lines =
        changed.stream().limit(SHOWN).map(HistoryText::line).collect(Collectors.joining());
    int more = changed.size() - SHOWN;
    long marked = page.history().marked();
    return page.summary()
        + ".\n"
        + (marked == 0
            ? ""
            : marked + " of the runs did not end well; they count as far as they go.\n")
        + lines
        + (more > 0 ? "  and " + more + " before these\n" : "");
  }

  private static String line(History.Row row) {
    History.Turn last = row.turns().get(0);
    return "  "
        + HistoryPage.brief(last.run().startedAt())
        + "  "
        + last.change().kind().displayName()
        + " in "
        + Visible.line(last.run().release())
        + ": "
        + row.claim().text()
        + " was "
        + verdict(last.change().was())
        + ", is "
        + verdict(last.change().is())
        + "\n";
  }

  private static String verdict(Optional<AcceptedVerdict> verdict) {
    return verdict.map(v -> Visible.line(v.toString(), LONGEST)).orElse("");
  }
}
