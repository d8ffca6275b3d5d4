package org.crosscheck.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.crosscheck.analysis.History;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.report.HistoryPage;
import org.crosscheck.report.TemplateHelper;
import org.crosscheck.verdict.AcceptedVerdict;

/** The history of claims for the terminal: the latest changes. */
public final class HistoryText implements TextFormat<HistoryPage> {
  private static final int SHOWN = 10;
  private static final int LONGEST = 60;

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "a sentence, and the claims whose verdicts changed last";
  }

  @Override
  public String write(HistoryPage page) {
    List<History.Row> changed = page.changed();
    String lines =
        changed.stream().limit(SHOWN).map(HistoryText::line).collect(Collectors.joining());
    int more = changed.size() - SHOWN;
    long marked = page.history().marked();
    return "%s.\n%s%s%s"
        .formatted(
            page.summary(),
            marked == 0
                ? ""
                : marked + " of the runs are incomplete; the verdicts that they have count.\n",
            lines,
            more > 0 ? "  and " + more + " earlier\n" : "");
  }

  private static String line(History.Row row) {
    History.Turn last = row.turns().get(0);
    return "  %s  %s in %s: %s was %s, is %s\n"
        .formatted(
            TemplateHelper.brief(last.run().startedAt()),
            last.change().kind().displayName(),
            TextSanitizer.line(last.run().release()),
            row.claim().text(),
            verdict(last.change().was()),
            verdict(last.change().is()));
  }

  private static String verdict(Optional<AcceptedVerdict> verdict) {
    return verdict.map(v -> TextSanitizer.line(v.toString(), LONGEST)).orElse("");
  }
}
